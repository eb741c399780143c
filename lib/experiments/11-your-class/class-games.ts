/** The four games that a class can play: one scenario of the library each, in groups of a fixed size. */
import { bernoulliDemand, corridor, crawlers, doorway, lift, type Scenario } from "coordlab";

/** A scenario as a class plays it, in groups of one size. */
export interface ClassGame {
  readonly name: "corridor" | "doorway" | "crawlers" | "lift";
  /** Agents in a group. */
  readonly size: number;
  /** Whether an empty place is played by a bot, because the others can do nothing without it. */
  readonly fill: boolean;
  /** The world of one group. */
  readonly scenario: Scenario;
}

/** The games that `course live` offers. */
export const classGames: readonly ClassGame[] = [
  {
    name: "corridor",
    size: 6,
    fill: false,
    scenario: corridor({ agents: 6, demand: bernoulliDemand(1), refused: "lost" }),
  },
  { name: "doorway", size: 2, fill: true, scenario: doorway() },
  { name: "crawlers", size: 3, fill: false, scenario: crawlers({ agents: 3 }) },
  { name: "lift", size: 4, fill: true, scenario: lift({ agents: 4, shelves: 3 }) },
];

/** @throws RangeError if the class has no such game */
export function classGame(name: string): ClassGame {
  const game = classGames.find((candidate) => candidate.name === name);
  if (!game)
    throw new RangeError(`no game "${name}"; there are ${classGames.map((known) => known.name).join(", ")}`);
  return game;
}
