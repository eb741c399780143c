/**
 * A search of one connected graph that is good early and exact in the end: moves of whole trees make the joint action
 * better, AND/OR branch and bound proves it, in turn, for four times as long each time.
 */

import { type CoordinationGraph, checkedGraph } from "coordlab/graph/coordination-graph.js";
import type { Solution } from "coordlab/graph/solution.js";
import { seededStream } from "coordlab/world/random.js";
import { runToEnd, type Steps } from "../steps.js";
import { GrowingSearch } from "./branch-and-bound.js";
import { lossNetwork } from "./loss-network.js";
import type { PartResult, PartTask } from "./part-result.js";
import { cellsPerNode, Purse } from "./purse.js";
import { type SearchLimits, solveParts } from "./solve-parts.js";
import { TreeMoves } from "./tree-moves.js";

/**
 * Best joint action by AND/OR branch and bound with mini-bucket bounds. Exact within its limits, to the solution's
 * tolerance; else the best joint action found and an upper bound. Equally good joint actions are not told apart.
 *
 * @throws RangeError if the graph, `start` or a limit is not in order, or a payoff NaN or +Infinity
 * @example branchAndBound(graph, { nodes: 100_000 }).gap
 */
export function branchAndBound(graph: CoordinationGraph, limits: SearchLimits = {}): Solution {
  return runToEnd(branchingAndBounding(checkedGraph(graph), limits));
}

/** The same in steps, of a graph that is checked already. */
export function branchingAndBounding(
  graph: CoordinationGraph,
  limits: SearchLimits,
  purse: Purse = new Purse(limits),
): Steps<Solution> {
  const { memory = 2 ** 30 } = limits;
  return solveParts(graph, limits, (part, task) => anytimeSearch(part, memory / 2, task), purse);
}

/** Nodes that tree moves take after the first search. */
const firstTurn = 30_000;

/** Times that tree moves may read the tables before anything is searched, and how many of them cost no nodes. */
const [readings, free] = [100, 20];

/** @param memory most bytes for the tables of mini-buckets */
function* anytimeSearch(
  graph: CoordinationGraph,
  memory: number,
  { purse, start, tell }: PartTask,
): Steps<PartResult> {
  const network = yield* lossNetwork(graph, purse.clock);
  const growing = new GrowingSearch(network, memory);
  const moves = new TreeMoves(network, start, seededStream("tree moves"));
  const exchange = () => {
    if (moves.payoff > growing.payoff) growing.offer(moves.best);
    else moves.offer(growing.best);
    tell(growing.best, growing.upperBound);
  };
  const reading = graph.payoffs.length / cellsPerNode;
  yield* moves.run(new Purse({ nodes: Infinity }, purse.clock), free * reading);
  yield* moves.run(purse, (readings - free) * reading);
  exchange();
  for (let turn = firstTurn; !growing.done && !purse.empty; turn *= 4) {
    yield* growing.grow(purse);
    exchange();
    if (growing.done || purse.empty) break;
    yield* moves.run(purse, turn);
    exchange();
  }
  const { best, upperBound, done, nodes, cells, note } = growing;
  return { best, upperBound, done, tolerance: network.tolerance, nodes, cells, note };
}
