/** What every branch and bound does first: reduce the graph, and search its connected parts one by one. */

import { type CoordinationGraph, payoff } from "coordlab/graph/coordination-graph.js";
import { boundedSolution, noMessages, type Solution } from "coordlab/graph/solution.js";
import type { Limits } from "../limits.js";
import type { Steps } from "../steps.js";
import { connectedParts, wholeOf } from "./connected-parts.js";
import { firstAnswer } from "./first-answer.js";
import type { PartResult, PartTask } from "./part-result.js";
import type { Purse } from "./purse.js";
import { reduceGraph } from "./reduce.js";

/** A joint action on the way to the best. */
export type JointIncumbent = Pick<Solution, "jointAction" | "payoff">;

/** What a search may take, and where it begins. */
export interface SearchLimits extends Limits<JointIncumbent> {
  /** A joint action to begin with: the answer is never worse. */
  readonly start?: ArrayLike<number>;
}

/** Searches a connected graph whose every term allows something. */
export type PartSearch = (part: CoordinationGraph, task: PartTask) => Steps<PartResult>;

/** Cells of tables that a search gets ready for in a millisecond, at the least. */
const cellsPerMillisecond = 2000;

/**
 * The solution of a graph from those of the connected parts of its reduction, the smallest part first.
 *
 * @throws RangeError if `start` is no joint action of the graph, which is checked already
 */
export function* solveParts(
  graph: CoordinationGraph,
  limits: SearchLimits,
  search: PartSearch,
  purse: Purse,
): Steps<Solution> {
  const { start, onImproved } = limits;
  const { clock } = purse;
  const least = start ? payoff(graph, start) : -Infinity;
  yield* clock.rest();
  const reduction = yield* reduceGraph(graph, purse, clock.part(1 / 3));
  const { graph: reduced, constant, expand } = reduction;
  const begun = start && reduction.restrict(start);
  // Out of time, the graph is answered as a whole: taking it apart would take longer.
  const late = clock.over || reduced.payoffs.length > cellsPerMillisecond * clock.left;
  const parts = late && reduced.actionCounts.length > 0 ? [wholeOf(reduced)] : connectedParts(reduced);
  yield* clock.rest();
  const results: PartResult[] = [];
  for (const { agents, part } of parts) {
    const first = firstAnswer(part);
    const best = begun ? Int32Array.from(agents, (agent) => begun[agent]!) : first.best;
    results.push({ ...first, best });
    yield* clock.rest();
  }
  const jointAction = new Int32Array(reduced.actionCounts.length);
  const found = () => {
    for (const [k, { agents }] of parts.entries())
      for (const [i, agent] of agents.entries()) jointAction[agent] = results[k]!.best[i]!;
    const full = expand(jointAction);
    return start && payoff(graph, full) < least ? Int32Array.from(start) : full;
  };
  const upperBound = () => results.reduce((sum, result) => sum + result.upperBound, constant);
  const told = { payoff: -Infinity, upperBound: Infinity };
  const tell = () => {
    if (!onImproved) return;
    const full = found();
    const incumbent = { jointAction: full, payoff: payoff(graph, full) };
    if (incumbent.payoff <= told.payoff && upperBound() >= told.upperBound) return;
    told.payoff = Math.max(told.payoff, incumbent.payoff);
    told.upperBound = Math.min(told.upperBound, upperBound());
    onImproved(incumbent.payoff > -Infinity ? incumbent : undefined, told.upperBound);
  };
  for (const [k, { part }] of parts.entries()) {
    if (clock.look() || part.payoffs.length > cellsPerMillisecond * clock.left) break;
    results[k] = yield* search(part, {
      purse,
      start: results[k]!.best,
      tell(best, bound) {
        results[k] = { ...results[k]!, best, upperBound: bound };
        tell();
      },
    });
    tell();
  }
  const full = found();
  const done = results.every((result) => result.done);
  const sum = (count: (result: PartResult) => number) =>
    results.reduce((total, result) => total + count(result), 0);
  const [nodes, cells] = [sum((result) => result.nodes), reduction.cells + sum((result) => result.cells)];
  const tolerance = sum((result) => result.tolerance);
  const size =
    jointAction.length === 0
      ? "reduction left no agent to decide"
      : `${jointAction.length} agents after reduction`;
  const end = done ? "proven best" : "stopped by its budget";
  const reason = `branch and bound: ${[size, results.at(-1)?.note, `${nodes} nodes`, end].filter(Boolean).join(", ")}`;
  const how = { reason, counters: { ...noMessages, cells, nodes } };
  if (!done) return boundedSolution(graph, full, { upperBound: upperBound(), tolerance, ...how });
  const proven = payoff(graph, full) + tolerance;
  return boundedSolution(graph, full, {
    upperBound: proven,
    tolerance: proven - payoff(graph, full) || 0,
    ...how,
  });
}
