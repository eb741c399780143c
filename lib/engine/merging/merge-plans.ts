/** The exact merger: the cheapest merged plan, with a proof. */
import { describeConflict } from "coordlab/plans/conflict.js";
import { type GreedyMerge, type MergedPlan, mergedPlan } from "coordlab/plans/merged-plan.js";
import { foundWay } from "coordlab/plans/numbered-merge.js";
import type { Plan } from "coordlab/plans/plan.js";
import { numberPlans, type PlanProblem } from "coordlab/plans/plan-problem.js";
import { Clock, type Limits, requireLimits } from "../limits.js";
import { runInTurns, runToEnd, type Steps } from "../steps.js";
import { begin, closeIn, costOf, type Part } from "./close-in.js";
import { componentsOf } from "./components.js";
import { choicesOf } from "./conflict-tree/choices.js";
import type { Refutation } from "./conflict-tree/search.js";

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

/** A merged plan on the way to the best, written out when it is asked for. */
export interface MergeIncumbent {
  readonly cost: number;
  readonly plan: MergedPlan;
}

/**
 * Merges individual plans into one of the least cost = makespan + price of substitutions.
 *
 * Agents that can never meet are merged apart. For each group, the cost is closed in on from both sides ({@link closeIn}):
 * a greedy plan gives the first upper bound and the longest plan the first lower bound. The bounds meet at the optimum.
 * When a limit is met first, the best plan is returned with the lower bound that is proven ("feasible"), or only the
 * bound ("unknown"); plans that cannot be merged come with a refutation. So it always returns. `nodes` are those of
 * conflict trees, over all groups; the trees are searched depth first and hold little, so `memory` is never met.
 *
 * Optimal merging contains job shop scheduling and is NP-hard: worst case 2^p nodes for p incompatible pairs.
 *
 * @throws RangeError if a limit is negative or NaN
 * @see Sharon et al. (2015) for conflict trees; Carlier & Pinson (1989) for the bounds
 */
export function mergePlans(problem: PlanProblem, limits: Limits<MergeIncumbent> = {}): MergeResult {
  return runToEnd(merging(problem, limits));
}

/** The same, giving the loop back every few milliseconds. */
export function mergePlansInTurns(
  problem: PlanProblem,
  limits: Limits<MergeIncumbent> = {},
): Promise<MergeResult> {
  return runInTurns(merging(problem, limits));
}

function* merging(problem: PlanProblem, limits: Limits<MergeIncumbent>): Steps<MergeResult> {
  requireLimits(limits);
  const { milliseconds, nodes = milliseconds === undefined ? 100_000 : Infinity, onImproved } = limits;
  const budget = { nodes, opened: 0, clock: new Clock(limits) };
  const { world, plans, agreed } = problem;
  const groups = componentsOf(problem, choicesOf(problem));
  const begun = function* (group: readonly number[]): Steps<Part> {
    yield* budget.clock.rest();
    const chosen = group.map((agent) => plans[agent]!);
    const own = new Set(chosen.flatMap(({ actions }) => actions.map(({ id }) => id)));
    return begin(
      numberPlans(
        world,
        chosen,
        agreed.filter(({ before }) => own.has(before)),
      ),
    );
  };
  let parts: Part[] = [];
  for (const group of groups) parts.push(yield* begun(group));
  const told = { cost: Infinity, lowerBound: -1 };
  const tell = () => {
    const cost = parts.some(({ found }) => !found) ? Infinity : costOfAll(parts);
    const lowerBound = boundOf(parts);
    if (!onImproved || (cost >= told.cost && lowerBound <= told.lowerBound)) return;
    Object.assign(told, {
      cost: Math.min(cost, told.cost),
      lowerBound: Math.max(lowerBound, told.lowerBound),
    });
    const now = parts.map((part) => ({ ...part }));
    const incumbent = {
      cost,
      get plan() {
        return planOfAll(problem, now);
      },
    };
    onImproved(cost < Infinity ? incumbent : undefined, lowerBound);
  };
  tell();
  const isPriced = (group: readonly number[]) => group.some((agent) => hasAlternatives(plans[agent]!));
  for (const [k, group] of groups.entries()) if (!isPriced(group)) yield* closeIn(parts[k]!, 0, budget, tell);
  const floor = boundOf(parts.filter((_, k) => !isPriced(groups[k]!)));
  // Every group's price buys a shorter makespan for all, so groups that pay have to be weighed together.
  const paying: number[] = [];
  for (const [k, group] of groups.entries()) {
    if (!isPriced(group)) continue;
    const part = parts[k]!;
    yield* closeIn(part, floor, budget, tell);
    if (!part.because && costOf(part.found, floor) !== floor) paying.push(k);
  }
  if (paying.length > 1) {
    const together = yield* begun(paying.flatMap((k) => groups[k]!));
    yield* closeIn(together, floor, budget, () => {});
    parts = [...parts.filter((_, k) => !paying.includes(k)), together];
  }
  tell();
  const effort = {
    nodes: budget.opened,
    components: groups.map((group) => group.map((agent) => plans[agent]!.agent)),
  };
  const because = parts.find((part) => part.because)?.because;
  if (because) return { ...effort, status: "infeasible", because };
  const lowerBound = boundOf(parts);
  if (parts.some(({ found }) => !found)) return { ...effort, status: "unknown", lowerBound };
  const plan = planOfAll(problem, parts);
  return { ...effort, status: plan.cost === lowerBound ? "optimal" : "feasible", plan, lowerBound };
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

function boundOf(parts: readonly Part[]): number {
  return parts.reduce((most, { lowerBound }) => Math.max(most, lowerBound), 0);
}

function costOfAll(parts: readonly Part[]): number {
  const makespan = parts.reduce((most, { found }) => Math.max(most, found!.makespan), 0);
  return parts.reduce((sum, { found }) => sum + found!.price, makespan);
}

function planOfAll(problem: PlanProblem, parts: readonly Part[]): MergedPlan {
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
  return mergedPlan(problem, foundWay(problem, options, starts, substituted, added));
}

function hasAlternatives({ actions }: Plan): boolean {
  return actions.some(({ alternatives }) => (alternatives?.length ?? 0) > 0);
}
