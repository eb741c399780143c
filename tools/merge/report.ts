/** A merged plan in words. */
import { describeConflict, describeResolution, findConflicts, type Plan, type PlanProblem } from "coordlab";
import { type MergeResult, type PricedResolution, priceResolutions, type Refutation } from "coordlab-engine";

/** Time for the prices of all other ways; the rest is told without. */
const pricing = 10_000;

/** How deep a refutation is told. */
const DEPTH = 4;

/**
 * What merging gave, as text: the conflicts between the plans as they were, the plan, and for each conflict
 * how it was resolved and what the other way would have cost, unless the signal is aborted.
 */
export function report(problem: PlanProblem, result: MergeResult, signal?: AbortSignal): string {
  const { conflicts } = findConflicts(problem);
  const found = conflicts.map((conflict) => `  ${describeConflict(conflict)}`);
  const heading = `conflicts if every agent acts as early as it can: ${conflicts.length}`;
  return `${[heading, ...found, "", ...outcome(problem, result, signal)].join("\n")}\n`;
}

function outcome(problem: PlanProblem, result: MergeResult, signal: AbortSignal | undefined): string[] {
  const { nodes } = result;
  if (result.status === "infeasible")
    return [`infeasible: these plans cannot be merged (nodes: ${nodes})`, ...told(result.because, 0)];
  if (result.status === "unknown")
    return [`unknown: no plan found within ${nodes} nodes; it would cost at least ${result.lowerBound}`];
  const { plan, status, lowerBound } = result;
  const proof = status === "optimal" ? "nothing costs less" : `nothing costs less than ${lowerBound}`;
  const groups = result.components.filter((group) => group.length > 1).map((group) => group.join(", "));
  const weighed = priceResolutions(problem, plan, { milliseconds: pricing, ...(signal && { signal }) });
  return [
    `${status}: cost ${plan.cost} = makespan ${plan.makespan} + price ${plan.price}; ${proof} (nodes: ${nodes})`,
    `sum of costs ${plan.sumOfCosts}; merged together: ${groups.join(" | ") || "nobody, they never meet"}`,
    "",
    "the merged plan",
    ...timetable(problem.plans, plan),
    "",
    `why it is so: ${weighed.length} resolutions`,
    ...weighed.flatMap((one) => reason(one, plan.cost)),
  ];
}

/** Why there is no plan, as an indented tree. */
function told({ conflict, branches }: Refutation, depth: number): string[] {
  const indent = "  ".repeat(depth + 1);
  const line = `${indent}${describeConflict(conflict)}`;
  if (depth === DEPTH && branches.length > 0) return [line, `${indent}  and so on`];
  return [
    line,
    ...branches.flatMap(({ by, because }) => [
      `${indent}  ${by.map(describeResolution).join(" and ") || "as planned"}: then`,
      ...told(because, depth + 1).map((text) => `  ${text}`),
    ]),
  ];
}

function timetable(
  plans: readonly Plan[],
  {
    starts,
    substitutions,
  }: {
    readonly starts: Readonly<Record<string, number>>;
    readonly substitutions: Readonly<Record<string, string>>;
  },
): string[] {
  const rows = plans.flatMap(({ agent, actions }) =>
    actions.map((planned) => {
      const { id } = planned;
      const other = planned.alternatives?.find((a) => a.id === substitutions[id]);
      const end = starts[id]! + (other ?? planned).duration;
      return { start: starts[id]!, end, agent, action: other ? `${other.id} (in place of ${id})` : id };
    }),
  );
  rows.sort((a, b) => a.start - b.start || a.end - b.end);
  const width = Math.max(5, ...rows.map(({ agent }) => agent.length));
  return [
    `  start    end  ${"agent".padEnd(width)}  action`,
    ...rows.map(
      ({ start, end, agent, action }) =>
        `${String(start).padStart(7)}${String(end).padStart(7)}  ${agent.padEnd(width)}  ${action}`,
    ),
  ];
}

function reason({ conflict, resolution, otherwise, instead }: PricedResolution, cost: number): string[] {
  const other = withoutIt();
  const why = {
    cost: (dear: number) => (dear === cost ? `${other}, the cost is the same` : `${other}, it costs ${dear}`),
    "at least": (dear: number) => `${other}, it costs at least ${dear}`,
    impossible: () => `${other}, there is no plan`,
    "no other way": () => "there is no other way",
    "not priced": () => "the other way was not priced",
  }[otherwise.kind]("cost" in otherwise ? otherwise.cost : cost);
  return [`  ${describeResolution(resolution)}`, `      because ${describeConflict(conflict)}; ${why}`];

  function withoutIt(): string {
    if (resolution.kind === "substitute") return `without ${resolution.by}`;
    if (conflict.kind === "closed") return `if ${conflict.on} were open`;
    return `with ${instead?.before} before ${instead?.after}`;
  }
}
