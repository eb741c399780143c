/** Lateness, measured: which disciplines survive it, on random teams merged exactly. */

import { checkTimetable } from "coordlab/plans/check-timetable.js";
import type { MergedPlan } from "coordlab/plans/merged-plan.js";
import type { PlanProblem } from "coordlab/plans/plan-problem.js";
import { type Discipline, plannedDurations, replay } from "coordlab/plans/replay.js";
import { estimate } from "coordlab/world/estimate.js";
import { below, type Stream, seededStream } from "coordlab/world/random.js";
import { mergePlans } from "coordlab-engine/merging/merge-plans.js";
import { type PlansShape, randomPlans } from "./random-plans.js";

/** How late actions are: each with a probability, by 1 to `most` steps. */
export interface Lateness {
  readonly probability: number;
  readonly most: number;
}

/** Durations of which some are late. */
export function lateDurations(
  planned: Readonly<Record<string, number>>,
  { probability, most }: Lateness,
  stream: Stream,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(planned).map(([id, length]) => [
      id,
      stream() < probability ? length + 1 + below(most, stream) : length,
    ]),
  );
}

/** How many replays stay right under each discipline, and what they take on average. */
export interface Survival {
  readonly discipline: "timetable" | "search orders" | "completed orders";
  readonly replays: number;
  readonly valid: number;
  /** Valid replays of 100, with the 95 % interval over teams. */
  readonly ofHundred: number;
  readonly low: number;
  readonly high: number;
  /** Teams that end as early as the optimum if nothing is late, of `teams`. */
  readonly unchanged: number;
  readonly teams: number;
  /** Mean makespan of the valid replays, over the makespan as planned. */
  readonly stretch: number;
}

/** A team that was merged exactly. */
interface MergedTeam {
  readonly problem: PlanProblem;
  readonly plan: MergedPlan;
  readonly planned: Readonly<Record<string, number>>;
}

/** How many teams, how often each is replayed, and from which draws. */
export interface Replays {
  readonly teams: number;
  readonly replays: number;
  readonly seed: number | string;
}

/**
 * Merges `teams` random teams exactly and replays each `replays` times with some actions late: by clock times,
 * by the orders that the search added, and by completed orders. A replay is valid if
 * {@link checkTimetable} accepts it. Teams that cannot be merged within 20,000 nodes, and teams that a greedy rule
 * merges at least cost so that no search adds orders, are drawn again. The teams depend on shape and seed only.
 *
 * @throws RangeError if not one in a hundred teams of this shape is of use
 */
export function survivalOfLateness(shape: PlansShape, lateness: Lateness, run: Replays): Survival[] {
  return survivalOf(mergedTeams(shape, run), lateness, run);
}

/** The same teams at several probabilities of being late, each action by at most `most` steps: rows of a chart. */
export function latenessRows(
  shape: PlansShape,
  { probabilities, most }: { readonly probabilities: readonly number[]; readonly most: number },
  run: Replays,
): (Survival & { readonly late: number })[] {
  const merged = mergedTeams(shape, run);
  return probabilities.flatMap((probability) =>
    survivalOf(merged, { probability, most }, run).map((row) => ({ late: 100 * probability, ...row })),
  );
}

function mergedTeams(shape: PlansShape, { teams, seed }: Replays): MergedTeam[] {
  const drawn = seededStream(seed);
  const merged: MergedTeam[] = [];
  for (let draws = 0; merged.length < teams; ) {
    if (draws++ === 100 * teams)
      throw new RangeError(
        `of ${100 * teams} teams only ${merged.length} can be merged and need orders for it`,
      );
    const problem = randomPlans(shape, drawn);
    const result = mergePlans(problem, { nodes: 20_000 });
    if (result.status !== "optimal") continue;
    const { plan } = result;
    const planned = plannedDurations(problem, plan);
    const starts = replay(problem, planned, disciplineOf(plan, "search orders"));
    if (checkTimetable(problem, { starts, substitutions: plan.substitutions, makespan: plan.makespan }))
      continue;
    merged.push({ problem, plan, planned });
  }
  return merged;
}

function survivalOf(
  merged: readonly MergedTeam[],
  lateness: Lateness,
  { replays, seed }: Replays,
): Survival[] {
  const delays = seededStream(`${seed} late`);
  const disciplines = ["timetable", "search orders", "completed orders"] as const;
  const tally = disciplines.map(() => ({ valid: new Int32Array(merged.length), unchanged: 0, stretch: 0 }));
  merged.forEach(({ problem, plan, planned }, team) => {
    disciplines.forEach((name, d) => {
      const onTime = replay(problem, planned, disciplineOf(plan, name));
      if (lastEnd(onTime, planned) === plan.makespan) tally[d]!.unchanged++;
    });
    for (let k = 0; k < replays; k++) {
      const durations = lateDurations(planned, lateness, delays);
      disciplines.forEach((name, d) => {
        const starts = replay(problem, durations, disciplineOf(plan, name));
        if (checkTimetable(problem, { starts, substitutions: plan.substitutions }, durations)) return;
        tally[d]!.valid[team]!++;
        tally[d]!.stretch += lastEnd(starts, durations) / plan.makespan;
      });
    }
  });
  return disciplines.map((discipline, d) => {
    const { valid: byTeam, unchanged, stretch } = tally[d]!;
    const valid = byTeam.reduce((sum, count) => sum + count, 0);
    const teams = merged.length;
    let team = 0;
    const { mean, low, high } = estimate(teams, () => (100 * byTeam[team++]!) / replays);
    return {
      ...{ discipline, replays: teams * replays, valid, ofHundred: mean, low, high },
      ...{ unchanged, teams, stretch: stretch / valid },
    };
  });
}

function lastEnd(
  starts: Readonly<Record<string, number>>,
  durations: Readonly<Record<string, number>>,
): number {
  return Math.max(...Object.entries(starts).map(([id, start]) => start + durations[id]!));
}

/** What a merged plan tells its agents. */
export function disciplineOf(plan: MergedPlan, name: Survival["discipline"]): Discipline {
  if (name === "timetable") return { orders: [], starts: plan.starts };
  const { orders, delays } = name === "search orders" ? plan.searched : plan;
  return { orders, starts: delays };
}
