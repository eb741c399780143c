/** The three failures of independent choice as one-shot games, and the support desk. */

import type { Topology } from "coordlab/graph/topologies.js";
import { countingGame, type OneShotGame } from "coordlab/learning/games.js";
import type { JointAction } from "coordlab/world/game.js";
import { requireWhole } from "coordlab/world/require-range.js";

/**
 * Collision: a corridor with some slots, of which slot a is worth `slots` - 1 - a; two neighbours in one slot lose 3.
 *
 * @throws RangeError if there is no slot
 * @example sharedSlots({ agents: 2, edges: Int32Array.of(0, 1) }, 3).payoff([0, 0]) // 1
 */
export function sharedSlots({ agents, edges }: Topology, slots: number): OneShotGame {
  requireWhole("slots", 1, slots);
  const payoff = (a: JointAction) => {
    let sum = 0;
    for (let i = 0; i < agents; i++) sum += slots - 1 - a[i]!;
    for (let e = 0; e < edges.length; e += 2) if (a[edges[e]!] === a[edges[e + 1]!]) sum -= 3;
    return sum;
  };
  return { actionCounts: new Int32Array(agents).fill(slots), payoff };
}

/**
 * Duplicated work: as many pages as agents, each fetches one, and a page pays 1 however often it is fetched.
 *
 * @example distinctPages(3).payoff([0, 2, 2]) // 2
 */
export function distinctPages(agents: number): OneShotGame {
  return countingGame(agents, agents, (counts) => counts.filter((count) => count > 0).length);
}

/**
 * Missed synergy: pushing (action 1) costs 1, a lone push 2, and two or more who push lift what pays 10.
 *
 * @example twoMustPush(6).payoff([0, 1, 0, 0, 1, 0]) // 8
 */
export function twoMustPush(agents: number): OneShotGame {
  return countingGame(agents, 2, ([, push]) => (push! > 1 ? 10 - push! : 0 - 2 * push!));
}

/**
 * The support desk: 1 if exactly one agent answers (action 1), else 0.
 *
 * @example exactlyOne(6).payoff([0, 1, 0, 0, 0, 0]) // 1
 */
export function exactlyOne(agents: number): OneShotGame {
  return countingGame(agents, 2, ([, answers]) => Number(answers === 1));
}
