import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bruteForce } from "../../../../lib/coordlab/graph/brute-force.js";
import type { CoordinationGraph } from "../../../../lib/coordlab/graph/coordination-graph.js";
import { depthFirstTree } from "../../../../lib/coordlab/graph/depth-first-tree.js";
import { dpop } from "../../../../lib/coordlab/graph/dpop.js";
import { maxPlusMessages } from "../../../../lib/coordlab/graph/max-plus-messages.js";
import { components, neighbours, neighboursOf } from "../../../../lib/coordlab/graph/neighbours.js";
import {
  complete,
  grid,
  line,
  pairwiseGraph,
  randomGraph,
  ring,
  star,
} from "../../../../lib/coordlab/graph/topologies.js";
import { Channel } from "../../../../lib/coordlab/world/channel.js";
import { below, seededStream } from "../../../../lib/coordlab/world/random.js";
import { planElimination } from "../../../../lib/engine/elimination/plan-elimination.js";
import { arbitraryForest, arbitraryGraph } from "./arbitrary-graph.js";
import { solverLaws } from "./solver-laws.js";
import { square } from "./square.js";

const channelFor = (graph: CoordinationGraph) => new Channel(graph.actionCounts.length);

solverLaws("DPOP", { solve: (graph) => dpop(graph, channelFor(graph)), exact: "always" });

describe("a pseudo-tree", () => {
  test("puts agents that share a term above or below each other", () => {
    fc.assert(
      fc.property(arbitraryGraph({ agents: 9, actions: 2, terms: 9, arity: 3 }), (graph) => {
        const { parent } = depthFirstTree(graph);
        const near = neighbours(graph);
        const above = (i: number): number[] => (parent[i] === -1 ? [] : [parent[i]!, ...above(parent[i]!)]);
        for (const i of parent.keys())
          for (const j of neighboursOf(near, i))
            expect(above(i).includes(j) || above(j).includes(i)).toBe(true);
      }),
    );
  });

  test("of the square is a path around it, the last agent joined to its parent and to the root", () => {
    const tree = depthFirstTree(square);
    expect(Array.from(tree.parent)).toEqual([-1, 0, 3, 1]);
    expect(tree.separators).toEqual([[], [0], [0, 3], [0, 1]]);
  });
});

test.each([
  [4, 8],
  [5, 5],
  [6, 10],
])(
  "the root is chosen so that a grid of %i x %i is as narrow as along the cheapest order",
  (rows, columns) => {
    const graph = pairwiseGraph(grid(rows, columns), 3, () => 0);
    const { separators } = depthFirstTree(graph);
    expect(Math.max(...separators.map((above) => above.length))).toBe(planElimination(graph).width);
  },
);

describe("DPOP counts", () => {
  test("2 (n - c) messages for c components", () => {
    fc.assert(
      fc.property(arbitraryGraph(), (graph) => {
        const n = graph.actionCounts.length;
        const count = Math.max(...components(graph)) + 1;
        expect(dpop(graph, channelFor(graph)).counters.messages).toBe(2 * (n - count));
      }),
    );
  });

  test("the square's tables and actions, in bytes and rounds", () => {
    // Up: agent 2's table over 0 and 3 (4 numbers), agent 3's over 0 and 1 (4), agent 1's over 0 (2): 80 bytes.
    // Down: 1 + 2 + 2 actions of 4 bytes.
    const channel = channelFor(square);
    dpop(square, channel);
    expect(channel.traffic()).toEqual({ messages: 6, rounds: 6, bytes: 80 + 20 });
  });

  test("a star's messages in two rounds", () => {
    const graph = pairwiseGraph(star(100), 3, (_i, j, a, b) => a * b * j);
    const channel = channelFor(graph);
    expect(dpop(graph, channel).status).toBe("optimal");
    // up 99 x 3 numbers, down 99 x 1 action
    expect(channel.traffic()).toEqual({ messages: 198, rounds: 2, bytes: 99 * 24 + 99 * 4 });
  });
});

test("a line of fifty thousand agents needs no stack", () => {
  const graph = pairwiseGraph(line(50_000), 2, (_i, _j, a, b) => (a === b ? 0 : 1));
  const solution = dpop(graph, channelFor(graph));
  expect(solution.payoff).toBe(49_999);
  expect(solution.counters.messages).toBe(2 * 49_999);
});

test("DPOP refuses messages that would not fit, and a channel that is too small", () => {
  const graph = pairwiseGraph(complete(40), 3, () => 1);
  expect(() => dpop(graph, channelFor(graph))).toThrow(
    /width 39, largest bucket agents .* use branch and bound/,
  );
  expect(() => dpop(graph, new Channel(39))).toThrow("the channel joins 39 agents, the graph has 40");
});

describe("max-plus through the channel", () => {
  test("is exact on forests once every message has crossed them", () => {
    fc.assert(
      fc.property(arbitraryForest(), (graph) => {
        const solution = maxPlusMessages(graph, channelFor(graph), graph.actionCounts.length);
        expect(solution.payoff).toBe(bruteForce(graph).payoff);
      }),
    );
  });

  test("never claims more than brute force finds, and proves nothing", () => {
    fc.assert(
      fc.property(arbitraryGraph(), (graph) => {
        const solution = maxPlusMessages(graph, channelFor(graph), 5);
        expect(solution.payoff).toBeLessThanOrEqual(bruteForce(graph).payoff);
        expect(solution).toMatchObject({ status: "feasible", upperBound: Infinity });
      }),
    );
  });

  test("sends two messages an edge and round, and one an edge to decide", () => {
    const stream = seededStream(1);
    const graph = pairwiseGraph(randomGraph(30, 4, stream), 3, () => below(100, stream));
    const channel = channelFor(graph);
    maxPlusMessages(graph, channel, 7);
    // 60 edges, 3 numbers a message; deciding: 60 numbers
    expect(channel.traffic()).toMatchObject({ messages: 7 * 120 + 60, bytes: 7 * 120 * 24 + 60 * 8 });
  });

  test("on a ring that cannot be two-coloured the decisions still fit together", () => {
    const graph = pairwiseGraph(ring(5), 2, (_i, _j, a, b) => (a === b ? 0 : 1));
    expect(maxPlusMessages(graph, channelFor(graph), 10).payoff).toBe(4);
  });
});
