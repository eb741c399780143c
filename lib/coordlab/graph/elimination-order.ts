/**
 * The order in which agents are eliminated, and what it costs. Eliminating an agent joins all its neighbours to
 * each other; the most neighbours that an agent has when its turn comes is the induced width w of the order, and
 * the least w over all orders is the graph's treewidth. Tables grow as k^(w+1), so the order matters more than
 * anything else.
 *
 * Written to be read, with sets; `planElimination` finds orders of large graphs with flat arrays.
 */
import type { Agent } from "../world/game.js";
import type { CoordinationGraph } from "./coordination-graph.js";
import { neighbours, neighboursOf } from "./neighbours.js";

/**
 * How unwelcome it is to eliminate an agent now: a matter of its neighbours among the agents that are left, and of who of
 * them are joined. Whatever is above `most` may be returned for more than that.
 */
export type EliminationScore = (left: readonly ReadonlySet<Agent>[], agent: Agent, most: number) => number;

/** The number of neighbours: the size of the table that appears. */
export const minDegree: EliminationScore = (left, agent) => left[agent]!.size;

/** The number of edges that appear: pairs of neighbours that are not yet joined. */
export const minFill: EliminationScore = (left, agent, most) => {
  let missing = 0;
  for (const i of left[agent]!)
    for (const j of left[agent]!) if (i < j && !left[i]!.has(j) && ++missing > most) return missing;
  return missing;
};

/**
 * The greedy order: the agent of the lowest score next, ties to the lowest agent. After a step only those are scored
 * anew whose neighbours have changed or been joined. Time O(n log n) on trees, at most O(n^2 w^2).
 *
 * @example eliminationOrder(graph, minDegree)
 */
export function eliminationOrder(graph: CoordinationGraph, score: EliminationScore = minFill): Agent[] {
  const left = neighbourSets(graph);
  const n = left.length;
  const certain = new Uint8Array(n);
  // A tournament: the lower of scores 2k and 2k + 1 goes on to k. Those of the agents begin at `first`.
  const first = 2 ** Math.ceil(Math.log2(Math.max(1, n)));
  const lowest = new Float64Array(2 * first).fill(Infinity);
  const look = (agent: Agent, most: number, value: number = score(left, agent, most)): void => {
    certain[agent] = value <= most ? 1 : 0;
    lowest[first + agent] = value;
    for (let k = (first + agent) >> 1; k > 0; k >>= 1)
      lowest[k] = Math.min(lowest[2 * k]!, lowest[2 * k + 1]!);
  };
  for (let agent = 0; agent < n; agent++) look(agent, 0);
  const order: Agent[] = [];
  while (order.length < n) {
    let k = 1;
    while (k < first) k = lowest[2 * k]! <= lowest[2 * k + 1]! ? 2 * k : 2 * k + 1;
    const agent = k - first;
    const decided = certain[agent] === 1;
    look(agent, Infinity, decided ? Infinity : undefined);
    if (!decided) continue;
    order.push(agent);
    for (const changed of removeAgent(left, agent)) look(changed, lowest[1]!);
  }
  return order;
}

/** The price of an order, known before any table exists. */
export interface EliminationPrice {
  /** Induced width: the most neighbours that an agent has when its turn comes. */
  readonly width: number;
  /** Table cells to compute: the sum over agents of their own actions times those of their neighbours. */
  readonly cells: number;
  /** The agents of the largest bucket: one that is eliminated, and its neighbours then. */
  readonly largestBucket: readonly Agent[];
}

/**
 * Prices an order. Time O(n w^2).
 *
 * @throws RangeError if `order` is not a permutation of the agents
 */
export function eliminationPrice(graph: CoordinationGraph, order: ArrayLike<Agent>): EliminationPrice {
  requireOrder(graph, order);
  const left = neighbourSets(graph);
  let width = 0;
  let cells = 0;
  let largest = 0;
  let largestBucket: Agent[] = [];
  for (const agent of Array.from(order)) {
    const bucket = [agent, ...left[agent]!];
    const size = bucket.reduce((product, i) => product * graph.actionCounts[i]!, 1);
    width = Math.max(width, bucket.length - 1);
    cells += size;
    if (size > largest) {
      largest = size;
      largestBucket = bucket;
    }
    removeAgent(left, agent);
  }
  return { width, cells, largestBucket };
}

/** @throws RangeError naming the agent that is missing, comes twice or does not exist */
export function requireOrder({ actionCounts }: CoordinationGraph, order: ArrayLike<Agent>): void {
  const n = actionCounts.length;
  const seen = new Uint8Array(n);
  for (let k = 0; k < order.length; k++) {
    const agent = order[k]!;
    if (!(Number.isInteger(agent) && agent >= 0 && agent < n))
      throw new RangeError(`the order names agent ${agent}; the agents are 0..${n - 1}`);
    if (seen[agent]++) throw new RangeError(`the order names agent ${agent} twice`);
  }
  const missing = seen.indexOf(0);
  if (missing !== -1) throw new RangeError(`the order leaves out agent ${missing}`);
}

function neighbourSets(graph: CoordinationGraph): Set<Agent>[] {
  const lists = neighbours(graph);
  return Array.from(graph.actionCounts, (_, i) => new Set(neighboursOf(lists, i)));
}

/** Eliminates an agent: its neighbours lose it and become neighbours of each other. Returns whose score may change. */
function removeAgent(left: readonly Set<Agent>[], agent: Agent): Set<Agent> {
  const around = left[agent]!;
  for (const i of around) left[i]!.delete(agent);
  const changed = new Set(around);
  for (const i of around)
    for (const j of around) {
      if (i >= j || left[i]!.has(j)) continue;
      for (const both of left[i]!) if (left[j]!.has(both)) changed.add(both);
      left[i]!.add(j);
      left[j]!.add(i);
    }
  return changed;
}
