/** Ways to run agents that edit the same files, from none to a merged plan. */

import { type Conflict, describeConflict } from "coordlab/plans/conflict.js";
import { timetableAlone } from "coordlab/plans/find-conflicts.js";
import { mergeFirstCome } from "coordlab/plans/merge-first-come.js";
import type { Plan, PlannedAction } from "coordlab/plans/plan.js";
import { type PlanProblem, planProblem } from "coordlab/plans/plan-problem.js";
import { type Estimate, estimate } from "coordlab/world/estimate.js";
import { seededStream } from "coordlab/world/random.js";
import { mergePlans } from "coordlab-engine/merging/merge-plans.js";
import { lostUpdates, type ToolCallShape, toolCallPlans } from "./tool-calls.js";

/** How a team fares under one regime. */
export interface RegimeResult {
  readonly regime:
    | "one after the other"
    | "free-for-all"
    | "waves"
    | "locks in call order"
    | "locks in sorted order"
    | "merged plan";
  /** Undefined after a deadlock. */
  readonly makespan: number | undefined;
  /** Makespan of one after the other, over this one. */
  readonly speedup: number | undefined;
  readonly lostUpdates: number;
  readonly deadlock: string | undefined;
}

/**
 * All regimes on one team whose budget is enough.
 *
 * - one after the other: agent by agent;
 * - free-for-all: everybody at once, as early as they can;
 * - waves: an agent that claims a file of the current wave waits for a later wave; waves run one by one;
 * - locks in call order: first come first served, a file is locked from its read to its write;
 * - locks in sorted order: the same, but each task reads its files in the order of their names;
 * - merged plan: {@link mergePlans} with at most `nodes` nodes.
 */
export function compareRegimes(problem: PlanProblem, nodes: number = 20_000): RegimeResult[] {
  const { world, plans } = problem;
  const lengths = plans.map((plan) => lengthOf(plan.actions));
  const serial = lengths.reduce((sum, length) => sum + length, 0);
  const row = (
    regime: RegimeResult["regime"],
    makespan?: number,
    lost = 0,
    conflict?: Conflict,
  ): RegimeResult => ({
    ...{ regime, makespan, speedup: makespan && serial / makespan, lostUpdates: lost },
    deadlock: conflict && describeConflict(conflict),
  });
  const locks = (regime: RegimeResult["regime"], planned: readonly Plan[]): RegimeResult => {
    const greedy = mergeFirstCome(planProblem({ world, plans: planned }));
    if (greedy.status === "stuck") return row(regime, undefined, 0, greedy.conflict);
    return row(regime, greedy.plan.makespan, lostUpdates(planned, greedy.plan).length);
  };
  const merged = mergePlans(problem, { nodes });
  const plan = merged.status === "optimal" || merged.status === "feasible" ? merged.plan : undefined;
  return [
    row("one after the other", serial),
    row("free-for-all", Math.max(...lengths), lostUpdates(plans, timetableAlone(problem)).length),
    row(
      "waves",
      wavesOf(plans).reduce((sum, wave) => sum + Math.max(...wave.map((a) => lengths[a]!)), 0),
    ),
    locks("locks in call order", plans),
    locks("locks in sorted order", plans.map(readsInOrder)),
    row("merged plan", plan?.makespan, plan && lostUpdates(plans, plan).length),
  ];
}

/** How a regime fares on many random teams. */
export interface RegimeRate {
  readonly regime: RegimeResult["regime"];
  readonly runs: number;
  readonly deadlocks: number;
  /** Mean over all runs. */
  readonly lostUpdates: number;
  /** Mean over the runs that ended. */
  readonly speedup: number;
  /** Mean over all runs, a deadlock counted as 0, with its 95 % interval. */
  readonly overAll: number;
  readonly low: number;
  readonly high: number;
}

/** {@link compareRegimes} over `runs` random teams. */
export function regimeRates(shape: ToolCallShape, runs: number, seed: number | string): RegimeRate[] {
  const stream = seededStream(seed);
  const results = Array.from({ length: runs }, () => compareRegimes(toolCallPlans(shape, stream), 200));
  return results[0]!.map(({ regime }, k) => {
    const rows = results.map((row) => row[k]!);
    const speedups = rows.flatMap(({ speedup }) => speedup ?? []);
    const { mean, low, high } = overRuns(rows.map(({ speedup }) => speedup ?? 0));
    return {
      ...{ regime, runs, deadlocks: rows.filter(({ deadlock }) => deadlock).length },
      lostUpdates: rows.reduce((sum, row) => sum + row.lostUpdates, 0) / runs,
      speedup: speedups.reduce((sum, value) => sum + value, 0) / speedups.length,
      ...{ overAll: mean, low, high },
    };
  });
}

/** The mean of values that are there already, with its 95 % interval. */
function overRuns(values: readonly number[]): Estimate {
  let run = 0;
  return estimate(values.length, () => values[run++]!);
}

/** Groups of agents that claim no file in common, each agent in the first group that it fits into. */
function wavesOf(plans: readonly Plan[]): number[][] {
  const waves: { readonly agents: number[]; readonly files: Set<string> }[] = [];
  plans.forEach(({ actions }, agent) => {
    const files = actions.flatMap(({ claims = [] }) => claims.map(({ resource }) => resource));
    const wave = waves.find((other) => files.every((file) => !other.files.has(file)));
    if (!wave) waves.push({ agents: [agent], files: new Set(files) });
    else {
      wave.agents.push(agent);
      for (const file of files) wave.files.add(file);
    }
  });
  return waves.map(({ agents }) => agents);
}

/** The same plan with all reads and looks of each task sorted by file, so that locks are taken in one order. */
function readsInOrder(plan: Plan): Plan {
  const isRead = ({ claims = [] }: PlannedAction) => claims.length > 0;
  const file = ({ claims }: PlannedAction) => claims![0]!.resource;
  const actions: PlannedAction[] = [];
  for (let k = 0; k < plan.actions.length; ) {
    const from = k;
    while (k < plan.actions.length && isRead(plan.actions[k]!)) k++;
    const reads = plan.actions.slice(from, k).sort((a, b) => (file(a) < file(b) ? -1 : 1));
    actions.push(...reads);
    if (k < plan.actions.length) actions.push(plan.actions[k++]!);
  }
  return { ...plan, actions };
}

function lengthOf(actions: readonly PlannedAction[]): number {
  return actions.reduce((sum, { duration }) => sum + duration, 0);
}
