import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bruteForce } from "../../../../lib/coordlab/graph/brute-force.js";
import { payoff } from "../../../../lib/coordlab/graph/coordination-graph.js";
import { line, pairwiseGraph } from "../../../../lib/coordlab/graph/topologies.js";
import { eliminate, variableElimination } from "../../../../lib/coordlab/graph/variable-elimination.js";
import { seededStream, shuffled } from "../../../../lib/coordlab/world/random.js";
import { arbitraryGraph } from "./arbitrary-graph.js";
import { solverLaws } from "./solver-laws.js";
import { square } from "./square.js";

solverLaws("brute force", { solve: (graph) => bruteForce(graph), exact: "always" });
solverLaws("variable elimination", { solve: (graph) => variableElimination(graph), exact: "always" });

describe("eliminating the square's agents in the order 0, 1, 2, 3", () => {
  const [first, second, third, fourth] = eliminate(square, [0, 1, 2, 3]);

  test("agent 0 leaves a term over its neighbours 1 and 2", () => {
    // e(a1, a2) = max over a0 of 3 [a0 = a1] + 4 [a0 != a2]: equal actions leave the 4, unequal ones give 7.
    expect(first!.bucket.map((table) => table.agents)).toEqual([
      [0, 1],
      [0, 2],
    ]);
    expect(first!.message).toEqual({ agents: [1, 2], values: Float64Array.from([4, 7, 7, 4]) });
    expect(first!.bestActions).toEqual({ agents: [1, 2], values: Int32Array.from([1, 0, 1, 0]) });
  });

  test("agent 1 leaves one over 3 and 2, agent 2 one over 3, agent 3 the optimum", () => {
    // e(a3, a2) = max over a1 of [a1 != a3] + e(a1, a2). For a2 = a3 the other action gives 1 + 7; for a2 != a3
    // a1 = a3 gives 0 + 7 and the other action 1 + 4.
    expect(second!.message).toEqual({ agents: [3, 2], values: Float64Array.from([8, 7, 7, 8]) });
    expect(third!.message).toEqual({ agents: [3], values: Float64Array.from([10, 10]) });
    expect(fourth!.message).toEqual({ agents: [], values: Float64Array.from([10]) });
  });
});

test("an agent takes the lowest action that is best given the agents eliminated after it", () => {
  fc.assert(
    fc.property(arbitraryGraph(), fc.nat(), (graph, seed) => {
      const order = shuffled(Array.from(graph.actionCounts.keys()), seededStream(seed));
      const { jointAction, payoff: best } = variableElimination(graph, order);
      const expected = Array.from(graph.actionCounts, () => -1);
      for (const agent of [...order].reverse()) {
        const lowest = Array.from({ length: graph.actionCounts[agent]! }, (_, a) => a).find((a) => {
          expected[agent] = a;
          return bestCompletion(graph, expected) === best;
        });
        expected[agent] = lowest!;
      }
      expect(Array.from(jointAction)).toEqual(expected);
    }),
    { numRuns: 50 },
  );

  function bestCompletion(graph: Parameters<typeof payoff>[0], fixed: readonly number[]): number {
    const open = fixed.indexOf(-1);
    if (open === -1) return payoff(graph, fixed);
    const choices = Array.from({ length: graph.actionCounts[open]! }, (_, a) => fixed.with(open, a));
    return Math.max(...choices.map((choice) => bestCompletion(graph, choice)));
  }
});

test("any order gives the same payoff", () => {
  fc.assert(
    fc.property(arbitraryGraph(), fc.nat(), (graph, seed) => {
      const order = shuffled(Array.from(graph.actionCounts.keys()), seededStream(seed));
      expect(variableElimination(graph, order).payoff).toBe(variableElimination(graph).payoff);
    }),
  );
});

test("a graph too wide is refused in one sentence, before any table is made", () => {
  const graph = pairwiseGraph(line(3), 10, () => 1);
  expect(() => variableElimination(graph, [1, 0, 2], 1000)).toThrow(
    "elimination needs 1110 cells and 17760 bytes (width 2, largest bucket agents 1, 0, 2), the limit is 1000 bytes: " +
      "use branch and bound or max-plus, or allow more memory",
  );
});

test.each([
  [[0, 1, 2], "the order leaves out agent 3"],
  [[0, 1, 2, 2], "the order names agent 2 twice"],
  [[0, 1, 2, 4], "the order names agent 4; the agents are 0..3"],
])("refuses the order %j", (order, message) =>
  expect(() => variableElimination(square, order)).toThrow(message),
);
