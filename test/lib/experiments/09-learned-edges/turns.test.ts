import { describe, test } from "vitest";
import { coordinationGraph } from "../../../../lib/coordlab/graph/coordination-graph.js";
import { climbing } from "../../../../lib/coordlab/learning/games.js";
import { checkCliff, checkEdge, checkWorth } from "../../../../lib/experiments/09-learned-edges/turns.js";
import { right, wrong } from "../told.js";

const table = [11, -30, 0, -30, 7, 6, 0, 0, 5];
const row = (a: number) => table.slice(3 * a, 3 * a + 3);

describe("the value of an action", () => {
  test.each([
    [
      "a sum by hand",
      (a: number) => (climbing.payoff([a, 0]) + climbing.payoff([a, 1]) + climbing.payoff([a, 2])) / 3,
    ],
    ["a reduction of the matrix", (a: number) => row(a).reduce((sum, r) => sum + r / 3, 0)],
  ])("right: %s", (_, worth) => {
    checkWorth(worth);
    right();
  });

  test.each([
    ["hoping for the best", (a: number) => Math.max(...row(a)), "cannot know which column it will be"],
    ["fearing the worst", (a: number) => Math.min(...row(a)), "Which columns has it seen?"],
    ["a sum, no mean", (a: number) => row(a)[0]! + row(a)[1]! + row(a)[2]!, "three times too much"],
    [
      "the middle of the row",
      (a: number) => row(a).sort((x, y) => x - y)[1]!,
      "seen all three equally often",
    ],
  ])("its own hint: %s", (_, worth, hint) => {
    checkWorth(worth);
    wrong(hint);
  });
});

describe("an edge for climbing", () => {
  test.each([
    ["a table", coordinationGraph([3, 3], [{ agents: [0, 1], payoff: table }])],
    [
      "a function, the agents the other way round",
      coordinationGraph([3, 3], [{ agents: [1, 0], payoff: (b, a) => climbing.payoff([a, b]) }]),
    ],
  ])("right: %s", (_, team) => {
    checkEdge(team);
    right();
  });

  test.each([
    [
      "a term for each agent",
      coordinationGraph(
        [3, 3],
        [
          { agents: [0], payoff: [11, 7, 5] },
          { agents: [1], payoff: [0, 0, 0] },
        ],
      ),
      "Who has to be in the term together?",
    ],
    [
      "the best entry only",
      coordinationGraph([3, 3], [{ agents: [0, 1], payoff: [11, 0, 0, 0, 0, 0, 0, 0, 0] }]),
      "a number for each pair",
    ],
  ])("its own hint: %s", (_, team, hint) => {
    checkEdge(team);
    wrong(hint);
  });
});

describe("the cliff", () => {
  test.each([
    ["the law", (k: number, p: number) => p < 10 / (k - 2)],
    ["two means", (k: number, p: number) => (10 - p * (k - 1)) / k > -p / k],
  ])("right: %s", (_, catches) => {
    checkCliff(catches);
    right();
  });

  test.each([
    [
      "the stag against the cost",
      (_: number, p: number) => 10 > p,
      "the mean of catching with the mean of anything else",
    ],
    ["one action too few", (k: number, p: number) => p < 10 / (k - 1), "Write down the mean of my catching"],
  ])("its own hint: %s", (_, catches, hint) => {
    checkCliff(catches);
    wrong(hint);
  });
});
