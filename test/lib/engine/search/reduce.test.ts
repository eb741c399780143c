import fc from "fast-check";
import { expect, test } from "vitest";
import { bruteForce } from "../../../../lib/coordlab/graph/brute-force.js";
import { coordinationGraph, payoff, withPayoffs } from "../../../../lib/coordlab/graph/coordination-graph.js";
import { grid, pairwiseGraph } from "../../../../lib/coordlab/graph/topologies.js";
import { Purse } from "../../../../lib/engine/search/purse.js";
import { reduceGraph } from "../../../../lib/engine/search/reduce.js";
import { runToEnd } from "../../../../lib/engine/steps.js";
import { arbitraryForest, arbitraryGraph } from "../../coordlab/graph/arbitrary-graph.js";

test("a forest reduces to nothing", () => {
  fc.assert(
    fc.property(arbitraryForest(), (graph) => {
      const { graph: left, constant, expand } = runToEnd(reduceGraph(graph));
      expect(left.actionCounts.length).toBe(0);
      expect(constant).toBe(bruteForce(graph).payoff);
      expect(payoff(graph, expand([]))).toBe(constant);
    }),
  );
});

test("however early it stops, the best payoff is that of what is left plus the constant, and its joint action expands to one that pays it", () => {
  const dense = arbitraryGraph({ agents: 7, actions: 3, terms: 25, arity: 3 });
  fc.assert(
    fc.property(dense, fc.boolean(), fc.nat(150), (whole, forbid, nodes) => {
      const graph = forbid
        ? withPayoffs(
            whole,
            Float64Array.from(whole.payoffs, (value) => (value < -12 ? -Infinity : value)),
          )
        : whole;
      const { graph: left, constant, expand } = runToEnd(reduceGraph(graph, new Purse({ nodes })));
      const rest = left.actionCounts.length === 0 ? undefined : bruteForce(left);
      expect(constant + (rest?.payoff ?? 0)).toBe(bruteForce(graph).payoff);
      expect(payoff(graph, expand(rest?.jointAction ?? []))).toBe(bruteForce(graph).payoff);
    }),
  );
});

test("an action that another never does worse than is struck out", () => {
  // Against either action of agent 1, action 2 of agent 0 pays at most what action 0 pays; actions 0 and 1 differ.
  const table = [5, 1, 1, 5, 5, 0];
  const agents = [0, 1, 2, 3];
  const clique = agents.flatMap((i) => agents.filter((j) => j > i).map((j) => [i, j]));
  const graph = coordinationGraph(
    [3, 2, 2, 2],
    [
      ...clique.filter(([i]) => i !== 0).map((pair) => ({ agents: pair, payoff: [0, 3, 4, 1] })),
      ...[1, 2, 3].map((j) => ({ agents: [0, j], payoff: table })),
    ],
  );
  expect(Math.max(...runToEnd(reduceGraph(graph)).graph.actionCounts, 2)).toBe(2);
});

test("terms that forbid everything together leave nothing to search", () => {
  const graph = coordinationGraph(
    [2, 2],
    [
      { agents: [0, 1], payoff: [0, -Infinity, -Infinity, -Infinity] },
      { agents: [1], payoff: [-Infinity, 0] },
    ],
  );
  expect(runToEnd(reduceGraph(graph))).toMatchObject({ constant: -Infinity });
});

test("a corner of a grid is eliminated, its inside is not", () => {
  const graph = pairwiseGraph(
    grid(6, 6),
    4,
    (a, b, i, j) => ((a * 7 + b * 11 + i * 5 + j * 3) % 13) * (a - b + 1),
  );
  const { length } = runToEnd(reduceGraph(graph)).graph.actionCounts;
  expect(length).toBeLessThan(36);
});
