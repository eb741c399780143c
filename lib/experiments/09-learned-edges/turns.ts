/** The checks of the notebook's own turns: each says what to think about, most of all after the commonest slip. */

import { near } from "coordlab/exercise/equality.js";
import { check } from "coordlab/exercise/exercise-check.js";
import { type CoordinationGraph, payoff } from "coordlab/graph/coordination-graph.js";
import { variableElimination } from "coordlab/graph/variable-elimination.js";
import { climbing } from "coordlab/learning/games.js";

const places = [0, 1, 2];

/** Is `worth(a)` the mean of what action a pays, over what the other may do? */
export function checkWorth(worth: (a: number) => number): void {
  const row = (a: number) => places.map((b) => climbing.payoff([a, b]));
  const mean = (a: number) => row(a).reduce((sum, r) => sum + r, 0) / 3;
  const hoping = places.every((a) => near(worth(a), Math.max(...row(a))));
  const fearing = places.every((a) => near(worth(a), Math.min(...row(a))));
  const summing = places.every((a) => near(worth(a), 3 * mean(a)));
  const hint = hoping
    ? "That is what the action pays if the other does just the right thing. It cannot know which column it will be."
    : fearing
      ? "That is what the action pays if the other does the worst thing. Which columns has it seen?"
      : summing
        ? "That is the sum of its three days, three times too much. What is it worth on one day?"
        : "It cannot know which column it will be, and it has seen all three equally often.";
  check(
    "each action is worth what it paid in the mean, and the third wins",
    () => places.every((a) => near(worth(a), mean(a))),
    hint,
  );
}

/** Does the graph hold the climbing game, so that elimination finds 11? */
export function checkEdge(team: CoordinationGraph): void {
  const alone = team.termStart.every((start, t) => t === 0 || start - team.termStart[t - 1]! < 2);
  const hint = alone
    ? "A term that one agent has for itself can hold no more than its own actions. Who has to be in the term together?"
    : "The table has a number for each pair of actions, agent 1's running fastest: the rows one after the other.";
  const holds = () =>
    places.every((a) => places.every((b) => payoff(team, [a, b]) === climbing.payoff([a, b])));
  check(
    "one term holds the game, and elimination finds 11",
    () => holds() && variableElimination(team).payoff === 11,
    hint,
  );
}

/** Does `catches(k, p)` know from which lone cost on averaging gives up the stag? */
export function checkCliff(catches: (k: number, p: number) => boolean): void {
  const right = [3, 4, 6, 8, 12].every((k) =>
    [0.96, 1.04].every((share) => catches(k, (share * 10) / (k - 2)) === share < 1),
  );
  const together = catches(6, 9.9) && !catches(6, 10.1);
  const hint = together
    ? "That compares the stag with the cost. A learner compares the mean of catching with the mean of anything else."
    : "Of k things that the other may do, one is catching. Write down the mean of my catching, and of my doing anything else, and compare.";
  check("averages catch below the cliff and not above it, for any k", () => right, hint);
}
