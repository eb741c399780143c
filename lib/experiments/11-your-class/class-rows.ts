/** What came of a class: rows for its tables and charts, with intervals over groups, since people of a group are no independent samples. */
import { type Estimate, estimate, type Ledger, outcomeCode, seededStream, simulate } from "coordlab";
import { type ClassRun, plannersReward } from "./class-runs.js";
import { recordedRun } from "./recorded-run.js";

/** One game under one rule. */
export interface ClassRow {
  readonly game: string;
  readonly treatment: string;
  readonly groups: number;
  readonly rounds: number;
  /** What a group made in a round: crossings, pages, shelves. */
  readonly made: Estimate;
  /** Collisions, work done again and lifts in vain, of a group in a round. */
  readonly wrong: number;
  /** Messages of a group in a round. */
  readonly messages: number;
  /** Reward as a share of a central planner's in the same worlds. */
  readonly share: Estimate;
}

/** A row for every game and rule, in the order in which they were played. */
export function classRows(runs: readonly ClassRun[]): ClassRow[] {
  const cells = new Map<string, ClassRun[]>();
  for (const run of runs) {
    const name = `${run.game}/${run.treatment}`;
    cells.set(name, [...(cells.get(name) ?? []), run]);
  }
  return [...cells.values()].map((members) => {
    const { game, treatment } = members[0]!;
    const steps = members.reduce((sum, { ledger }) => sum + ledger.steps, 0);
    const total = (count: (ledger: Ledger) => number) =>
      members.reduce((sum, { ledger }) => sum + count(ledger), 0);
    return {
      ...{ game, treatment, groups: members.length, rounds: members[0]!.ledger.steps },
      made: overGroups(members.map((run) => madeBy(run) / run.ledger.steps)),
      wrong:
        total(({ collisions, duplicated, missedSynergies }) => collisions + duplicated + missedSynergies) /
        steps,
      messages: total(({ messages }) => messages) / steps,
      share: overGroups(members.map((run) => run.ledger.reward / plannersReward(run))),
    };
  });
}

/** The mean over groups with its 95 % interval. */
export function overGroups(values: readonly number[]): Estimate {
  return estimate(values.length, (seed) => values[Number(seed.split("/").at(-1))]!);
}

/** Two lift one shelf. */
function madeBy({ game, ledger }: ClassRun): number {
  return game === "lift" ? ledger.worked / 2 : ledger.worked;
}

/** How often a person who could go went, over the rounds of these runs; bots and the silent are left out. */
export function shareThatWent(runs: readonly ClassRun[]): number {
  let went = 0;
  let could = 0;
  for (const { group } of runs)
    for (const { choices, by } of group.steps)
      choices.forEach((choice, place) => {
        if (by[place] !== "p") return;
        could++;
        if (choice === 0) went++;
      });
  return went / could;
}

/**
 * Crossings of a group of k in a round if everybody goes with probability p on their own: k p (1 - p)^(k - 1).
 *
 * @example loneGoer(6, 1 / 6) // 0.401877572
 */
export function loneGoer(k: number, p: number): number {
  return k * p * (1 - p) ** (k - 1);
}

/**
 * How often each person worked, since it came. Bots are no people: a place counts if somebody sat there, and what a bot did for an
 * absent person is not that person's work.
 */
export function workPerPerson(
  runs: readonly ClassRun[],
): { readonly number: number; readonly worked: number }[] {
  return runs.flatMap(({ room, group: { steps, seed } }) => {
    const worked = new Map<number, number>();
    simulate(room, recordedRun("the class", steps), steps.length, seededStream(seed), ({ step, outcome }) => {
      [...steps[step]!.by].forEach((by, place) => {
        if (by !== "p" && by !== "s") return;
        const now = by === "p" && outcome[place] === outcomeCode.worked ? 1 : 0;
        worked.set(place, (worked.get(place) ?? 0) + now);
      });
    });
    return [...worked]
      .sort(([one], [other]) => one - other)
      .map(([place, count]) => ({ number: place + 1, worked: count }));
  });
}
