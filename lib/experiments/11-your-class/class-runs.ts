/** A recorded class, played again: each group's run ends in the ledger that it had in the room. */

import { centralPlanner, type Ledger, type Scenario, seededStream, simulate } from "coordlab";
import { type ClassGame, classGame } from "./class-games.js";
import type { ClassRecord, RecordedGroup } from "./class-record.js";
import { recordedRun } from "./recorded-run.js";
import type { Treatment } from "./treatments.js";
import { withSeats } from "./with-seats.js";

/** One group under one treatment, replayed through the ledger. */
export interface ClassRun {
  readonly game: ClassGame["name"];
  readonly treatment: Treatment;
  readonly group: RecordedGroup;
  /** The game with the seats that were taken. */
  readonly room: Scenario;
  readonly ledger: Ledger;
}

/** Every group of every block, in the order in which they were played. */
export function classRuns({ blocks }: ClassRecord): ClassRun[] {
  return blocks.flatMap(({ game, groups }) =>
    groups.map((group): ClassRun => {
      const { treatment, seed, steps } = group;
      const taken = (place: number, step: number) => (steps[step]?.by[place] ?? ".") !== ".";
      const room = withSeats(classGame(game).scenario, taken);
      const ledger = simulate(room, recordedRun("the class", steps), steps.length, seededStream(seed));
      return { game, treatment, group, room, ledger };
    }),
  );
}

/** What a planner who knows everything would have earned in the same world with the same seats taken. */
export function plannersReward({ room, group }: ClassRun): number {
  return simulate(room, centralPlanner, group.steps.length, seededStream(group.seed)).reward;
}
