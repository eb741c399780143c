import fc from "fast-check";
import { expect, test } from "vitest";
import { bruteForce } from "../../../../lib/coordlab/graph/brute-force.js";
import { payoff } from "../../../../lib/coordlab/graph/coordination-graph.js";
import { eliminationOrder } from "../../../../lib/coordlab/graph/elimination-order.js";
import { grid, pairwiseGraph } from "../../../../lib/coordlab/graph/topologies.js";
import { below, seededStream } from "../../../../lib/coordlab/world/random.js";
import { planElimination } from "../../../../lib/engine/elimination/plan-elimination.js";
import { AndOrSearch } from "../../../../lib/engine/search/and-or-search.js";
import { branchAndBound } from "../../../../lib/engine/search/anytime-search.js";
import { GrowingSearch } from "../../../../lib/engine/search/branch-and-bound.js";
import { lossNetwork } from "../../../../lib/engine/search/loss-network.js";
import { miniBucketBound } from "../../../../lib/engine/search/mini-bucket.js";
import { pseudoTree } from "../../../../lib/engine/search/pseudo-tree.js";
import { Purse } from "../../../../lib/engine/search/purse.js";
import { runToEnd } from "../../../../lib/engine/steps.js";
import { connectedGraph } from "../../coordlab/graph/connected-graph.js";
import { solverLaws } from "../../coordlab/graph/solver-laws.js";

solverLaws("AND/OR branch and bound", { solve: (graph) => branchAndBound(graph), exact: "always" });

test("the AND/OR search finds the best joint action under any mini-bucket bound", () => {
  fc.assert(
    fc.property(connectedGraph(true), fc.integer({ min: 1, max: 40 }), (graph, cellLimit) => {
      const tree = pseudoTree(graph, eliminationOrder(graph));
      const search = new AndOrSearch(
        graph,
        tree,
        runToEnd(miniBucketBound(graph, tree, cellLimit))!,
        1 - 1e-6,
      );
      const best = bruteForce(graph).payoff;
      const result = runToEnd(search.run(-Infinity, new Purse(), Infinity));
      expect(result.done).toBe(true);
      if (best === -Infinity) expect(result.jointAction).toBeUndefined();
      else expect(payoff(graph, result.jointAction!)).toBe(best);
      expect(result.upperBound).toBeCloseTo(best, 9);
    }),
    { numRuns: 300 },
  );
});

test("it finds nothing where more is needed than there is, and says so", () => {
  fc.assert(
    fc.property(connectedGraph(), fc.integer({ min: 1, max: 40 }), (graph, cellLimit) => {
      const tree = pseudoTree(graph, eliminationOrder(graph));
      const search = new AndOrSearch(
        graph,
        tree,
        runToEnd(miniBucketBound(graph, tree, cellLimit))!,
        1 - 1e-6,
      );
      const best = bruteForce(graph).payoff;
      const result = runToEnd(search.run(best + 0.5, new Purse(), Infinity));
      expect(result.jointAction).toBeUndefined();
      expect(result.upperBound).toBeLessThanOrEqual(best + 0.5);
    }),
  );
});

test("cut short, it returns what it has, and a bound that the optimum keeps to", () => {
  fc.assert(
    fc.property(
      connectedGraph(true),
      fc.integer({ min: 1, max: 12 }),
      fc.nat({ max: 40 }),
      (graph, limit, nodes) => {
        const tree = pseudoTree(graph, eliminationOrder(graph));
        const search = new AndOrSearch(graph, tree, runToEnd(miniBucketBound(graph, tree, limit))!, 1 - 1e-6);
        const best = bruteForce(graph).payoff;
        const { jointAction, upperBound } = runToEnd(search.run(-Infinity, new Purse({ nodes }), Infinity));
        expect(upperBound).toBeGreaterThanOrEqual(best - 1e-9);
        if (jointAction !== undefined) expect(payoff(graph, jointAction)).toBeGreaterThan(-Infinity);
      },
    ),
  );
});

test("the growing search ends with the best joint action, and takes one from elsewhere on the way", () => {
  fc.assert(
    fc.property(connectedGraph(), fc.boolean(), (graph, helped) => {
      const search = new GrowingSearch(runToEnd(lossNetwork(graph)), 1e6);
      const best = bruteForce(graph);
      if (helped) search.offer(best.jointAction);
      while (!search.done) runToEnd(search.grow(new Purse()));
      expect(search).toMatchObject({ payoff: best.payoff, upperBound: best.payoff });
      expect(payoff(graph, search.best)).toBe(best.payoff);
    }),
  );
});

test("little memory makes it slower, not wrong", () => {
  const graph = pairwiseGraph(
    grid(5, 5),
    3,
    (a, b, i, j) => ((a * 7 + b * 11 + i * 5 + j * 3) % 13) * (1 + a + b),
  );
  const solution = branchAndBound(graph, { memory: 2000 });
  expect(solution).toMatchObject({ status: "optimal", payoff: branchAndBound(graph).payoff });
});

test("a long line needs no recursion", () => {
  const graph = pairwiseGraph(
    grid(2, 3000),
    2,
    (a, b, i, j) => ((a * 3 + b * 5 + i + j) % 7) - (a === b ? 2 : 0),
  );
  const search = new GrowingSearch(runToEnd(lossNetwork(graph)), 2 ** 24);
  runToEnd(search.grow(new Purse({ nodes: 100_000 })));
  expect(search.payoff).toBeLessThanOrEqual(search.upperBound);
  expect(search.done).toBe(true);
});

test("branches that come up again are remembered rightly", () => {
  for (let seed = 0; seed < 20; seed++) {
    const stream = seededStream(seed);
    const graph = pairwiseGraph(grid(4, 7), 3, () => below(30, stream));
    const tree = pseudoTree(graph, eliminationOrder(graph));
    const search = new AndOrSearch(graph, tree, runToEnd(miniBucketBound(graph, tree, 27))!, 1 - 1e-6);
    const result = runToEnd(search.run(-Infinity, new Purse(), Infinity));
    expect(payoff(graph, result.jointAction!)).toBe(planElimination(graph).solve().payoff);
  }
});
