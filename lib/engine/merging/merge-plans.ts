/** The exact merger: the cheapest merged plan, with a proof. */
import { lastOpening } from "coordlab/plans/closings.js";
import { describeConflict } from "coordlab/plans/conflict.js";
import { playOut } from "coordlab/plans/merge-first-come.js";
import { type GreedyMerge, type MergedPlan, mergedPlan } from "coordlab/plans/merged-plan.js";
import { bestOf, costOf, type Found, foundWay } from "coordlab/plans/numbered-merge.js";
import type { Plan } from "coordlab/plans/plan.js";
import { earliestMakespan, numberPlans, type PlanProblem } from "coordlab/plans/plan-problem.js";
import { componentsOf } from "./components.js";
import { choicesOf } from "./conflict-tree/choices.js";
import { type Refutation, Search } from "./conflict-tree/search.js";
import { jobShopSearch } from "./job-shop-search.js";
import { placeByRank } from "./merge-by-priority.js";

/** What merging took. */
export interface MergeEffort {
  /** Nodes of conflict trees that were opened. */
  readonly nodes: number;
  /** The agents that had to be merged together; the others never meet. */
  readonly components: readonly (readonly string[])[];
}

/** What merging gives. */
export type MergeResult = MergeEffort &
  (
    | { readonly status: "optimal" | "feasible"; readonly plan: MergedPlan; readonly lowerBound: number }
    | { readonly status: "infeasible"; readonly because: Refutation }
    | { readonly status: "unknown"; readonly lowerBound: number }
  );

export interface MergeOptions {
  /** The node budget, over all components. Default: 100,000. */
  readonly nodes?: number;
}

/**
 * Merges individual plans into one of the least cost = makespan + price of substitutions.
 *
 * Agents that can never meet are merged apart. For each group, the cost is closed in on from both sides by
 * {@link Search}: a greedy plan, for job shops made better by {@link jobShopSearch}, gives the first upper bound and the longest plan the first lower bound; then a
 * target halfway between is either met by a plan, which lowers the upper bound, or refuted, which raises the
 * lower one (Klein & Scholl 1999). The bounds meet at the optimum. If the node budget runs out first, the
 * best plan is returned with the lower bound that is proven ("feasible"), or only the bound ("unknown");
 * plans that cannot be merged come with a refutation. So it always returns.
 *
 * Optimal merging contains job shop scheduling and is NP-hard: worst case 2^p nodes for p incompatible pairs.
 *
 * @throws RangeError if the node budget is not positive
 * @see Sharon et al. (2015) for conflict trees; Carlier & Pinson (1989) for the bounds
 */
export function mergePlans(problem: PlanProblem, { nodes = 100_000 }: MergeOptions = {}): MergeResult {
  if (!Number.isSafeInteger(nodes) || nodes < 1)
    throw new RangeError(`nodes must be a whole number of at least 1, got ${nodes}`);
  const { world, plans, agreed } = problem;
  const groups = componentsOf(problem, choicesOf(problem));
  const effort = { nodes: 0, components: groups.map((group) => group.map((agent) => plans[agent]!.agent)) };
  const merge = (group: readonly number[], floor: number): Part => {
    const chosen = group.map((agent) => plans[agent]!);
    const own = new Set(chosen.flatMap(({ actions }) => actions.map(({ id }) => id)));
    const agreedHere = agreed.filter(({ before }) => own.has(before));
    const part = closeIn(numberPlans(world, chosen, agreedHere), floor, nodes - effort.nodes);
    effort.nodes += part.nodes;
    return part;
  };
  const priced = groups.filter((group) => group.some((agent) => hasAlternatives(plans[agent]!)));
  const parts = groups.filter((group) => !priced.includes(group)).map((group) => merge(group, 0));
  const floor = parts.reduce((most, { lowerBound }) => Math.max(most, lowerBound), 0);
  // Every group's price buys a shorter makespan for all, so groups that pay have to be weighed together.
  const paying: { readonly group: readonly number[]; readonly part: Part }[] = [];
  for (const group of priced) {
    const part = merge(group, floor);
    if (part.because || costOf(part.found, floor) === floor) parts.push(part);
    else paying.push({ group, part });
  }
  if (paying.length === 1) parts.push(paying[0]!.part);
  if (paying.length > 1)
    parts.push(
      merge(
        paying.flatMap(({ group }) => group),
        floor,
      ),
    );
  return joined(problem, parts, effort);
}

/**
 * The merged plan of a result that has one.
 *
 * @throws Error that says why there is none
 */
export function planOf(result: MergeResult | GreedyMerge): MergedPlan {
  if ("plan" in result) return result.plan;
  if (result.status === "unknown")
    throw new Error(
      `no merged plan was found within ${result.nodes} nodes; it would cost ${result.lowerBound} or more`,
    );
  const why = result.status === "stuck" ? result.conflict : result.because.conflict;
  throw new Error(`there is no merged plan (${result.status}): ${describeConflict(why)}`);
}

/** A group of agents, merged: what was found, and what its max(floor, makespan) + price is at least. */
interface Part {
  readonly problem: PlanProblem;
  readonly lowerBound: number;
  readonly found?: Found;
  readonly because?: Refutation;
  readonly nodes: number;
}

/** Steps of the local search for job shops before the tree; 100 actions take 0.2 s. */
const steps = 40_000;

/** Closes in on the least max(floor, makespan) + price from both sides. */
function closeIn(problem: PlanProblem, floor: number, nodes: number): Part {
  const { slots } = problem;
  const durations = slots.map(({ options }) => options.map(({ duration }) => duration));
  let lowerBound = Math.max(floor, earliestMakespan(problem));
  let found = bestOf([placeByRank(problem), playOut(problem)], floor);
  const shop = found && jobShopSearch(problem, choicesOf(problem), found, { steps, least: lowerBound });
  found = shop ?? found;
  let cost = costOf(found, floor);
  const search = new Search(problem);
  const report = (because?: Refutation): Part => ({
    ...{ problem, lowerBound, nodes: search.nodes, ...(found && { found }), ...(because && { because }) },
  });
  if (!found) {
    const opened = Math.max(floor, lastOpening(problem.world));
    const release = slots.reduce((most, slot) => Math.max(most, slot.release), opened);
    const dearest = slots.reduce((sum, { prices }) => sum + Math.max(...prices), 0);
    const probe = search.probe(
      durations.reduce((sum, list) => sum + Math.max(...list), release + dearest),
      floor,
      nodes,
    );
    if (probe.status !== "found") return report(probe.status === "refuted" ? probe.because : undefined);
    found = probe.found;
    cost = costOf(found, floor);
  }
  while (lowerBound < cost) {
    const target = Math.floor((lowerBound + cost - 1) / 2);
    const probe = search.probe(target, floor, nodes - search.nodes);
    if (probe.status === "spent") break;
    if (probe.status === "refuted") lowerBound = target + 1;
    else {
      found = probe.found;
      cost = costOf(found, floor);
    }
  }
  return report();
}

function joined(problem: PlanProblem, parts: readonly Part[], effort: MergeEffort): MergeResult {
  const because = parts.find((part) => part.because)?.because;
  if (because) return { ...effort, status: "infeasible", because };
  const lowerBound = parts.reduce((most, part) => Math.max(most, part.lowerBound), 0);
  if (parts.some(({ found }) => !found)) return { ...effort, status: "unknown", lowerBound };
  const options = new Int32Array(problem.slots.length);
  const starts = new Float64Array(problem.slots.length);
  for (const { problem: group, found } of parts)
    group.slots.forEach(({ id }, s) => {
      options[problem.slotOf.get(id)!] = found!.options[s]!;
      starts[problem.slotOf.get(id)!] = found!.starts[s]!;
    });
  const added = parts.flatMap(({ problem: { slots }, found }) =>
    found!.added.map((s) => problem.slotOf.get(slots[s]!.id)!),
  );
  const substituted = parts.flatMap(({ found }) => found!.substituted);
  const plan = mergedPlan(problem, foundWay(problem, options, starts, substituted, added));
  return { ...effort, status: plan.cost === lowerBound ? "optimal" : "feasible", plan, lowerBound };
}

function hasAlternatives({ actions }: Plan): boolean {
  return actions.some(({ alternatives }) => (alternatives?.length ?? 0) > 0);
}
