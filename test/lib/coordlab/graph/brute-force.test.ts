import { expect, test } from "vitest";
import { bruteForce } from "../../../../lib/coordlab/graph/brute-force.js";
import { coordinationGraph } from "../../../../lib/coordlab/graph/coordination-graph.js";
import { line, pairwiseGraph } from "../../../../lib/coordlab/graph/topologies.js";
import { square } from "./square.js";

test("finds the square's best joint action, the lower of the two", () => {
  const solution = bruteForce(square);
  expect(solution).toMatchObject({ payoff: 10, upperBound: 10, gap: 0, status: "optimal" });
  expect(Array.from(solution.jointAction)).toEqual([0, 0, 1, 1]);
  expect(solution.counters.cells).toBe(16);
});

test("hands out no joint action when all are forbidden", () => {
  const solution = bruteForce(coordinationGraph([2], [{ agents: [0], payoff: [-Infinity, -Infinity] }]));
  expect(solution).toMatchObject({ payoff: -Infinity, gap: 0, status: "infeasible" });
});

test("refuses more joint actions than its limit", () => {
  const graph = pairwiseGraph(line(100), 4, () => 0);
  expect(() => bruteForce(graph)).toThrow("brute force would try 16069380442589902755");
});
