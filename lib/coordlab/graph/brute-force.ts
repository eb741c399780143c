/** Every joint action in turn: the oracle that the other solvers are held against. */
import { jointActionCount } from "../world/game.js";
import { type CoordinationGraph, payoff } from "./coordination-graph.js";
import { noMessages, optimalSolution, type Solution } from "./solution.js";

/**
 * Best joint action by trying all |A_0| x ... x |A_{n-1}| of them, the last agent's action fastest. Exact. Of
 * equally good joint actions the first in that order is kept: the lowest action of agent 0, then of agent 1, ...
 * Time O(k^n m), for k actions and m terms.
 *
 * @param limit the most joint actions to try
 * @throws RangeError if there are more
 */
export function bruteForce(graph: CoordinationGraph, limit: number = 1e7): Solution {
  const { actionCounts } = graph;
  const count = jointActionCount(actionCounts);
  if (count > limit)
    throw new RangeError(
      `brute force would try ${count} joint actions, more than the limit of ${limit}; use variable elimination`,
    );
  const current = new Int32Array(actionCounts.length);
  let best = current.slice();
  let bestPayoff = -Infinity;
  do {
    const value = payoff(graph, current);
    if (value > bestPayoff) {
      bestPayoff = value;
      best = current.slice();
    }
  } while (advance(current, actionCounts));
  const reason = `brute force: tried all ${count} joint actions`;
  return optimalSolution(graph, best, { reason, counters: { ...noMessages, cells: Number(count) } });
}

/** Steps to the next joint action, the last agent fastest; false once all have been seen. */
function advance(jointAction: Int32Array, actionCounts: Int32Array): boolean {
  for (let i = jointAction.length - 1; i >= 0; i--) {
    if (++jointAction[i]! < actionCounts[i]!) return true;
    jointAction[i] = 0;
  }
  return false;
}
