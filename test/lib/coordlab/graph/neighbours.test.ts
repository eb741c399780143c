import fc from "fast-check";
import { expect, test } from "vitest";
import { coordinationGraph } from "../../../../lib/coordlab/graph/coordination-graph.js";
import { components, edges, neighbours, neighboursOf } from "../../../../lib/coordlab/graph/neighbours.js";
import { arbitraryGraph } from "./arbitrary-graph.js";
import { square } from "./square.js";

test("the square's neighbours are the two along its sides", () => {
  const list = neighbours(square);
  expect([0, 1, 2, 3].map((i) => neighboursOf(list, i))).toEqual([
    [1, 2],
    [0, 3],
    [0, 3],
    [1, 2],
  ]);
  expect(Array.from(edges(square))).toEqual([0, 1, 0, 2, 1, 3, 2, 3]);
});

test("a term of three agents is a triangle, and repeated terms add no edge", () => {
  const zero = () => 0;
  const graph = coordinationGraph(
    [2, 2, 2, 2],
    [
      { agents: [3, 1, 0], payoff: zero },
      { agents: [1, 3], payoff: zero },
    ],
  );
  expect(Array.from(edges(graph))).toEqual([0, 1, 0, 3, 1, 3]);
  expect(Array.from(components(graph))).toEqual([0, 0, 1, 0]);
});

test("j is a neighbour of i exactly if a term mentions both, and components are closed under it", () => {
  fc.assert(
    fc.property(arbitraryGraph(), (graph) => {
      const { actionCounts, termStart, termAgents } = graph;
      const expected = Array.from(actionCounts, () => new Set<number>());
      const component = components(graph);
      for (let t = 0; t + 1 < termStart.length; t++) {
        const agents = Array.from(termAgents.subarray(termStart[t], termStart[t + 1]));
        for (const i of agents) for (const j of agents) if (i !== j) expected[i]!.add(j);
        expect(new Set(agents.map((i) => component[i])).size).toBeLessThanOrEqual(1);
      }
      const list = neighbours(graph);
      for (const [i, others] of expected.entries())
        expect(neighboursOf(list, i)).toEqual([...others].sort((a, b) => a - b));
    }),
  );
});
