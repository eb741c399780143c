import { expect, test } from "vitest";
import {
  eliminationOrder,
  eliminationPrice,
  minDegree,
  minFill,
} from "../../../../lib/coordlab/graph/elimination-order.js";
import {
  complete,
  grid,
  line,
  pairwiseGraph,
  randomTree,
  ring,
  star,
  type Topology,
} from "../../../../lib/coordlab/graph/topologies.js";
import { seededStream } from "../../../../lib/coordlab/world/random.js";
import { kTree } from "./k-tree.js";

const graphOf = (topology: Topology) => pairwiseGraph(topology, 2, () => 0);

// Known treewidths that greedy orders reach.
test.each<[string, Topology, number]>([
  ["one agent", line(1), 0],
  ["line", line(9), 1],
  ["star", star(9), 1],
  ["tree", randomTree(30, seededStream(1)), 1],
  ["ring", ring(9), 2],
  ["complete", complete(6), 5],
  ["3 x 7 grid", grid(3, 7), 3],
  ["4-tree", kTree(30, 4, seededStream(1)), 4],
])("min-fill and min-degree reach the treewidth of a %s", (_, topology, treewidth) => {
  const graph = graphOf(topology);
  expect(eliminationPrice(graph, eliminationOrder(graph, minFill)).width).toBe(treewidth);
  expect(eliminationPrice(graph, eliminationOrder(graph, minDegree)).width).toBe(treewidth);
});

test("a star whose hub goes first costs all leaves at once", () => {
  // the hub's bucket has 2^5 cells; then the leaves, all joined: 2^4 + 2^3 + 2^2 + 2
  expect(eliminationPrice(graphOf(star(5)), [0, 1, 2, 3, 4])).toEqual({
    width: 4,
    cells: 32 + 16 + 8 + 4 + 2,
    largestBucket: [0, 1, 2, 3, 4],
  });
  expect(eliminationPrice(graphOf(star(5)), [1, 2, 3, 4, 0])).toMatchObject({ width: 1, cells: 4 * 4 + 2 });
});
