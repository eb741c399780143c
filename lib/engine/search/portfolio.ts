/**
 * Two searches of one connected graph that take turns and tell each other what they find: loss shifting is quick
 * where the linear relaxation is nearly tight, mini-buckets where the graph is not much too wide. Which of the
 * two a graph is like shows only in the search; taking turns costs at most about twice the better one.
 */

import type { CoordinationGraph } from "coordlab/graph/coordination-graph.js";
import { maxPlus } from "../max-plus/max-plus.js";
import { GrowingSearch } from "./branch-and-bound.js";
import { LossShiftingSearch } from "./loss-shifting-search.js";
import type { PartResult } from "./part-result.js";
import type { Purse } from "./search-budget.js";

/** The first turn of loss shifting, in its own nodes; each turn is four times the one before, as are the mini-buckets. */
const firstTurn = 300;

/** Rounds of max-plus before both searches: something good to return however short the budget is. */
const roundsBefore = 10;

/** @param memory most bytes for the tables of mini-buckets */
export function searchPortfolio(graph: CoordinationGraph, memory: number, purse: Purse): PartResult {
  const shifting = new LossShiftingSearch(graph);
  const growing = new GrowingSearch(graph, memory);
  const { jointAction } = maxPlus(graph, {
    rounds: roundsBefore,
    milliseconds: purse.clock.left,
    ...(purse.clock.signal && { signal: purse.clock.signal }),
  });
  if (jointAction.length > 0) {
    shifting.offer(jointAction);
    growing.offer(jointAction);
  }
  for (let turn = firstTurn; ; turn *= 4) {
    shifting.run(purse, turn);
    growing.offer(shifting.best);
    if (shifting.done || purse.empty) break;
    growing.grow(purse);
    shifting.offer(growing.best);
    if (growing.done || shifting.done || purse.empty) break;
  }
  const best = shifting.payoff >= growing.payoff ? shifting : growing;
  const upperBound = Math.max(best.payoff, Math.min(shifting.upperBound, growing.upperBound));
  const done = shifting.done || growing.done || upperBound === best.payoff;
  const winner = shifting.done
    ? "loss shifting"
    : growing.done
      ? growing.note
      : "loss shifting and mini-buckets in turn";
  return {
    best: best.best,
    upperBound,
    done,
    tolerance: shifting.tolerance,
    nodes: shifting.nodes + growing.nodes,
    cells: growing.cells,
    note: winner,
  };
}
