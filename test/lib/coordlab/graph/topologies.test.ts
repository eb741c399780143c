import { describe, expect, test } from "vitest";
import { components, edges, neighbours } from "../../../../lib/coordlab/graph/neighbours.js";
import {
  balancedGraph,
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
import { seededStream } from "../../../../lib/coordlab/world/random.js";
import { kTree } from "./k-tree.js";

const stream = () => seededStream(7);
const graphOf = (topology: Topology) => pairwiseGraph(topology, 2, () => 0);

describe("edges by hand", () => {
  test.each<[string, Topology, number[]]>([
    ["line", line(4), [0, 1, 1, 2, 2, 3]],
    ["ring", ring(4), [0, 1, 1, 2, 2, 3, 0, 3]],
    ["ring of two", ring(2), [0, 1]],
    ["star", star(4), [0, 1, 0, 2, 0, 3]],
    ["complete", complete(4), [0, 1, 0, 2, 0, 3, 1, 2, 1, 3, 2, 3]],
    ["2 x 3 grid", grid(2, 3), [0, 1, 0, 3, 1, 2, 1, 4, 2, 5, 3, 4, 4, 5]],
    ["one agent", line(1), []],
  ])("%s", (_, topology, expected) => expect(Array.from(topology.edges)).toEqual(expected));
});

test.each<[string, Topology, number]>([
  ["a random tree", randomTree(50, stream()), 49],
  ["a random graph of average degree 4", randomGraph(50, 4, stream()), 100],
  // a clique of 4 (6 edges), then 46 agents with 3 edges each
  ["a 3-tree", kTree(50, 3, stream()), 6 + 46 * 3],
])("%s is connected and has no edge twice", (_, topology, count) => {
  expect(topology.edges.length / 2).toBe(count);
  expect(edges(graphOf(topology)).length / 2).toBe(count);
  expect(Math.max(...components(graphOf(topology)))).toBe(0);
});

test.each([8, 15, 23, 37])(
  "Kok and Vlassis' graph with %i edges has degrees that differ by at most 1 or 2",
  (count) => {
    const { start } = neighbours(graphOf(balancedGraph(15, count, stream())));
    const degrees = Array.from({ length: 15 }, (_, i) => start[i + 1]! - start[i]!);
    expect(degrees.reduce((a, b) => a + b)).toBe(2 * count);
    expect(Math.max(...degrees) - Math.min(...degrees)).toBeLessThanOrEqual(2);
  },
);

test("pairwiseGraph asks for each cell once, edge by edge, the second agent fastest", () => {
  const graph = pairwiseGraph(line(3), 2, (i, j, a, b) => 1000 * i + 100 * j + 10 * a + b);
  expect(Array.from(graph.payoffs)).toEqual([100, 101, 110, 111, 1200, 1201, 1210, 1211]);
});

test.each([
  [() => line(0), "at least 1 agent, got 0"],
  [() => kTree(3, 3, stream()), "k must be in 1..2 for 3 agents, got 3"],
  [() => randomGraph(4, 5, stream()), "averageDegree must be in [0, 3] for 4 agents, got 5"],
  [() => balancedGraph(4, 7, stream()), "edgeCount must be in 0..6 for 4 agents, got 7"],
])("refuses sizes that cannot be: %s", (build, message) => expect(build).toThrow(message));
