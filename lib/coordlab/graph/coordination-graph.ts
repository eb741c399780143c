/**
 * A coordination graph: the team's payoff as a sum of local payoff terms,
 *
 *   Q(a) = sum over terms t of Q_t(a restricted to the agents of t),
 *
 * a vertex per agent, an edge between two agents that some term mentions together.
 *
 * It is held as a few flat typed arrays, a million agents in tens of megabytes; {@link coordinationGraph} writes one down.
 */
import type { Action, Agent, JointAction } from "../world/game.js";

/** Agents with finitely many actions, and terms that pay for the joint actions of some of them; the team earns the sum. */
export interface CoordinationGraph {
  /** `actionCounts[i]` = |A_i|; its length is the number of agents n. */
  readonly actionCounts: Int32Array;
  /** Term t concerns the agents `termAgents[termStart[t]] .. termAgents[termStart[t + 1] - 1]`; length m + 1. */
  readonly termStart: Int32Array;
  readonly termAgents: Int32Array;
  /** The table of term t is `payoffs[tableStart[t]] .. payoffs[tableStart[t + 1] - 1]`, its last agent fastest. */
  readonly tableStart: Int32Array;
  /** Integers where every payoff is one; `-Infinity` forbids a joint action, NaN and `+Infinity` are refused. */
  readonly payoffs: Int32Array | Float64Array;
}

/** One payoff term as one writes it: the agents it concerns and its value for their actions, in that order. */
export interface PayoffTerm {
  readonly agents: readonly Agent[];
  readonly payoff: ((...actions: Action[]) => number) | ArrayLike<number>;
}

/**
 * The graph of a payoff written as a sum of terms: the four agents of Q1(a0, a1) + Q2(a1, a3) + Q3(a0, a2) are
 * joined as 2 - 0 - 1 - 3. A term may concern any number of agents, none (a constant) included; an agent may
 * have no term. A payoff given as an array has one entry per joint action of its agents, the last agent fastest.
 *
 * @param actionCounts `actionCounts[i]` = |A_i|, at least 1
 * @throws RangeError on an empty graph, an agent that does not exist or comes twice in a term, a table of the
 * wrong length, and a payoff that is NaN or +Infinity
 * @example coordinationGraph([2, 2], [{ agents: [0, 1], payoff: (a, b) => (a === b ? 1 : 0) }])
 */
export function coordinationGraph(
  actionCounts: ArrayLike<number>,
  terms: readonly PayoffTerm[],
): CoordinationGraph {
  const counts = requireActionCounts(actionCounts);
  const termStart = new Int32Array(terms.length + 1);
  const tableStart = new Int32Array(terms.length + 1);
  for (const [t, { agents }] of terms.entries()) {
    requireTermAgents(t, agents, counts);
    termStart[t + 1] = termStart[t]! + agents.length;
    const size = agents.reduce((product, agent) => product * counts[agent]!, 1);
    tableStart[t + 1] = requireTableEnd(t, tableStart[t]! + size);
  }
  const payoffs = new Float64Array(tableStart[terms.length]!);
  for (const [t, { agents, payoff }] of terms.entries()) {
    const table = payoffs.subarray(tableStart[t]!, tableStart[t + 1]!);
    if (typeof payoff === "function") fillTable(table, payoff, agents, counts);
    else if (payoff.length === table.length) table.set(payoff);
    else throw new RangeError(`term ${t} needs ${table.length} payoffs, got ${payoff.length}`);
  }
  const termAgents = Int32Array.from(terms.flatMap(({ agents }) => agents));
  return checkedGraph({ actionCounts: counts, termStart, termAgents, tableStart, payoffs });
}

/**
 * A graph given as flat arrays, checked; payoffs that are all integers of 32 bits are stored as such. Nothing
 * else is copied. Cost O(n + size of the terms and tables).
 *
 * @throws RangeError as {@link coordinationGraph}
 */
export function checkedGraph(graph: CoordinationGraph): CoordinationGraph {
  const { termStart, termAgents, tableStart, payoffs } = graph;
  const actionCounts = requireActionCounts(graph.actionCounts);
  const terms = termStart.length - 1;
  if (termStart[0] !== 0 || termStart[terms] !== termAgents.length)
    throw new RangeError(`termStart must run from 0 to ${termAgents.length}, the length of termAgents`);
  if (tableStart.length !== terms + 1 || tableStart[0] !== 0 || tableStart[terms] !== payoffs.length)
    throw new RangeError(
      `tableStart must hold ${terms + 1} entries from 0 to ${payoffs.length}, the length of payoffs`,
    );
  const lastTerm = new Int32Array(actionCounts.length).fill(-1);
  for (let t = 0; t < terms; t++) {
    if (termStart[t + 1]! < termStart[t]!)
      throw new RangeError(`termStart must not fall, but does at term ${t}`);
    let size = 1;
    for (let k = termStart[t]!; k < termStart[t + 1]!; k++) {
      const agent = termAgents[k]!;
      if (!(agent >= 0 && agent < actionCounts.length) || lastTerm[agent] === t)
        requireTermAgents(t, Array.from(termAgents.subarray(termStart[t], termStart[t + 1])), actionCounts);
      lastTerm[agent] = t;
      size *= actionCounts[agent]!;
    }
    if (tableStart[t + 1]! - tableStart[t]! !== size)
      throw new RangeError(`term ${t} needs ${size} payoffs, got ${tableStart[t + 1]! - tableStart[t]!}`);
  }
  return { ...graph, actionCounts, payoffs: compactPayoffs(graph) };
}

/**
 * The same graph paying other payoffs.
 *
 * @param payoffs one entry per cell, laid out as `graph.payoffs`
 * @throws RangeError if their number differs or one is NaN or +Infinity
 */
export function withPayoffs(graph: CoordinationGraph, payoffs: ArrayLike<number>): CoordinationGraph {
  if (payoffs.length !== graph.payoffs.length)
    throw new RangeError(`the graph needs ${graph.payoffs.length} payoffs, got ${payoffs.length}`);
  const given =
    payoffs instanceof Int32Array || payoffs instanceof Float64Array ? payoffs : Float64Array.from(payoffs);
  const changed = { ...graph, payoffs: given };
  return { ...changed, payoffs: compactPayoffs(changed) };
}

/**
 * Q(a): the sum of the terms' tables at the joint action, in the order of the terms. Cost O(size of the terms).
 *
 * @throws RangeError if `jointAction` has the wrong length or an action that its agent does not have
 */
export function payoff(graph: CoordinationGraph, jointAction: JointAction): number {
  const { actionCounts, termStart, termAgents, tableStart, payoffs } = graph;
  requireJointAction(graph, jointAction);
  let total = 0;
  for (let t = 0; t + 1 < termStart.length; t++) {
    let cell = 0;
    for (let k = termStart[t]!; k < termStart[t + 1]!; k++) {
      const agent = termAgents[k]!;
      cell = cell * actionCounts[agent]! + jointAction[agent]!;
    }
    total += payoffs[tableStart[t]! + cell]!;
  }
  return total;
}

function requireJointAction({ actionCounts }: CoordinationGraph, jointAction: JointAction): void {
  if (jointAction.length !== actionCounts.length)
    throw new RangeError(`a joint action needs ${actionCounts.length} actions, got ${jointAction.length}`);
  for (let i = 0; i < actionCounts.length; i++) {
    const action = jointAction[i]!;
    if (!(action >= 0 && action < actionCounts[i]! && Number.isInteger(action)))
      throw new RangeError(`agent ${i} has the actions 0..${actionCounts[i]! - 1}, got ${action}`);
  }
}

function requireActionCounts(actionCounts: ArrayLike<number>): Int32Array {
  if (actionCounts.length === 0) throw new RangeError("a coordination graph needs at least 1 agent");
  for (let i = 0; i < actionCounts.length; i++) {
    const count = actionCounts[i]!;
    if (!(count >= 1 && count < 2 ** 31 && Number.isInteger(count)))
      throw new RangeError(`agent ${i} needs a whole number of at least 1 action, got ${count}`);
  }
  return actionCounts instanceof Int32Array ? actionCounts : Int32Array.from(actionCounts);
}

function requireTermAgents(t: number, agents: readonly Agent[], { length }: Int32Array): void {
  for (const [k, agent] of agents.entries()) {
    if (!Number.isInteger(agent) || agent < 0 || agent >= length)
      throw new RangeError(`term ${t} names agent ${agent}; the agents are 0..${length - 1}`);
    if (agents.indexOf(agent) < k) throw new RangeError(`term ${t} names agent ${agent} twice`);
  }
}

function requireTableEnd(t: number, end: number): number {
  if (end >= 2 ** 31)
    throw new RangeError(`the tables up to term ${t} hold ${end} payoffs; at most 2^31 - 1 can be held`);
  return end;
}

/** Fills the table cell by cell, counting through the actions like an odometer: the last agent fastest. */
function fillTable(
  table: Float64Array,
  payoffOf: (...actions: Action[]) => number,
  agents: readonly Agent[],
  actionCounts: Int32Array,
): void {
  const actions: Action[] = agents.map(() => 0);
  for (let cell = 0; cell < table.length; cell++) {
    table[cell] = payoffOf(...actions);
    for (let k = agents.length - 1; k >= 0; k--) {
      if (++actions[k]! < actionCounts[agents[k]!]!) break;
      actions[k] = 0;
    }
  }
}

/** The payoffs as 32-bit integers where all are, else as they are. */
function compactPayoffs({ payoffs, tableStart }: CoordinationGraph): Int32Array | Float64Array {
  if (payoffs instanceof Int32Array) return payoffs;
  let integers = true;
  for (let cell = 0; cell < payoffs.length; cell++) {
    const value = payoffs[cell]!;
    if (!(value < Infinity)) {
      const t = tableStart.findIndex((start, k) => start <= cell && cell < tableStart[k + 1]!);
      throw new RangeError(
        `term ${t} pays ${value} in cell ${cell - tableStart[t]!}; payoffs must be below Infinity`,
      );
    }
    if (value !== (value | 0)) integers = false;
  }
  return integers ? Int32Array.from(payoffs) : payoffs;
}
