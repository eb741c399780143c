import { describe, expect, test } from "vitest";
import { bruteForce } from "../../../../lib/coordlab/graph/brute-force.js";
import { coordinationGraph } from "../../../../lib/coordlab/graph/coordination-graph.js";
import {
  balancedGraph,
  line,
  pairwiseGraph,
  randomTree,
  ring,
} from "../../../../lib/coordlab/graph/topologies.js";
import { below, seededStream } from "../../../../lib/coordlab/world/random.js";
import { planElimination } from "../../../../lib/engine/elimination/plan-elimination.js";
import { type MaxPlusRound, maxPlus } from "../../../../lib/engine/max-plus/max-plus.js";
import { solverLaws } from "../../coordlab/graph/solver-laws.js";

solverLaws("sequential max-plus", { solve: (graph) => maxPlus(graph), exact: "on forests" });
solverLaws("parallel max-plus", {
  solve: (graph) => maxPlus(graph, { schedule: "parallel" }),
  exact: "on forests",
});
solverLaws("damped max-plus", {
  solve: (graph) => maxPlus(graph, { damping: 0.5, rounds: 200 }),
  exact: "on forests",
});

describe("on a line of three agents", () => {
  // Q = [a0 = a1] + 2 [a1 != a2], and agent 0 likes action 1 by 3: best is 1, 1, 0 with 3 + 1 + 2.
  const graph = coordinationGraph(
    [2, 2, 2],
    [
      { agents: [0], payoff: [0, 3] },
      { agents: [0, 1], payoff: (a, b) => (a === b ? 1 : 0) },
      { agents: [1, 2], payoff: (b, c) => (b === c ? 0 : 2) },
    ],
  );

  test("two sweeps settle it, and a third sees that nothing changes", () => {
    const rounds: MaxPlusRound[] = [];
    const solution = maxPlus(graph, { onRound: (round) => rounds.push(round) });
    expect(Array.from(solution.jointAction)).toEqual([1, 1, 0]);
    expect(solution).toMatchObject({ payoff: 6, status: "optimal" });
    expect(rounds.at(-1)).toMatchObject({ payoff: 6, best: 6, change: 0 });
    expect(rounds.length).toBeLessThanOrEqual(3);
    // 2 terms x 2 agents a round, 2 numbers of 8 bytes each
    expect(solution.counters).toMatchObject({ messages: 4 * rounds.length, bytes: 64 * rounds.length });
  });
});

test("on a tree of two thousand agents it is exact, in a few rounds", () => {
  const stream = seededStream(3);
  const graph = pairwiseGraph(randomTree(2000, stream), 3, () => below(100, stream));
  const solution = maxPlus(graph, { rounds: 5 });
  expect(solution.status).toBe("optimal");
  expect(solution.payoff).toBe(planElimination(graph).solve().payoff);
});

test("on a ring it can be wrong, and says that it has proven nothing", () => {
  // Every two neighbours want to differ, which a ring of three does not allow.
  const graph = pairwiseGraph(ring(3), 2, (_i, _j, a, b) => (a === b ? 0 : 1));
  const solution = maxPlus(graph);
  expect(bruteForce(graph).payoff).toBe(2);
  expect(solution).toMatchObject({ payoff: 2, status: "feasible", upperBound: 3, gap: 1 });
});

test("it keeps the best joint action seen, round by round", () => {
  const stream = seededStream(5);
  const graph = pairwiseGraph(balancedGraph(15, 37, stream), 5, () => below(1000, stream));
  const seen: MaxPlusRound[] = [];
  const solution = maxPlus(graph, { onRound: (round) => seen.push(round) });
  for (const [k, round] of seen.entries()) {
    expect(round.best).toBeGreaterThanOrEqual(Math.max(round.payoff, seen[k - 1]?.best ?? -Infinity));
  }
  expect(solution.payoff).toBe(seen.at(-1)!.best);
  expect(solution.payoff).toBeLessThanOrEqual(planElimination(graph).solve().payoff);
});

test.each([
  [{ damping: 1 }, "damping must be in [0, 1), got 1"],
  [{ rounds: 0 }, "rounds must be a whole number of at least 1, got 0"],
])("refuses %j", (options, message) => {
  expect(() =>
    maxPlus(
      pairwiseGraph(line(2), 2, () => 0),
      options,
    ),
  ).toThrow(message);
});
