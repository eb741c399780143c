/**
 * Searches of one connected graph that take turns and tell each other what they find: loss shifting is quick where the
 * linear relaxation is nearly tight, mini-buckets where the graph is not much too wide. Which of the two a graph is
 * like shows only in the search; taking turns costs at most about twice the better one. Between them moves of whole
 * trees make the joint action better, the more the longer nothing is proven.
 */

import type { CoordinationGraph } from "coordlab/graph/coordination-graph.js";
import { seededStream } from "coordlab/world/random.js";
import type { Steps } from "../steps.js";
import { GrowingSearch } from "./branch-and-bound.js";
import { lossNetwork } from "./loss-network.js";
import { LossShiftingSearch } from "./loss-shifting-search.js";
import type { PartResult, PartTask } from "./part-result.js";
import { cellsPerNode, nodesPerShifting, Purse } from "./purse.js";
import { TreeMoves } from "./tree-moves.js";

/** The first turn of loss shifting, in its own nodes; each turn is four times the one before, as are the mini-buckets. */
const firstTurn = 300;

/** Times that tree moves may read the tables before anything is searched, and how many of them cost no nodes. */
const [readings, free] = [100, 20];

/** The share of a turn that tree moves take after it. */
const share = 1;

/** @param memory most bytes for the tables of mini-buckets */
export function* searchPortfolio(
  graph: CoordinationGraph,
  memory: number,
  { purse, start, tell }: PartTask,
): Steps<PartResult> {
  const network = yield* lossNetwork(graph, purse.clock);
  const shifting = new LossShiftingSearch(network);
  const growing = new GrowingSearch(network, memory);
  const moves = new TreeMoves(network, start, seededStream("tree moves"));
  const bound = () => Math.min(shifting.upperBound, growing.upperBound);
  const exchange = () => {
    const [best] = [moves, shifting, growing].sort((a, b) => b.payoff - a.payoff) as [TreeMoves];
    for (const each of [shifting, growing, moves]) if (each !== best) each.offer(best.best);
    tell(best.best, Math.max(best.payoff, bound()));
    return shifting.done || growing.done || best.payoff >= bound();
  };
  const reading = graph.payoffs.length / cellsPerNode;
  yield* moves.run(new Purse({ nodes: Infinity }, purse.clock), free * reading);
  yield* moves.run(purse, (readings - free) * reading);
  exchange();
  for (let turn = firstTurn; ; turn *= 4) {
    yield* shifting.run(purse, turn);
    if (exchange() || purse.empty) break;
    yield* growing.grow(purse);
    if (exchange() || purse.empty) break;
    yield* moves.run(purse, share * turn * nodesPerShifting);
    exchange();
  }
  const [best] = [shifting, growing].sort((a, b) => b.payoff - a.payoff) as [GrowingSearch];
  const upperBound = Math.max(best.payoff, bound());
  const winner = shifting.done
    ? "loss shifting"
    : growing.done
      ? growing.note
      : "loss shifting and mini-buckets in turn";
  return {
    best: best.best,
    upperBound,
    done: shifting.done || growing.done || upperBound === best.payoff,
    tolerance: network.tolerance,
    nodes: shifting.nodes + growing.nodes,
    cells: growing.cells,
    note: winner,
  };
}
