/** One-shot games: everybody chooses once, at the same time, and the team is paid for the joint action. */
import { payoff as graphPayoff } from "../graph/coordination-graph.js";
import { pairwiseGraph, type Topology } from "../graph/topologies.js";
import type { JointAction, Payoff } from "../world/game.js";
import { type Stream, shuffled } from "../world/random.js";
import { requireAtLeast, requireWhole } from "../world/require-range.js";

export interface OneShotGame {
  /** `actionCounts[i]` = |A_i|; its length is the number of agents. */
  readonly actionCounts: Int32Array;
  readonly payoff: Payoff;
}

/**
 * Two agents who are paid `rows[a][b]` when agent 0 plays a and agent 1 plays b.
 *
 * @throws RangeError if a row is empty or has another length than the first
 * @example matrixGame([[1, 0], [0, 2]]).payoff([1, 1]) // 2
 */
export function matrixGame(rows: readonly (readonly number[])[]): OneShotGame {
  const columns = rows[0]?.length ?? 0;
  if (columns === 0 || rows.some(({ length }) => length !== columns))
    throw new RangeError(`a matrix game needs rows of one length, got ${rows.map(({ length }) => length)}`);
  return { actionCounts: Int32Array.of(rows.length, columns), payoff: (a) => rows[a[0]!]![a[1]!]! };
}

/**
 * The climbing game: (0, 0) pays 11, and whoever comes alone to a better place falls.
 *
 * @example climbing.payoff([0, 1]) // -30
 * @see Claus & Boutilier (1998), The dynamics of reinforcement learning in cooperative multiagent systems
 */
export const climbing: OneShotGame = matrixGame([
  [11, -30, 0],
  [-30, 7, 6],
  [0, 0, 5],
]);

/**
 * The penalty game: two best joint actions pay 10, a mixture of them `mixed`, the safe one in the middle 2.
 *
 * @example penalty(-50).payoff([0, 2]) // -50
 * @see Claus & Boutilier (1998)
 */
export function penalty(mixed: number): OneShotGame {
  return matrixGame([
    [10, 0, mixed],
    [0, 2, 0],
    [mixed, 0, 10],
  ]);
}

/**
 * Two hunters with `actions` actions each, of which 0 is "catch": together they earn 10, alone -`lone`, else 0.
 *
 * @throws RangeError if there are fewer than 2 actions or `lone` is negative
 * @example stagHunt(6, 3).payoff([0, 4]) // -3
 */
export function stagHunt(actions: number, lone: number): OneShotGame {
  requireWhole("actions", 2, actions);
  requireAtLeast("lone", 0, lone);
  return countingGame(2, actions, ([hunters]) => [0, -lone, 10][hunters!]!);
}

/**
 * The same two-agent game on every edge of a topology: the team earns the sum.
 *
 * @throws RangeError if it is no game of two agents with equally many actions
 * @example onEdges({ agents: 3, edges: Int32Array.of(0, 1, 1, 2) }, climbing).payoff([0, 0, 0]) // 22
 */
export function onEdges(topology: Topology, { actionCounts, payoff }: OneShotGame): OneShotGame {
  const actions = actionCounts[0]!;
  if (actionCounts.length !== 2 || actionCounts[1] !== actions)
    throw new RangeError(`an edge needs a game of 2 agents with equally many actions, got ${actionCounts}`);
  const graph = pairwiseGraph(topology, actions, (_, __, a, b) => payoff([a, b]));
  return { actionCounts: graph.actionCounts, payoff: (a) => graphPayoff(graph, a) };
}

/**
 * Islands with one radio band: action 1 sends. A message earns 1; one that a neighbour's spoils costs `spoiled`.
 *
 * @throws RangeError if `spoiled` is negative
 * @example aloha({ agents: 2, edges: Int32Array.of(0, 1) }, 2).payoff([1, 1]) // -4
 */
export function aloha({ agents, edges }: Topology, spoiled: number): OneShotGame {
  requireAtLeast("spoiled", 0, spoiled);
  const payoff = (a: JointAction) => {
    const clash = new Uint8Array(agents);
    for (let e = 0; e < edges.length; e += 2)
      if (a[edges[e]!] && a[edges[e + 1]!]) clash[edges[e]!] = clash[edges[e + 1]!] = 1;
    return clash.reduce((sum, clashes, i) => sum + (a[i] ? (clashes ? -spoiled : 1) : 0), 0);
  };
  return { actionCounts: new Int32Array(agents).fill(2), payoff };
}

/**
 * A game in which it only matters that `counts[a]` agents play a: duplicated work is `(counts) =>
 * counts.filter((c) => c > 0).length`, missed synergy `([, push]) => (push > 1 ? 10 : 0) - push`.
 *
 * @throws RangeError if there are no agents or no actions
 * @example countingGame(3, 2, ([, answers]) => Number(answers === 1)).payoff([0, 1, 0]) // 1
 */
export function countingGame(
  agents: number,
  actions: number,
  payoff: (counts: readonly number[]) => number,
): OneShotGame {
  requireWhole("agents", 1, agents);
  requireWhole("actions", 1, actions);
  const payoffOf = (a: JointAction) => {
    const counts = new Array<number>(actions).fill(0);
    for (let i = 0; i < agents; i++) counts[a[i]!]!++;
    return payoff(counts);
  };
  return { actionCounts: new Int32Array(agents).fill(actions), payoff: payoffOf };
}

/**
 * The same game with every agent's actions in a random order: else a learner that takes the lowest of equal actions
 * starts on the best joint action of a game whose author listed it first.
 */
export function renamed({ actionCounts, payoff }: OneShotGame, stream: Stream): OneShotGame {
  const meant = Array.from(actionCounts, (count) => shuffled([...Array(count).keys()], stream));
  const played = new Int32Array(meant.length);
  const payoffOf = (a: JointAction) => {
    for (let i = 0; i < played.length; i++) played[i] = meant[i]![a[i]!]!;
    return payoff(played);
  };
  return { actionCounts, payoff: payoffOf };
}
