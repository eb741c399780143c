import {
  type CoordinationGraph,
  coordinationGraph,
} from "../../../../lib/coordlab/graph/coordination-graph.js";

/**
 * Four agents in the square 0 - 1 - 3 - 2 - 0, two actions each, worked by hand. Agreement along 0-1 pays 3 and
 * along 2-3 pays 2, disagreement along 0-2 pays 4 and along 1-3 pays 1. All four can be had at once: a0 = a1 = 0
 * and a2 = a3 = 1 pays 3 + 2 + 4 + 1 = 10, and so does its mirror image.
 */
export const square: CoordinationGraph = coordinationGraph(
  [2, 2, 2, 2],
  [
    { agents: [0, 1], payoff: (a, b) => (a === b ? 3 : 0) },
    { agents: [0, 2], payoff: (a, c) => (a === c ? 0 : 4) },
    { agents: [1, 3], payoff: (b, d) => (b === d ? 0 : 1) },
    { agents: [2, 3], payoff: (c, d) => (c === d ? 2 : 0) },
  ],
);
