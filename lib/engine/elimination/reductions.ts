/**
 * What can be eliminated without thinking, in linear time and flat arrays: agents with at most one neighbour
 * (leaves), and agents with two (chains), whose neighbours are then joined. What is left, the core, has at least
 * three neighbours each, and is where orders differ. On lines, trees and rings nothing is left.
 *
 * A chain agent is eliminated only where that cannot make a larger table than waiting would: its neighbours are
 * joined already, or it has at least as many actions as one of them.
 *
 * @see Bodlaender, Koster & van den Eijkhof (2005), Preprocessing rules for triangulation of probabilistic networks
 */

import type { CoordinationGraph } from "coordlab/graph/coordination-graph.js";
import { type Neighbours, neighbours } from "coordlab/graph/neighbours.js";
import type { Agent } from "coordlab/world/game.js";
import type { Clock } from "../limits.js";
import type { Steps } from "../steps.js";
import type { OrderPrice } from "./order-price.js";

export interface Reduction {
  /** The agents eliminated, in turn. */
  readonly order: Int32Array;
  readonly price: OrderPrice;
  /** The agents left, and the neighbours of `core[c]` as places in `core`. */
  readonly core: Int32Array;
  readonly coreNeighbours: readonly number[][];
}

/** Time and memory O(n + edges), save for chains between agents of many neighbours. */
export function* reduce(graph: CoordinationGraph, clock: Clock): Steps<Reduction> {
  yield* clock.rest();
  const near = neighbours(graph);
  yield* clock.rest();
  const peeled = peelLeaves(graph.actionCounts, near);
  if (peeled.count === graph.actionCounts.length)
    return { ...peeled, core: new Int32Array(0), coreNeighbours: [] };
  yield* clock.rest();
  return yield* contractChains(graph.actionCounts, near, peeled, clock);
}

interface Peeled {
  readonly order: Int32Array;
  readonly count: number;
  /** Neighbours left. */
  readonly degree: Int32Array;
  readonly price: OrderPrice;
}

/** The only neighbour left of a leaf is the XOR of the neighbours left, so that no list has to be changed. */
function peelLeaves(actionCounts: Int32Array, { start, agents }: Neighbours): Peeled {
  const n = actionCounts.length;
  const degree = new Int32Array(n);
  const link = new Int32Array(n);
  const order = new Int32Array(n);
  let tail = 0;
  for (let i = 0; i < n; i++) {
    degree[i] = start[i + 1]! - start[i]!;
    for (let k = start[i]!; k < start[i + 1]!; k++) link[i]! ^= agents[k]!;
    if (degree[i]! <= 1) order[tail++] = i;
  }
  let width = 0;
  let cells = 0;
  let largest = 0;
  let largestBucket: Agent[] = [];
  for (let head = 0; head < tail; head++) {
    const leaf = order[head]!;
    let size = actionCounts[leaf]!;
    const joined = degree[leaf] === 1;
    const other = link[leaf]!;
    if (joined) {
      width = 1;
      size *= actionCounts[other]!;
      link[other]! ^= leaf;
      if (--degree[other]! === 1) order[tail++] = other;
    }
    degree[leaf] = -1;
    cells += size;
    if (size > largest) {
      largest = size;
      largestBucket = joined ? [leaf, other] : [leaf];
    }
  }
  return { order, count: tail, degree, price: { width, cells, largest, largestBucket } };
}

/** Agents between two looks at the clock. */
const agentsPerLook = 1 << 14;

/** Half-edges: `target[h]` is whom it leads to, `twin[h]` the way back; those of one agent form a list. */
function* contractChains(
  actionCounts: Int32Array,
  { start, agents }: Neighbours,
  peeled: Peeled,
  clock: Clock,
): Steps<Reduction> {
  const n = actionCounts.length;
  const { degree, order } = peeled;
  const head = new Int32Array(n).fill(-1);
  let halves = 0;
  for (let i = 0; i < n; i++) if (degree[i]! > 0) halves += degree[i]!;
  const target = new Int32Array(halves);
  const twin = new Int32Array(halves);
  const next = new Int32Array(halves);
  const previous = new Int32Array(halves);
  let used = 0;
  const attach = (h: number, from: Agent, to: Agent) => {
    target[h] = to;
    next[h] = head[from]!;
    previous[h] = -1;
    if (head[from] !== -1) previous[head[from]!] = h;
    head[from] = h;
  };
  for (let i = n - 1; i >= 0; i--) {
    if (i % agentsPerLook === 0) yield* clock.rest();
    if (degree[i]! < 0) continue;
    for (let k = start[i + 1]! - 1; k >= start[i]! && agents[k]! > i; k--) {
      if (degree[agents[k]!]! < 0) continue;
      attach(used, i, agents[k]!);
      attach(used + 1, agents[k]!, i);
      twin[used] = used + 1;
      twin[used + 1] = used;
      used += 2;
    }
  }
  const detach = (h: number, from: Agent) => {
    if (previous[h] === -1) head[from] = next[h]!;
    else next[previous[h]!] = next[h]!;
    if (next[h] !== -1) previous[next[h]!] = previous[h]!;
    degree[from]!--;
    if (degree[from]! <= 2) waiting.push(from);
  };
  const joined = (u: Agent, w: Agent): boolean => {
    if (degree[u]! > degree[w]!) [u, w] = [w, u];
    for (let h = head[u]!; h !== -1; h = next[h]!) if (target[h] === w) return true;
    return false;
  };

  let { count } = peeled;
  let { width, cells, largest, largestBucket } = peeled.price;
  const eliminated = (bucket: Agent[], size: number) => {
    degree[bucket[0]!] = -1;
    order[count++] = bucket[0]!;
    cells += size;
    width = Math.max(width, bucket.length - 1);
    if (size > largest) {
      largest = size;
      largestBucket = bucket;
    }
  };
  const waiting: Agent[] = [];
  for (let i = 0; i < n; i++) if (degree[i] === 2) waiting.push(i);
  for (let k = 0; k < waiting.length; k++) {
    if (k % agentsPerLook === 0) yield* clock.rest();
    const v = waiting[k]!;
    if (degree[v] === 0) eliminated([v], actionCounts[v]!);
    else if (degree[v] === 1) {
      const toU = head[v]!;
      const u = target[toU]!;
      eliminated([v, u], actionCounts[v]! * actionCounts[u]!);
      detach(twin[toU]!, u);
    } else if (degree[v] === 2) {
      const toU = head[v]!;
      const toW = next[toU]!;
      const u = target[toU]!;
      const w = target[toW]!;
      const closed = joined(u, w);
      if (!closed && actionCounts[v]! < Math.min(actionCounts[u]!, actionCounts[w]!)) continue;
      eliminated([v, u, w], actionCounts[v]! * actionCounts[u]! * actionCounts[w]!);
      const fromU = twin[toU]!;
      const fromW = twin[toW]!;
      if (closed) {
        detach(fromU, u);
        detach(fromW, w);
      } else {
        target[fromU] = w;
        target[fromW] = u;
        twin[fromU] = fromW;
        twin[fromW] = fromU;
      }
    }
  }

  yield* clock.rest();
  const core = new Int32Array(n - count);
  const place = new Int32Array(n);
  for (let i = 0, c = 0; i < n; i++) {
    if (degree[i]! < 0) continue;
    place[i] = c;
    core[c++] = i;
  }
  const coreNeighbours = Array.from(core, (i) => {
    const list: number[] = [];
    for (let h = head[i]!; h !== -1; h = next[h]!) list.push(place[target[h]!]!);
    return list;
  });
  const price = { width, cells, largest, largestBucket };
  return { order: order.subarray(0, count), price, core, coreNeighbours };
}
