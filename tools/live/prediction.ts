/** What a simulated class would do: the band behind the class's own numbers. */
import { outcomeCode, seededStream, simulate } from "coordlab";
import type { ClassGame } from "coordlab-experiments/11-your-class/class-games.js";
import { mechanismOf, type Treatment } from "coordlab-experiments/11-your-class/treatments.js";

/** What a whole class makes in a round, with the range in which 95 of 100 rounds lie. */
export interface Band {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

const groupsSimulated = 200;
const roundsSimulated = 20;

/** Simulates 200 groups for 20 rounds and adds up `groups` of them: mean and 1.96 standard deviations. */
export function predict(game: ClassGame, treatment: Treatment, groups: number): Band {
  const mechanism = mechanismOf(treatment, game);
  let sum = 0;
  let squares = 0;
  for (let group = 0; group < groupsSimulated; group++)
    simulate(
      game.scenario,
      mechanism,
      roundsSimulated,
      seededStream(`prediction/${group}`),
      ({ outcome }) => {
        const made = madeIn(game, outcome);
        sum += made;
        squares += made * made;
      },
    );
  const samples = groupsSimulated * roundsSimulated;
  const mean = sum / samples;
  const spread = 1.96 * Math.sqrt(groups * Math.max(0, squares / samples - mean * mean));
  return {
    mean: groups * mean,
    low: Math.max(0, groups * mean - spread),
    high: groups * mean + spread,
  };
}

/** What a group made in a round: crossings, pages, shelves. Two lift one shelf. */
export function madeIn(game: ClassGame, outcome: ArrayLike<number>): number {
  let worked = 0;
  for (let place = 0; place < outcome.length; place++) if (outcome[place] === outcomeCode.worked) worked++;
  return game.name === "lift" ? worked / 2 : worked;
}
