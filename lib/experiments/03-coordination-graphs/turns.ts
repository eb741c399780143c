/** The checks of the notebook's own turns: each says what to think about, most of all after the commonest slip. */

import { check } from "coordlab/exercise/exercise-check.js";
import { coordinationGraph } from "coordlab/graph/coordination-graph.js";
import { eliminationOrder, eliminationPrice } from "coordlab/graph/elimination-order.js";
import { line, pairwiseGraph, type Topology } from "coordlab/graph/topologies.js";
import { eliminate } from "coordlab/graph/variable-elimination.js";
import { planElimination } from "coordlab-engine/elimination/plan-elimination.js";

/** Three agents in a line: 0 and 1 share a corridor, 1 hands over to 2. */
const chain = coordinationGraph(
  [2, 2, 2],
  [
    { agents: [0, 1], payoff: [0, 3, 4, -8] },
    { agents: [1, 2], payoff: [0, 0, 1, 5] },
  ],
);

/** Is `e` the most that agent 0 of the line can add, if 1 waits and if 1 goes? */
export function checkSentHome(e: readonly number[]): void {
  const right = Array.from(eliminate(chain, [0, 1, 2])[0]!.message.values);
  const same = (numbers: readonly number[]) => numbers.every((value, a) => value === e[a]);
  const hint = same([0, 0])
    ? "Fix what 1 does. Agent 0 then has two numbers to choose from."
    : same([3, 4]) || same([4, -8])
      ? "These are the best of agent 0's rows. It does not know its own action, it knows 1's: look down the columns."
      : same([4, 4])
        ? "If 1 goes, agent 0 cannot go for 4: that crashes. What is left for it?"
        : "One number for each action of agent 1: the larger of the two that agent 0 can choose between.";
  check("agent 0 has gone, and its table speaks for it", () => e.length === 2 && same(right), hint);
}

/** Hubs 0 and 4, joined with each other; leaves 1, 2, 3 and 5, 6, 7. */
const twoStars: Topology = {
  agents: 8,
  edges: Int32Array.of(0, 1, 0, 2, 0, 3, 0, 4, 4, 5, 4, 6, 4, 7),
};

/** Does the order eliminate the two joined stars with as few cells as can be? */
export function checkCheapStar(order: readonly number[]): void {
  const graph = pairwiseGraph(twoStars, 3, () => 0);
  const isOrder = order.length === 8 && [...order].sort().every((agent, i) => agent === i);
  const { width, cells } = isOrder ? eliminationPrice(graph, order) : { width: 0, cells: 0 };
  const hint = !isOrder
    ? "An order names each of the agents 0 to 7 once."
    : order[0] === 0 || order[0] === 4
      ? `${cells} cells: a hub that goes first leaves a table over all that it knows. Whom does each know when its turn comes?`
      : `${cells} cells, width ${width}: whoever goes should know only one agent that is still there.`;
  check("eight agents go for 66 cells", () => isOrder && cells === 66, hint);
}

/** Do at most three more edges make a line of six as wide as 3? */
export function checkWideLine(more: readonly (readonly [number, number])[]): void {
  const { agents, edges } = line(6);
  const known = (pair: readonly number[]) => pair.every((i) => Number.isInteger(i) && i >= 0 && i < agents);
  const fits = more.every((pair) => known(pair) && pair[0] !== pair[1]) && more.length <= 3;
  const width = fits ? widthOf({ agents, edges: Int32Array.of(...edges, ...more.flat()) }) : 0;
  const hint = !fits
    ? "Three edges at most, each between two different agents of 0 to 5."
    : width === 2 && more.length < 3
      ? "Width 2: a ring, or several. You may add up to three edges. Which four could all know each other?"
      : `Width ${width}. A table over three others appears where four agents all know each other, or come to.`;
  check("a line of six with three more edges has width 3", () => fits && width >= 3, hint);
}

/** The least width of the orders that both the greedy rule and the planner find. */
function widthOf(topology: Topology): number {
  const graph = pairwiseGraph(topology, 2, () => 0);
  const greedy = eliminationPrice(graph, eliminationOrder(graph)).width;
  return Math.min(greedy, planElimination(graph).width);
}
