/** Lateness, measured: which disciplines survive it, on random teams merged exactly. */

import { checkTimetable } from "coordlab/plans/check-timetable.js";
import type { MergedPlan } from "coordlab/plans/merged-plan.js";
import { type Discipline, plannedDurations, replay } from "coordlab/plans/replay.js";
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
  /** Teams that end as early as the optimum if nothing is late, of `teams`. */
  readonly unchanged: number;
  readonly teams: number;
  /** Mean makespan of the valid replays, over the makespan as planned. */
  readonly stretch: number;
}

/**
 * Merges `teams` random teams exactly and replays each `replays` times with some actions late: by clock times,
 * by the orders that the search added, and by completed orders. A replay is valid if
 * {@link checkTimetable} accepts it. Teams that cannot be merged within 20,000 nodes, and teams that a greedy rule
 * merges at least cost so that no search adds orders, are drawn again. The teams depend on shape and seed only.
 *
 * @throws RangeError if not one in a hundred teams of this shape is of use
 */
export function survivalOfLateness(
  shape: PlansShape,
  lateness: Lateness,
  {
    teams,
    replays,
    seed,
  }: { readonly teams: number; readonly replays: number; readonly seed: number | string },
): Survival[] {
  const drawn = seededStream(seed);
  const delays = seededStream(`${seed} late`);
  const disciplines = ["timetable", "search orders", "completed orders"] as const;
  const tally = disciplines.map(() => ({ valid: 0, unchanged: 0, stretch: 0 }));
  for (let team = 0, draws = 0; team < teams; ) {
    if (draws++ === 100 * teams)
      throw new RangeError(`of ${100 * teams} teams only ${team} can be merged and need orders for it`);
    const problem = randomPlans(shape, drawn);
    const merged = mergePlans(problem, { nodes: 20_000 });
    if (merged.status !== "optimal") continue;
    const planned = plannedDurations(problem, merged.plan);
    const { substitutions } = merged.plan;
    const bare = replay(problem, planned, disciplineOf(merged.plan, "search orders"));
    if (checkTimetable(problem, { starts: bare, substitutions, makespan: merged.plan.makespan })) continue;
    team++;
    disciplines.forEach((name, d) => {
      const onTime = replay(problem, planned, disciplineOf(merged.plan, name));
      if (lastEnd(onTime, planned) === merged.plan.makespan) tally[d]!.unchanged++;
    });
    for (let k = 0; k < replays; k++) {
      const durations = lateDurations(planned, lateness, delays);
      disciplines.forEach((name, d) => {
        const starts = replay(problem, durations, disciplineOf(merged.plan, name));
        if (checkTimetable(problem, { starts, substitutions }, durations)) return;
        tally[d]!.valid++;
        tally[d]!.stretch += lastEnd(starts, durations) / merged.plan.makespan;
      });
    }
  }
  return disciplines.map((discipline, d) => {
    const { valid, unchanged, stretch } = tally[d]!;
    return { discipline, replays: teams * replays, valid, unchanged, teams, stretch: stretch / valid };
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
