/** The checks of the notebook's own turns: each says what to think about, most of all after the commonest slip. */

import { near } from "coordlab/exercise/equality.js";
import { check } from "coordlab/exercise/exercise-check.js";
import { coinFlip } from "coordlab/mechanisms/conventions.js";
import { bernoulliDemand, chapterDemand, corridor } from "coordlab/scenarios/corridor.js";
import { estimate } from "coordlab/world/estimate.js";
import { type Rule, silent } from "coordlab/world/mechanism.js";
import { seededStream } from "coordlab/world/random.js";
import { simulate } from "coordlab/world/simulate.js";

const lowestFirst: Rule = ({ agent, options, contenders }) => {
  const [door] = options[0]!.uses;
  return door && contenders(door)[0] === agent ? 0 : options.length - 1;
};

/** Does agent 3 alone obey "the highest number goes first", the other five the lowest? */
export function checkOtherEnd(rule: Rule): void {
  const followed = (observation: Parameters<Rule>[0]) =>
    observation.agent === 3 ? rule(observation) : lowestFirst(observation);
  const world = corridor({ agents: 6, demand: chapterDemand(), refused: "lost" });
  const mechanism = silent("mine", "conventions", () => followed);
  const { worked, collisions } = simulate(world, mechanism, 200, seededStream(7));
  const hint =
    collisions === 0
      ? "Agent 3 still agrees with the others. `contenders(door)` is in ascending order: who stands at its other end?"
      : collisions > 23
        ? "Agent 3 goes too often: it should go only if nobody with a higher number is at the door."
        : "Agent 3 should go in exactly the steps in which it is the last of `contenders(door)`.";
  check(
    "agent 3 bumps 23 times, and the team crosses 164 times",
    () => worked === 164 && collisions === 23,
    hint,
  );
}

/** Does a coin of probability `p` let six agents that always want to cross do so in more than 0.39 of the steps? */
export function checkCoin(p: number): void {
  const world = corridor({ agents: 6, demand: bernoulliDemand(1), refused: "lost" });
  const measure = (seed: string) => simulate(world, coinFlip(p), 200, seededStream(seed)).worked / 200;
  const { mean } = estimate(50, measure);
  const hint =
    p >= 0.4
      ? "At a door of two a half is best. Six that go half of the time are three at the door."
      : p > 1 / 6
        ? "Still too eager. If each of six goes with probability p, how many go on average? How many should?"
        : "Too shy: the door is empty most of the time. How many of six should go, on average?";
  check(
    "six crowd the door, and more than 0.39 cross a step",
    () => mean > 0.39,
    `${mean.toFixed(2)} a step. ${hint}`,
  );
}

/** Is `index` Jain's: 1 for equal shares, 1/n where one has all? */
export function checkFairness(index: (shares: readonly number[]) => number): void {
  const gives = (shares: readonly number[], expected: number) => near(index(shares), expected, 1e-3);
  const row = [88, 66, 34, 11, 1, 0];
  const sum = (shares: readonly number[]) => shares.reduce((a, b) => a + b, 0);
  const hint = gives(row, sum(row))
    ? "That is how much there is, not how it is shared. What would squares do to a team in which one has everything?"
    : gives([1, 1, 1, 1], 4) || gives(row, 0.498 * 6)
      ? "Nearly: equal shares should give 1, whatever the number of agents."
      : "(sum of all) squared, divided by n times the sum of the squares: try it on (1, 0, 0, 0).";
  const right = () => gives([1, 1, 1, 1], 1) && gives([1, 0, 0, 0], 0.25) && gives(row, 0.498);
  check("equal shares give 1, one who takes all of four gives a quarter", right, hint);
}
