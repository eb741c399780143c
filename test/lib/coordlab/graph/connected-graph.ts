import type fc from "fast-check";
import {
  type CoordinationGraph,
  coordinationGraph,
  type PayoffTerm,
} from "../../../../lib/coordlab/graph/coordination-graph.js";
import { payoffTables } from "../../../../lib/coordlab/graph/variable-elimination.js";
import { arbitraryGraph } from "./arbitrary-graph.js";

/** Small graphs of many terms, tied together by a line, some with forbidden joint actions: what searches work on. */
export function connectedGraph(forbidden = false): fc.Arbitrary<CoordinationGraph> {
  return arbitraryGraph({ agents: 7, actions: 3, terms: 25, arity: 3 }).map((graph) => {
    const counts = graph.actionCounts;
    const line: PayoffTerm[] = Array.from(counts.subarray(1), (_, i) => ({
      agents: [i, i + 1],
      payoff: (a, b) => ((a * 5 + b * 3 + i) % 7) - 3,
    }));
    const terms = payoffTables(graph).map(({ agents, values }) => ({
      agents,
      payoff: Array.from(values, (value) => (forbidden && value < -15 ? -Infinity : value)),
    }));
    return coordinationGraph(counts, [
      ...terms.filter(({ payoff }) => Math.max(...payoff) > -Infinity),
      ...line,
    ]);
  });
}
