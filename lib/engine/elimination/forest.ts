/**
 * Forests of agents, term by term: unary terms and at most one term between two agents, no cycle. Leaves are
 * eliminated first; the table that appears is added to what the neighbour's own actions are worth, in place, so
 * nothing has to be compiled and a million agents in any arrangement touch little memory.
 */

import type { CoordinationGraph } from "coordlab/graph/coordination-graph.js";
import type { Agent } from "coordlab/world/game.js";
import type { Clock } from "../limits.js";
import type { Steps } from "../steps.js";
import type { OrderPrice } from "./order-price.js";
import type { CellType } from "./workspace.js";

export interface Forest {
  readonly graph: CoordinationGraph;
  /** The agents, each a leaf when its turn comes. */
  readonly order: Int32Array;
  /** The neighbour left to the s-th agent of `order`, -1 if there is none. */
  readonly parents: Int32Array;
  /** The term between the two: 2t if the leaf is its first agent, 2t + 1 if it is the second. */
  readonly links: Int32Array;
  readonly price: OrderPrice;
  /** Best actions to be kept: for each agent one per action of its parent. */
  readonly bestCells: number;
}

/** Agents between two looks at the clock. */
const agentsPerLook = 1 << 14;

/** The forest, or undefined if the graph is none. Agents become leaves in turn, first in, first out. Time O(n + terms). */
export function* asForest(graph: CoordinationGraph, clock: Clock): Steps<Forest | undefined> {
  const { actionCounts, termStart, termAgents } = graph;
  const n = actionCounts.length;
  const terms = termStart.length - 1;
  // Of each agent, side by side in memory: how many terms join it to others, the XOR of the others, and the XOR of
  // the links. Where one term is left, these name the neighbour and the link, and no list has to be kept.
  const left = new Int32Array(4 * n);
  let pairs = 0;
  for (let t = 0; t < terms; t++) {
    if (t % agentsPerLook === 0) yield* clock.rest();
    const first = termStart[t]!;
    const arity = termStart[t + 1]! - first;
    if (arity > 2 || pairs === n) return undefined;
    if (arity < 2) continue;
    pairs++;
    const i = termAgents[first]!;
    const j = termAgents[first + 1]!;
    left[4 * i]!++;
    left[4 * i + 1]! ^= j;
    left[4 * i + 2]! ^= 2 * t;
    left[4 * j]!++;
    left[4 * j + 1]! ^= i;
    left[4 * j + 2]! ^= 2 * t + 1;
  }
  const order = new Int32Array(n);
  const parents = new Int32Array(n);
  const links = new Int32Array(n);
  let tail = 0;
  for (let i = 0; i < n; i++) if (left[4 * i]! <= 1) order[tail++] = i;
  let cells = 0;
  let bestCells = 0;
  let largest = 0;
  let largestBucket: Agent[] = [];
  for (let head = 0; head < tail; head++) {
    if (head % agentsPerLook === 0) yield* clock.rest();
    const leaf = order[head]!;
    const joined = left[4 * leaf] === 1;
    const parent = left[4 * leaf + 1]!;
    const link = left[4 * leaf + 2]!;
    const outcomes = joined ? actionCounts[parent]! : 1;
    const size = actionCounts[leaf]! * outcomes;
    cells += size;
    bestCells += outcomes;
    if (size > largest) {
      largest = size;
      largestBucket = joined ? [leaf, parent] : [leaf];
    }
    parents[head] = joined ? parent : -1;
    links[head] = link;
    if (!joined) continue;
    left[4 * parent + 1]! ^= leaf;
    left[4 * parent + 2]! ^= link ^ 1;
    if (--left[4 * parent]! === 1) order[tail++] = parent;
  }
  if (tail < n) return undefined;
  const price = { width: pairs > 0 ? 1 : 0, cells, largest, largestBucket };
  return { graph, order, parents, links, price, bestCells };
}

/** Allocated once, of a size known beforehand, used again by every solve. */
export interface ForestWorkspace {
  /** What the actions of agent i are worth with all that was folded into them: from `worthStart[i]`. */
  readonly worthStart: Int32Array;
  readonly worth: Int32Array | Float64Array;
  /** The best actions, in the order of elimination. */
  readonly best: Uint8Array | Int32Array;
}

/** The bytes that {@link makeForestWorkspace} allocates. */
export function forestBytes({ graph, price, bestCells }: Forest, cellType: CellType): number {
  const { actionCounts } = graph;
  const worths = actionCounts.reduce((sum, count) => sum + count, 0);
  return (
    4 * (actionCounts.length + 1) + (cellType === "int32" ? 4 : 8) * worths + bestBytes(price) * bestCells
  );
}

export function makeForestWorkspace(
  { graph, price, bestCells }: Forest,
  cellType: CellType,
): ForestWorkspace {
  const { actionCounts } = graph;
  const worthStart = new Int32Array(actionCounts.length + 1);
  for (let i = 0; i < actionCounts.length; i++) worthStart[i + 1] = worthStart[i]! + actionCounts[i]!;
  return {
    worthStart,
    worth: new (cellType === "int32" ? Int32Array : Float64Array)(worthStart[actionCounts.length]!),
    best: new (bestBytes(price) === 1 ? Uint8Array : Int32Array)(bestCells),
  };
}

/** No agent has more actions than the largest bucket cells. */
function bestBytes({ largest }: OrderPrice): number {
  return largest <= 256 ? 1 : 4;
}

/** The best joint action; ties as `variableElimination` breaks them along the order. Time O(cells). */
export function* solveForest(
  { graph, order, parents, links }: Forest,
  payoffs: Int32Array | Float64Array,
  { worthStart, worth, best }: ForestWorkspace,
  clock: Clock,
): Steps<Int32Array> {
  const { termStart, termAgents, tableStart } = graph;
  worth.fill(0);
  for (let t = 0; t + 1 < termStart.length; t++) {
    if (termStart[t + 1]! - termStart[t]! !== 1) continue;
    let at = worthStart[termAgents[termStart[t]!]!]!;
    for (let cell = tableStart[t]!; cell < tableStart[t + 1]!; cell++) worth[at++]! += payoffs[cell]!;
  }
  let end = 0;
  for (let s = 0; s < order.length; s++) {
    if (s % agentsPerLook === 0) yield* clock.rest();
    const leaf = order[s]!;
    const parent = parents[s]!;
    const from = worthStart[leaf]!;
    const actions = worthStart[leaf + 1]! - from;
    if (parent === -1) {
      let action = 0;
      for (let a = 1; a < actions; a++) if (worth[from + a]! > worth[from + action]!) action = a;
      best[end++] = action;
      continue;
    }
    const to = worthStart[parent]!;
    const outcomes = worthStart[parent + 1]! - to;
    const link = links[s]!;
    const start = tableStart[link >> 1]!;
    const leafFirst = (link & 1) === 0;
    const down = leafFirst ? outcomes : 1;
    const across = leafFirst ? 1 : actions;
    for (let b = 0; b < outcomes; b++) {
      let cell = start + b * across;
      let most = worth[from]! + payoffs[cell]!;
      let action = 0;
      for (let a = 1; a < actions; a++) {
        cell += down;
        const value = worth[from + a]! + payoffs[cell]!;
        if (value > most) {
          most = value;
          action = a;
        }
      }
      worth[to + b]! += most;
      best[end++] = action;
    }
  }
  const jointAction = new Int32Array(order.length);
  for (let s = order.length - 1; s >= 0; s--) {
    if (s % agentsPerLook === 0) yield* clock.rest();
    const parent = parents[s]!;
    end -= parent === -1 ? 1 : worthStart[parent + 1]! - worthStart[parent]!;
    jointAction[order[s]!] = best[end + (parent === -1 ? 0 : jointAction[parent]!)]!;
  }
  return jointAction;
}
