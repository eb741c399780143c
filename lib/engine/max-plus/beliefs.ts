/**
 * The messages of max-plus and what each agent makes of them, in flat arrays; `max-plus.ts` has the formulas.
 * Terms of two agents, by far the most, have a kernel of their own. In `tables`, forbidden payoffs (-Infinity) are
 * far below all others, so that differences exist.
 */
import type { CoordinationGraph } from "coordlab/graph/coordination-graph.js";
import type { DecisionOrder } from "coordlab/graph/decision-order.js";
import { type PairKernel, pairKernel } from "./pair-kernel.js";

export interface Beliefs extends PairKernel {
  readonly graph: CoordinationGraph;
  readonly order: DecisionOrder;
  /** The message of a term to its k-th agent, k counted through `termAgents`, begins at `messageStart[k]`. */
  readonly messageStart: Int32Array;
  readonly messages: Float64Array;
  /** g_i begins at `goodStart[i]`; `unary` is laid out alike. */
  readonly goodStart: Int32Array;
  readonly good: Float64Array;
  readonly unary: Float64Array;
  /** The largest payoff, signs apart. */
  readonly scale: number;
}

/** Before any message: every g_i is f_i. Time O(size of the tables). */
export function startBeliefs(graph: CoordinationGraph, order: DecisionOrder): Beliefs {
  const { actionCounts, termStart, termAgents, tableStart } = graph;
  const n = actionCounts.length;
  const kernel = pairKernel({ tables: graph.payoffs.length, entries: mostEntries(graph) });
  const { tables } = kernel;
  const scale = setFinite(tables, graph.payoffs);
  const goodStart = new Int32Array(n + 1);
  for (let i = 0; i < n; i++) goodStart[i + 1] = goodStart[i]! + actionCounts[i]!;
  const unary = new Float64Array(goodStart[n]!);
  const messageStart = new Int32Array(termAgents.length + 1);
  for (let t = 0; t + 1 < termStart.length; t++) {
    const alone = termStart[t + 1]! - termStart[t]! === 1;
    for (let k = termStart[t]!; k < termStart[t + 1]!; k++) {
      const agent = termAgents[k]!;
      const count = actionCounts[agent]!;
      messageStart[k + 1] = messageStart[k]! + (alone ? 0 : count);
      if (alone) for (let a = 0; a < count; a++) unary[goodStart[agent]! + a]! += tables[tableStart[t]! + a]!;
    }
  }
  const messages = new Float64Array(messageStart[termAgents.length]!);
  return { ...kernel, graph, order, messageStart, messages, goodStart, good: unary.slice(), unary, scale };
}

/** Entries of the messages of the widest term. */
function mostEntries({ actionCounts, termStart, termAgents }: CoordinationGraph): number {
  let most = 0;
  for (let t = 0; t + 1 < termStart.length; t++) {
    let entries = 0;
    for (let k = termStart[t]!; k < termStart[t + 1]!; k++) entries += actionCounts[termAgents[k]!]!;
    if (entries > most) most = entries;
  }
  return most;
}

/** One round, term after term, first to last or last to first. Returns the largest change of a message entry. */
export function sendInTurn(beliefs: Beliefs, backwards: boolean, damping: number): number {
  return sendAll(beliefs, beliefs.good, { backwards, damping });
}

/** One round from the beliefs of the last. Returns the largest change of a message entry. */
export function sendAtOnce(beliefs: Beliefs, damping: number): number {
  const { order, good, unary, messages, messageStart, goodStart, graph } = beliefs;
  const before = good.slice();
  const change = sendAll(beliefs, before, { backwards: false, damping });
  // Summed afresh, so that rounding does not build up.
  good.set(unary);
  for (const t of order.terms) {
    for (let k = graph.termStart[t]!; k < graph.termStart[t + 1]!; k++) {
      const at = goodStart[graph.termAgents[k]!]!;
      const size = messageStart[k + 1]! - messageStart[k]!;
      for (let a = 0; a < size; a++) good[at + a]! += messages[messageStart[k]! + a]!;
    }
  }
  return change;
}

interface Round {
  readonly backwards: boolean;
  readonly damping: number;
}

/** The messages of all terms in turn, made from `heard`, which may be `good` itself; for two agents written out here. */
function sendAll(beliefs: Beliefs, heard: Float64Array, { backwards, damping }: Round): number {
  const { order, messageStart, messages, goodStart, good, made, thought, makePair, scale } = beliefs;
  const { actionCounts, termStart, termAgents, tableStart } = beliefs.graph;
  const { terms } = order;
  let change = 0;
  for (let x = 0; x < terms.length; x++) {
    const t = terms[backwards ? terms.length - 1 - x : x]!;
    const first = termStart[t]!;
    if (termStart[t + 1] !== first + 2) {
      change = Math.max(change, sendFrom(beliefs, t, heard, damping));
      continue;
    }
    const i = termAgents[first]!;
    const j = termAgents[first + 1]!;
    const rows = actionCounts[i]!;
    const end = rows + actionCounts[j]!;
    const base = messageStart[first]!;
    const fromI = goodStart[i]!;
    const fromJ = goodStart[j]! - rows;
    for (let a = 0; a < rows; a++) thought[a] = heard[fromI + a]! - messages[base + a]!;
    for (let b = rows; b < end; b++) thought[b] = heard[fromJ + b]! - messages[base + b]!;
    makePair(tableStart[t]!, rows, end - rows);
    for (let m = 0, stop = rows, at = fromI; m < end; stop = end, at = fromJ) {
      let largest = -Infinity;
      for (let e = m; e < stop; e++) if (made[e]! > largest) largest = made[e]!;
      for (; m < stop; m++) {
        const old = messages[base + m]!;
        const next = damping * old + (1 - damping) * (made[m]! - largest);
        const difference = Math.abs(next - old);
        if (difference > change && hasMoved(difference, old, scale)) change = difference;
        messages[base + m] = next;
        good[at + m]! += next - old;
      }
    }
  }
  return change;
}

/** Below rounding a damped or fractional message counts as arrived. */
function hasMoved(difference: number, old: number, scale: number): boolean {
  return difference > 1e-12 * (scale + Math.abs(old));
}

/** The messages of term t to all its agents, however many, made from `heard`, normalised, damped and put in place. */
function sendFrom(beliefs: Beliefs, t: number, heard: Float64Array, damping: number): number {
  const { messageStart, messages, goodStart, good, made, thought, graph, scale } = beliefs;
  const { termStart, termAgents } = graph;
  const first = termStart[t]!;
  const end = termStart[t + 1]!;
  const base = messageStart[first]!;
  for (let k = first; k < end; k++) {
    const at = goodStart[termAgents[k]!]! - messageStart[k]!;
    const stop = messageStart[k + 1]!;
    for (let m = messageStart[k]!; m < stop; m++) {
      thought[m - base] = heard[at + m]! - messages[m]!;
      made[m - base] = -Infinity;
    }
  }
  makeForMany(beliefs, t);
  let change = 0;
  for (let k = first; k < end; k++) {
    const stop = messageStart[k + 1]!;
    let largest = -Infinity;
    for (let m = messageStart[k]!; m < stop; m++) if (made[m - base]! > largest) largest = made[m - base]!;
    const at = goodStart[termAgents[k]!]! - messageStart[k]!;
    for (let m = messageStart[k]!; m < stop; m++) {
      const old = messages[m]!;
      const next = damping * old + (1 - damping) * (made[m - base]! - largest);
      const difference = Math.abs(next - old);
      if (difference > change && hasMoved(difference, old, scale)) change = difference;
      messages[m] = next;
      good[at + m]! += next - old;
    }
  }
  return change;
}

function makeForMany({ graph, tables, messageStart, made, thought }: Beliefs, t: number): void {
  const { actionCounts, termStart, termAgents, tableStart } = graph;
  const first = termStart[t]!;
  const arity = termStart[t + 1]! - first;
  const base = messageStart[first]!;
  const actions = new Int32Array(arity);
  for (let cell = tableStart[t]!; cell < tableStart[t + 1]!; cell++) {
    let sum = tables[cell]!;
    for (let k = 0; k < arity; k++) sum += thought[messageStart[first + k]! - base + actions[k]!]!;
    for (let k = 0; k < arity; k++) {
      const entry = messageStart[first + k]! - base + actions[k]!;
      const value = sum - thought[entry]!;
      if (value > made[entry]!) made[entry] = value;
    }
    for (let k = arity - 1; k >= 0; k--) {
      if (++actions[k]! < actionCounts[termAgents[first + k]!]!) break;
      actions[k] = 0;
    }
  }
}

/** Puts a number for -Infinity. Returns the largest payoff, signs apart. */
function setFinite(tables: Float64Array, payoffs: ArrayLike<number>): number {
  tables.set(payoffs);
  let scale = 0;
  let spread = 0;
  for (const value of tables) {
    if (value === -Infinity) continue;
    scale = Math.max(scale, Math.abs(value));
    spread += Math.abs(value);
  }
  // Worse than all that any joint action can make up for, and still a difference that doubles resolve.
  const forbidden = -2 * (spread || 1);
  for (let cell = 0; cell < tables.length; cell++) if (tables[cell] === -Infinity) tables[cell] = forbidden;
  return scale;
}
