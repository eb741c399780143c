import fc from "fast-check";
import { expect, test } from "vitest";
import { bruteForce } from "../../../../lib/coordlab/graph/brute-force.js";
import { coordinationGraph } from "../../../../lib/coordlab/graph/coordination-graph.js";
import { eliminationOrder, eliminationPrice } from "../../../../lib/coordlab/graph/elimination-order.js";
import { miniBucketBound, miniBucketCells } from "../../../../lib/engine/search/mini-bucket.js";
import { pseudoTree } from "../../../../lib/engine/search/pseudo-tree.js";
import { runToEnd } from "../../../../lib/engine/steps.js";
import { connectedGraph } from "../../coordlab/graph/connected-graph.js";

test("of two terms over one agent, kept apart, the maxima are added; matched, their averages are", () => {
  // Agent 2 is eliminated first. f(a0, a2) and g(a1, a2) do not fit together into 4 cells. Over a2 their maxima
  // are f: (5, 3) and g: (1, 4); the averages (3, 3.5) make the bound 2 * 3.5 = 7. Kept apart it would be 5 + 4.
  const graph = coordinationGraph(
    [2, 2, 2],
    [
      { agents: [0, 2], payoff: [5, 0, 0, 3] },
      { agents: [1, 2], payoff: [1, 4, 0, 0] },
    ],
  );
  const tree = pseudoTree(graph, [2, 1, 0]);
  expect(runToEnd(miniBucketBound(graph, tree, 4))!).toMatchObject({
    upperBound: 7,
    exact: false,
    cells: 4 + 4 + 2 + 2,
  });
  expect(runToEnd(miniBucketBound(graph, tree, 8))!).toMatchObject({ upperBound: 7, exact: true });
  expect(bruteForce(graph).payoff).toBe(7);
});

test("no joint action pays more than the bound, and with room for every bucket it is the best payoff", () => {
  fc.assert(
    fc.property(connectedGraph(true), fc.integer({ min: 1, max: 30 }), (graph, cellLimit) => {
      const tree = pseudoTree(graph, eliminationOrder(graph));
      const best = bruteForce(graph).payoff;
      expect(runToEnd(miniBucketBound(graph, tree, cellLimit))!.upperBound).toBeGreaterThanOrEqual(
        best - 1e-9,
      );
      const whole = runToEnd(miniBucketBound(graph, tree, 3 ** 7))!;
      expect(whole).toMatchObject({ upperBound: best, exact: true });
      expect(whole.cells).toBeLessThanOrEqual(eliminationPrice(graph, tree.order).cells);
    }),
  );
});

test("the cells are known beforehand", () => {
  fc.assert(
    fc.property(connectedGraph(), fc.integer({ min: 1, max: 100 }), (graph, cellLimit) => {
      const tree = pseudoTree(graph, eliminationOrder(graph));
      expect(miniBucketCells(graph, tree, cellLimit)).toBe(
        runToEnd(miniBucketBound(graph, tree, cellLimit))!.cells,
      );
    }),
  );
});

test("in a pseudo-tree every term lies along one path, and the width is that of the order", () => {
  fc.assert(
    fc.property(connectedGraph(), (graph) => {
      const order = eliminationOrder(graph);
      const { parent, contexts, width } = pseudoTree(graph, order);
      expect(width).toBe(eliminationPrice(graph, order).width);
      for (const [agent, context] of contexts.entries()) {
        const path: number[] = [];
        for (let above = parent[agent]!; above !== -1; above = parent[above]!) path.push(above);
        for (const other of context) expect(path).toContain(other);
      }
      expect(Array.from(parent).filter((above) => above === -1)).toHaveLength(1);
    }),
  );
});
