/** What each way to merge costs, on given teams and on random ones. */

import { describeConflict } from "coordlab/plans/conflict.js";
import { timetableAlone } from "coordlab/plans/find-conflicts.js";
import { mergeFirstCome } from "coordlab/plans/merge-first-come.js";
import type { GreedyMerge } from "coordlab/plans/merged-plan.js";
import type { PlanProblem } from "coordlab/plans/plan-problem.js";
import { plannedDurations } from "coordlab/plans/replay.js";
import { type Estimate, estimate } from "coordlab/world/estimate.js";
import { seededStream } from "coordlab/world/random.js";
import { mergeByPriority } from "coordlab-engine/merging/merge-by-priority.js";
import { mergePlans } from "coordlab-engine/merging/merge-plans.js";
import { type PlansShape, randomPlans } from "./random-plans.js";

/** Makespans of one team; undefined where a rule got stuck, or the search could not prove its plan. */
export interface MergerComparison {
  readonly serial: number;
  readonly priority: number | undefined;
  /** The best of all rankings. */
  readonly bestRanking: number | undefined;
  readonly optimal: number | undefined;
}

/** Merges a team in every way; at most `nodes` nodes for the exact one. O(agents!) for the rankings. */
export function compareMergers(problem: PlanProblem, nodes: number): MergerComparison {
  const names = problem.plans.map(({ agent }) => agent);
  const exact = mergePlans(problem, { nodes });
  const durations = plannedDurations(problem, timetableAlone(problem));
  return {
    serial: Object.values(durations).reduce((sum, duration) => sum + duration, 0),
    priority: makespan(mergeByPriority(problem)),
    bestRanking: permutations(names)
      .map((ranking) => makespan(mergeByPriority(problem, ranking)))
      .reduce(least, undefined),
    optimal: exact.status === "optimal" ? exact.plan.makespan : undefined,
  };
}

/** A way to merge, with its makespan over the optimum: the mean over teams and its 95 % interval. */
export interface MergerRow extends Estimate {
  readonly way: "one by one" | "one ranking" | "the best of all rankings";
}

/** What each way costs on random teams, over the optimum. Teams that cannot be proven in 2,000 nodes are drawn again. */
export function mergersOverTeams(
  shape: PlansShape,
  { teams, seed }: { readonly teams: number; readonly seed: number | string },
): MergerRow[] {
  const stream = seededStream(seed);
  const compared: MergerComparison[] = [];
  while (compared.length < teams) {
    const row = compareMergers(randomPlans(shape, stream), 2_000);
    if (row.optimal !== undefined) compared.push(row);
  }
  const ways = [
    ["one by one", "serial"],
    ["one ranking", "priority"],
    ["the best of all rankings", "bestRanking"],
  ] as const;
  return ways.map(([way, field]) => {
    let team = 0;
    return {
      way,
      ...estimate(teams, () => {
        const row = compared[team++]!;
        return row[field]! / row.optimal!;
      }),
    };
  });
}

function permutations(names: readonly string[]): string[][] {
  if (names.length < 2) return [[...names]];
  return names.flatMap((first, i) =>
    permutations([...names.slice(0, i), ...names.slice(i + 1)]).map((rest) => [first, ...rest]),
  );
}

function makespan(merge: GreedyMerge): number | undefined {
  return merge.status === "feasible" ? merge.plan.makespan : undefined;
}

function least(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a;
}

/** What came of a rule that may get stuck, in words: the makespan, or who waits for whom. */
export function greedyOutcome(merge: GreedyMerge): string {
  return merge.status === "feasible"
    ? `makespan ${merge.plan.makespan}`
    : `stuck: ${describeConflict(merge.conflict)}`;
}

/** How often first come first served gets stuck. */
export interface DeadlockRate {
  readonly holding: number;
  readonly deadlocks: number;
  readonly runs: number;
  readonly share: number;
  /** 95 % interval of the share. */
  readonly low: number;
  readonly high: number;
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
    const share = deadlocks / runs;
    const margin = 1.96 * Math.sqrt((share * (1 - share)) / runs);
    return { holding, deadlocks, runs, share, low: share - margin, high: share + margin };
  });
}
