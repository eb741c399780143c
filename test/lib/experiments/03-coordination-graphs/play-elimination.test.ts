import { bruteForce, pairwiseGraph, topology } from "coordlab";
import { expect, test } from "vitest";
import {
  actions,
  EliminationGame,
} from "../../../../lib/experiments/03-coordination-graphs/browser/elimination-game.js";
import {
  decisionsOfTheTriangle,
  roundTheTriangle,
} from "../../../../lib/experiments/03-coordination-graphs/browser/lying-triangle.js";

const sentHome = (shape: ReturnType<typeof topology.line>, order: readonly number[]) => {
  const game = new EliminationGame(shape);
  for (const agent of order) game.sendHome(agent);
  return game;
};

test("a star costs 3 + 9 a leaf if its leaves go first, and 3 + ... + 3^7 if the hub does", () => {
  expect(sentHome(topology.star(7), [1, 2, 3, 4, 5, 6, 0]).cells).toBe(6 * 9 + 3);
  expect(sentHome(topology.star(7), [0, 1, 2, 3, 4, 5, 6]).cells).toBe((3 ** 8 - 3) / 2);
  expect(new EliminationGame(topology.star(7)).par).toBe(57);
});

test("who leaves a ring joins its two neighbours, and undoing parts them", () => {
  const game = new EliminationGame(topology.ring(6));
  expect(game.sendHome(2)).toMatchObject({ around: [1, 3], filled: [[1, 3]], rows: 9, cells: 27 });
  expect(game.left()[1]).toEqual(new Set([0, 3]));
  game.undo();
  expect(game.left()[1]).toEqual(new Set([0, 2]));
  expect(game.cells).toBe(0);
});

test("whatever the order, what the agents choose backwards is the best of all joint actions", () => {
  const order = [4, 0, 8, 2, 6, 1, 3, 5, 7];
  const { choices, payoff, best } = sentHome(topology.grid(3, 3), order).backtrack();
  expect(choices.map(({ agent }) => agent)).toEqual([...order].reverse());
  expect(payoff).toBe(best);
  const graph = pairwiseGraph(
    topology.grid(3, 3),
    actions,
    (i, j, a, b) => (7 * i + 5 * j + 3 * a * (i + 1) + 4 * b * (j + 2)) % 10,
  );
  const jointAction = new Int32Array(9);
  for (const { agent, action } of choices) jointAction[agent] = action;
  expect(payoff).toBe(bruteForce(graph).payoff);
  expect(Array.from(jointAction)).not.toEqual(new Array(9).fill(0));
});

test("a drawing without an edge is nine numbers' worth of agents on their own", () => {
  const game = sentHome({ agents: 3, edges: new Int32Array() }, [0, 1, 2]);
  expect(game.cells).toBe(9);
  expect(game.backtrack().payoff).toBe(0);
});

test("each lap round the triangle adds 19 to what agent 0 hears, and the decisions end below the best", () => {
  const told = roundTheTriangle(6);
  expect([told[2]!.says, told[5]!.says]).toEqual([
    [22, 19],
    [41, 38],
  ]);
  expect(decisionsOfTheTriangle()).toEqual({ pays: [17, 17, 12], best: 19 });
});
