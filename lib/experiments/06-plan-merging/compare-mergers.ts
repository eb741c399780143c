/** What each way to merge costs, on given teams and on random ones. */

import { timetableAlone } from "coordlab/plans/find-conflicts.js";
import { mergeFirstCome } from "coordlab/plans/merge-first-come.js";
import type { GreedyMerge } from "coordlab/plans/merged-plan.js";
import type { PlanProblem } from "coordlab/plans/plan-problem.js";
import { plannedDurations } from "coordlab/plans/replay.js";
import { type Stream, seededStream, shuffled } from "coordlab/world/random.js";
import { mergeByPriority } from "coordlab-engine/merging/merge-by-priority.js";
import { mergePlans } from "coordlab-engine/merging/merge-plans.js";
import { type PlansShape, randomPlans } from "./random-plans.js";

/** Makespans of one team; undefined where a rule got stuck, or the search could not prove its plan. */
export interface MergerComparison {
  readonly serial: number;
  readonly priority: number | undefined;
  /** The best of 100 random rankings. */
  readonly bestRanking: number | undefined;
  readonly firstCome: number | undefined;
  readonly optimal: number | undefined;
  /** The longest plan alone: what no merger can beat. */
  readonly longestPlan: number;
}

/** Merges a team in every way; at most `nodes` nodes for the exact one. */
export function compareMergers(problem: PlanProblem, nodes: number, stream: Stream): MergerComparison {
  const names = problem.plans.map(({ agent }) => agent);
  const rankings = Array.from({ length: 100 }, () => mergeByPriority(problem, shuffled(names, stream)));
  const exact = mergePlans(problem, { nodes });
  const alone = timetableAlone(problem);
  const durations = plannedDurations(problem, alone);
  const ends = Object.entries(alone.starts).map(([id, start]) => start + durations[id]!);
  return {
    serial: Object.values(durations).reduce((sum, duration) => sum + duration, 0),
    priority: makespan(mergeByPriority(problem)),
    bestRanking: rankings.map(makespan).reduce(least, undefined),
    firstCome: makespan(mergeFirstCome(problem)),
    optimal: exact.status === "optimal" ? exact.plan.makespan : undefined,
    longestPlan: Math.max(...ends),
  };
}

function makespan(merge: GreedyMerge): number | undefined {
  return merge.status === "feasible" ? merge.plan.makespan : undefined;
}

function least(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a;
}

/** How often first come first served gets stuck. */
export interface DeadlockRate {
  readonly holding: number;
  readonly deadlocks: number;
  readonly runs: number;
  readonly share: number;
}

/**
 * The share of random teams in which first come first served ends in a cycle of waiting, against the fraction of
 * claims that are held on to a later action.
 */
export function deadlockRates(
  shape: PlansShape,
  fractions: readonly number[],
  { runs, seed }: { readonly runs: number; readonly seed: number | string },
): DeadlockRate[] {
  return fractions.map((holding) => {
    const stream = seededStream(`${seed} ${holding}`);
    let deadlocks = 0;
    for (let run = 0; run < runs; run++) {
      const merged = mergeFirstCome(randomPlans({ ...shape, holding }, stream));
      if (merged.status === "stuck" && merged.conflict.kind === "cycle") deadlocks++;
    }
    return { holding, deadlocks, runs, share: deadlocks / runs };
  });
}
