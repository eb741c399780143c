/**
 * The messages of max-plus and what each agent makes of them, in flat arrays; `max-plus.ts` has the formulas.
 * Terms of two agents, by far the most, have a loop of their own.
 */
import type { CoordinationGraph } from "../coordination-graph.js";
import type { DecisionOrder } from "../decision-order.js";

export interface Beliefs {
  readonly graph: CoordinationGraph;
  readonly order: DecisionOrder;
  /** The payoffs, with forbidden ones (-Infinity) far below all others, so that differences exist. */
  readonly tables: Float64Array;
  /** The message of a term to its k-th agent, k counted through `termAgents`, begins at `messageStart[k]`. */
  readonly messageStart: Int32Array;
  readonly messages: Float64Array;
  /** g_i begins at `goodStart[i]`; `unary` is laid out alike. */
  readonly goodStart: Int32Array;
  readonly good: Float64Array;
  readonly unary: Float64Array;
  /** Of one term: the messages being made, and what each agent thinks without the term. */
  readonly made: Float64Array;
  readonly others: Float64Array;
}

/** Before any message: every g_i is f_i. Time O(size of the tables). */
export function startBeliefs(graph: CoordinationGraph, order: DecisionOrder): Beliefs {
  const { actionCounts, termStart, termAgents, tableStart } = graph;
  const n = actionCounts.length;
  const tables = finitePayoffs(graph);
  const goodStart = new Int32Array(n + 1);
  for (let i = 0; i < n; i++) goodStart[i + 1] = goodStart[i]! + actionCounts[i]!;
  const unary = new Float64Array(goodStart[n]!);
  const messageStart = new Int32Array(termAgents.length + 1);
  let widest = 0;
  for (let t = 0; t + 1 < termStart.length; t++) {
    const alone = termStart[t + 1]! - termStart[t]! === 1;
    for (let k = termStart[t]!; k < termStart[t + 1]!; k++) {
      const agent = termAgents[k]!;
      const count = actionCounts[agent]!;
      messageStart[k + 1] = messageStart[k]! + (alone ? 0 : count);
      if (alone) for (let a = 0; a < count; a++) unary[goodStart[agent]! + a]! += tables[tableStart[t]! + a]!;
    }
    widest = Math.max(widest, messageStart[termStart[t + 1]!]! - messageStart[termStart[t]!]!);
  }
  const messages = new Float64Array(messageStart[termAgents.length]!);
  const made = new Float64Array(widest);
  const others = new Float64Array(widest);
  return {
    graph,
    order,
    tables,
    messageStart,
    messages,
    goodStart,
    good: unary.slice(),
    unary,
    made,
    others,
  };
}

/** One round, term after term, first to last or last to first. Returns the largest change of a message entry. */
export function sendInTurn(beliefs: Beliefs, backwards: boolean, damping: number): number {
  const { terms } = beliefs.order;
  let change = 0;
  for (let k = 0; k < terms.length; k++) {
    const t = terms[backwards ? terms.length - 1 - k : k]!;
    change = Math.max(change, sendFrom(beliefs, t, beliefs.good, damping));
  }
  return change;
}

/** One round from the beliefs of the last. Returns the largest change of a message entry. */
export function sendAtOnce(beliefs: Beliefs, damping: number): number {
  const { order, good, unary, messages, messageStart, goodStart, graph } = beliefs;
  const before = good.slice();
  let change = 0;
  for (const t of order.terms) change = Math.max(change, sendFrom(beliefs, t, before, damping));
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

/** The messages of term t to all its agents, made from `good`, normalised, damped and put in place. */
function sendFrom(beliefs: Beliefs, t: number, good: Float64Array, damping: number): number {
  const { messageStart, messages, goodStart, made, others, graph } = beliefs;
  const { termStart, termAgents } = graph;
  const first = termStart[t]!;
  const end = termStart[t + 1]!;
  const base = messageStart[first]!;
  for (let k = first; k < end; k++) {
    const at = goodStart[termAgents[k]!]! - messageStart[k]!;
    const stop = messageStart[k + 1]!;
    for (let m = messageStart[k]!; m < stop; m++) {
      others[m - base] = good[at + m]! - messages[m]!;
      made[m - base] = -Infinity;
    }
  }
  if (end - first === 2) makeForPair(beliefs, t);
  else makeForMany(beliefs, t);
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
      // Below rounding a damped or fractional message counts as arrived.
      if (difference > change && difference > 1e-12 * (1 + Math.abs(old))) change = difference;
      messages[m] = next;
      beliefs.good[at + m]! += next - old;
    }
  }
  return change;
}

function makeForPair({ graph, tables, made, others }: Beliefs, t: number): void {
  const { actionCounts, termStart, termAgents, tableStart } = graph;
  const rows = actionCounts[termAgents[termStart[t]!]!]!;
  const end = rows + actionCounts[termAgents[termStart[t]! + 1]!]!;
  let cell = tableStart[t]!;
  for (let a = 0; a < rows; a++) {
    const here = others[a]!;
    let most = -Infinity;
    for (let b = rows; b < end; b++) {
      const value = tables[cell++]!;
      const toRow = value + others[b]!;
      const toColumn = value + here;
      if (toRow > most) most = toRow;
      if (toColumn > made[b]!) made[b] = toColumn;
    }
    made[a] = most;
  }
}

function makeForMany({ graph, tables, messageStart, made, others }: Beliefs, t: number): void {
  const { actionCounts, termStart, termAgents, tableStart } = graph;
  const first = termStart[t]!;
  const arity = termStart[t + 1]! - first;
  const base = messageStart[first]!;
  const actions = new Int32Array(arity);
  for (let cell = tableStart[t]!; cell < tableStart[t + 1]!; cell++) {
    let sum = tables[cell]!;
    for (let k = 0; k < arity; k++) sum += others[messageStart[first + k]! - base + actions[k]!]!;
    for (let k = 0; k < arity; k++) {
      const entry = messageStart[first + k]! - base + actions[k]!;
      const value = sum - others[entry]!;
      if (value > made[entry]!) made[entry] = value;
    }
    for (let k = arity - 1; k >= 0; k--) {
      if (++actions[k]! < actionCounts[termAgents[first + k]!]!) break;
      actions[k] = 0;
    }
  }
}

function finitePayoffs({ payoffs }: CoordinationGraph): Float64Array {
  if (!payoffs.includes(-Infinity)) return Float64Array.from(payoffs);
  // Worse than all that any joint action can make up for, and still a difference that doubles resolve.
  let spread = 1;
  for (const value of payoffs) if (value !== -Infinity) spread += Math.abs(value);
  return Float64Array.from(payoffs, (value) => (value === -Infinity ? -2 * spread : value));
}
