import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bruteForce } from "../../../../lib/coordlab/graph/brute-force.js";
import {
  type CoordinationGraph,
  coordinationGraph,
  payoff,
  withPayoffs,
} from "../../../../lib/coordlab/graph/coordination-graph.js";
import { eliminationPrice } from "../../../../lib/coordlab/graph/elimination-order.js";
import {
  complete,
  grid,
  line,
  pairwiseGraph,
  randomGraph,
  randomTree,
  ring,
  star,
  type Topology,
} from "../../../../lib/coordlab/graph/topologies.js";
import { variableElimination } from "../../../../lib/coordlab/graph/variable-elimination.js";
import { below, seededStream, shuffled } from "../../../../lib/coordlab/world/random.js";
import { cheapestOrder } from "../../../../lib/engine/elimination/cheapest-order.js";
import {
  type PlanOptions,
  planElimination,
  planningElimination,
} from "../../../../lib/engine/elimination/plan-elimination.js";
import { Clock } from "../../../../lib/engine/limits.js";
import { runToEnd } from "../../../../lib/engine/steps.js";
import { arbitraryForest, arbitraryGraph } from "../../coordlab/graph/arbitrary-graph.js";
import { kTree } from "../../coordlab/graph/k-tree.js";
import { solverLaws } from "../../coordlab/graph/solver-laws.js";

/** A plan whose tables are all computed in blocks. */
const inBlocks = (graph: CoordinationGraph, options: PlanOptions = {}) =>
  runToEnd(planningElimination(graph, options, new Clock(), { smallCells: 0, leastBlock: 16 }));

solverLaws("planned elimination", { solve: (graph) => planElimination(graph).solve(), exact: "always" });

/** Graphs whose buckets are large enough for blocks, of uneven shapes. */
function wideGraph(seed: number, scale: number) {
  const stream = seededStream(seed);
  const n = 5 + below(3, stream);
  const counts = Array.from({ length: n }, () => 2 + below(4, stream));
  const terms = Array.from({ length: 2 * n }, () => {
    const agents = shuffled(Array.from(counts.keys()), stream).slice(0, 1 + below(4, stream));
    return { agents, payoff: () => (below(2000, stream) - 1000) * scale };
  });
  return coordinationGraph(counts, terms);
}

describe("blocks computed by vectors", () => {
  test.each([1, 1 / 1024, 1e7])("find the optimum, payoffs scaled by %d", (scale) => {
    for (let seed = 0; seed < 40; seed++) {
      const graph = wideGraph(seed, scale);
      const order = shuffled(Array.from(graph.actionCounts.keys()), seededStream(seed));
      const expected = variableElimination(graph, order);
      const solution = inBlocks(graph, { order }).solve();
      expect(solution.payoff).toBe(expected.payoff);
      expect(solution.jointAction).toEqual(expected.jointAction);
      expect(solution.counters.cells).toBe(expected.counters.cells);
    }
  });

  test("find the optimum where every joint action of some agents is forbidden", () => {
    for (let seed = 0; seed < 20; seed++) {
      const graph = wideGraph(seed, 1);
      const forbidding = withPayoffs(
        graph,
        Float64Array.from(graph.payoffs, (v) => (v < 0 ? -Infinity : v)),
      );
      expect(inBlocks(forbidding).solve().payoff).toBe(bruteForce(forbidding).payoff);
    }
  });
});

test("along the same order it returns the joint action of the elimination to be read", () => {
  fc.assert(
    fc.property(arbitraryGraph(), fc.nat(), (graph, seed) => {
      const order = shuffled(Array.from(graph.actionCounts.keys()), seededStream(seed));
      const expected = variableElimination(graph, order);
      const solution = planElimination(graph, { order }).solve();
      expect(solution.jointAction).toEqual(expected.jointAction);
      expect(solution.counters.cells).toBe(expected.counters.cells);
      expect(solution.counters.inducedWidth).toBe(expected.counters.inducedWidth);
    }),
  );
});

test.each([
  ["integers", 1],
  ["fractions", 1 / 1024],
  ["sums beyond 32 bits", 2 ** 24],
])("a forest folded leaf by leaf is solved as by the elimination to be read: %s", (_, scale) => {
  fc.assert(
    fc.property(arbitraryForest(9, 4), fc.nat({ max: 3 }), (forest, forbidden) => {
      const graph = withPayoffs(
        forest,
        Float64Array.from(forest.payoffs, (v) => (v < -20 + forbidden ? -Infinity : v * scale)),
      );
      const plan = planElimination(graph);
      const expected = variableElimination(graph, Array.from(plan.order));
      const again = plan.solve();
      for (const solution of [plan.solve(), again]) {
        expect(solution.jointAction).toEqual(expected.jointAction);
        expect(solution.payoff).toBe(expected.payoff);
        expect(solution.counters).toMatchObject({
          cells: expected.counters.cells,
          inducedWidth: expected.counters.inducedWidth,
        });
      }
    }),
  );
});

test("two terms between the same two agents are both counted", () => {
  const same = (weight: number) => (a: number, b: number) => (a === b ? weight : 0);
  const graph = coordinationGraph(
    [2, 2, 2],
    [
      { agents: [0, 1], payoff: same(3) },
      { agents: [1, 0], payoff: same(-5) },
      { agents: [1, 2], payoff: same(1) },
    ],
  );
  // Agents 0 and 1 had better differ (0 instead of 3 - 5), agent 2 do as agent 1 does (1).
  expect(planElimination(graph).solve().payoff).toBe(1);
});

test("the order found is a permutation and costs what it was said to cost", () => {
  fc.assert(
    fc.property(arbitraryGraph({ agents: 14, actions: 4, terms: 20, arity: 3 }), (graph) => {
      const { order, price } = runToEnd(cheapestOrder(graph));
      const { width, cells } = eliminationPrice(graph, order);
      expect(price).toMatchObject({ width, cells });
      expect(price.largestBucket.reduce((size, i) => size * graph.actionCounts[i]!, 1)).toBe(price.largest);
    }),
  );
});

const stream = () => seededStream(7);

test.each<[string, Topology, number]>([
  ["line", line(50), 1],
  ["star", star(50), 1],
  ["tree", randomTree(50, stream()), 1],
  ["ring", ring(50), 2],
  ["complete", complete(7), 6],
  ["4 x 20 grid", grid(4, 20), 4],
  ["20 x 5 grid", grid(20, 5), 5],
  ["6-tree", kTree(60, 6, stream()), 6],
])("the order found for a %s has the width of its treewidth", (_, topology, treewidth) => {
  expect(planElimination(pairwiseGraph(topology, 2, () => 0)).width).toBe(treewidth);
});

test("on k-trees min-fill is as cheap as k-trees allow: d^(k + 1) cells an agent, fewer for the last k", () => {
  const [n, k, d] = [40, 3, 2];
  const { price, rules } = runToEnd(cheapestOrder(pairwiseGraph(kTree(n, k, stream()), d, () => 0)));
  // The last k agents are a clique: buckets of 8, 4 and 2 cells. The 37 before them have 16 each.
  expect(price.cells).toBe((n - k) * d ** (k + 1) + 8 + 4 + 2);
  expect(rules).toBe("min-fill");
});

test("a plan solves again for changed payoffs, integers and not", () => {
  const graph = pairwiseGraph(randomGraph(12, 3, stream()), 3, () => 0);
  const plan = planElimination(graph);
  const draw = stream();
  for (let k = 0; k < 10; k++) {
    const payoffs = Array.from(graph.payoffs, () => below(100, draw) / (1 + (k % 2)));
    const solution = plan.solve(payoffs);
    const fresh = planElimination(withPayoffs(graph, payoffs)).solve();
    expect(solution).toEqual(fresh);
    expect(solution.payoff).toBe(payoff(withPayoffs(graph, payoffs), solution.jointAction));
  }
});

test("solved many times over, graphs of any shape keep giving the same joint action", () => {
  fc.assert(
    fc.property(arbitraryGraph({ agents: 7, actions: 6, terms: 10, arity: 3 }), fc.nat(), (graph, seed) => {
      const plan = planElimination(graph);
      const draw = seededStream(seed);
      for (let k = 0; k < 10; k++) {
        const payoffs = Int32Array.from(graph.payoffs, () => below(20, draw) - 10);
        const fresh = planElimination(withPayoffs(graph, payoffs)).solve();
        expect(plan.solve(payoffs)).toEqual(fresh);
      }
    }),
    { numRuns: 40 },
  );
});

test("integers too large for 32 bits in sum are still summed exactly", () => {
  const high = 2 ** 31 - 1;
  const graph = pairwiseGraph(line(6), 2, (i, _, a, b) => (a === b ? high - i : high - i - 1));
  expect(planElimination(graph).solve().payoff).toBe(5 * high - 10);
});

test("an agent may have more actions than a byte holds", () => {
  const graph = pairwiseGraph(line(4), 300, (i, _, a, b) => (a === 299 && b === 298 + (i % 2) ? 5 : 0));
  expect(planElimination(graph).solve().payoff).toBe(bruteForceOfLine(graph));

  function bruteForceOfLine(lineGraph: typeof graph): number {
    return variableElimination(lineGraph).payoff;
  }
});

test("a hundred thousand agents on a line need no stack", () => {
  // Neighbours must differ to be paid 1, and each action 1 costs nothing: an alternating joint action gets it all.
  const graph = pairwiseGraph(line(100_000), 2, (_i, _j, a, b) => (a === b ? 0 : 1));
  expect(planElimination(graph).solve().payoff).toBe(99_999);
});

test("a graph too wide is refused before anything is allocated", () => {
  const graph = pairwiseGraph(complete(80), 3, () => 1);
  expect(() => planElimination(graph)).toThrow(
    /^elimination needs 2.2e38 cells and .* \(width 79, largest bucket agents/,
  );
  expect(() => planElimination(graph)).toThrow(
    / and 68 more\), the limit is 1.1 GB: use branch and bound or max-plus/,
  );
});
