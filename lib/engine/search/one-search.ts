/** Each of the two searches by itself, for graphs of which one knows the kind. */
import type { CoordinationGraph } from "coordlab/graph/coordination-graph.js";
import type { Solution } from "coordlab/graph/solution.js";
import { runToEnd, type Steps } from "../steps.js";
import { GrowingSearch } from "./branch-and-bound.js";
import { lossNetwork } from "./loss-network.js";
import { LossShiftingSearch } from "./loss-shifting-search.js";
import type { PartResult, PartTask } from "./part-result.js";
import { type SearchLimits, solveParts } from "./solve-parts.js";

/**
 * Best joint action by AND/OR branch and bound with mini-bucket bounds. Exact within its limits, to the solution's
 * tolerance; else the best joint action found and an upper bound. Equally good joint actions are not told apart.
 *
 * @throws RangeError if a limit is negative or NaN
 * @example branchAndBound(graph, { nodes: 100_000 }).gap
 */
export function branchAndBound(graph: CoordinationGraph, limits: SearchLimits = {}): Solution {
  return runToEnd(branchingAndBounding(graph, limits));
}

/** The same in steps. */
export function branchingAndBounding(graph: CoordinationGraph, limits: SearchLimits): Steps<Solution> {
  const { memory = 2 ** 30 } = limits;
  return solveParts(graph, "AND/OR branch and bound", limits, function* (part, task) {
    const network = yield* lossNetwork(part, task.purse.clock);
    const search = new GrowingSearch(network, memory);
    yield* untilProven(search, task, () => search.grow(task.purse));
    const { nodes, cells, note } = search;
    return { ...resultOf(search), tolerance: network.tolerance, nodes, cells, note };
  });
}

/**
 * Best joint action by hybrid best-first branch and bound with soft local consistency. Exact within its limits, to the
 * solution's tolerance; else the best joint action found and an upper bound. Equally good joint actions are not told
 * apart. A node costs up to the sum of the tables' sizes, memory is linear in them and in the number of open nodes.
 *
 * @throws RangeError if a limit is negative or NaN
 * @example lossShiftingSearch(graph, { nodes: 10_000 }).status
 */
export function lossShiftingSearch(graph: CoordinationGraph, limits: SearchLimits = {}): Solution {
  return runToEnd(shiftingLosses(graph, limits));
}

/** The same in steps. */
export function shiftingLosses(graph: CoordinationGraph, limits: SearchLimits): Steps<Solution> {
  return solveParts(graph, "branch and bound with loss shifting", limits, function* (part, task) {
    const network = yield* lossNetwork(part, task.purse.clock);
    const search = new LossShiftingSearch(network);
    yield* untilProven(search, task, () => search.run(task.purse, nodesPerTelling));
    return { ...resultOf(search), tolerance: network.tolerance, nodes: search.nodes, cells: 0 };
  });
}

/** Nodes of loss shifting after which the bound is told. */
const nodesPerTelling = 1000;

type Search = GrowingSearch | LossShiftingSearch;

function* untilProven(
  search: Search,
  { purse, start, tell }: PartTask,
  goOn: () => Steps<void>,
): Steps<void> {
  search.offer(start);
  while (!search.done && !search.stuck && !purse.empty) {
    yield* goOn();
    tell(search.best, search.upperBound);
  }
}

function resultOf({ best, upperBound, done }: Search): Pick<PartResult, "best" | "upperBound" | "done"> {
  return { best, upperBound, done };
}
