/**
 * Max-plus: agents repeatedly tell each other, through the terms that they share, how good each action looks from
 * the other side. With f_i the unary payoffs of agent i, the message of a term t to its agent j is
 *
 *   m_tj(a_j) = max over the others' actions of  Q_t(a_t) + sum over i in t, i != j, of (g_i(a_i) - m_ti(a_i)),
 *   g_i(a_i)  = f_i(a_i) + sum over terms t that mention i of m_ti(a_i),
 *
 * less its largest entry, lest the numbers grow. For two agents this is Kok & Vlassis' message from i to j. On a
 * graph without cycles the messages reach a fixed point, and the decisions are optimal; with cycles they may not,
 * so the best joint action seen is kept (anytime).
 *
 * @see Kok & Vlassis (2006), Collaborative multiagent reinforcement learning by payoff propagation, JMLR 7
 * @see Kschischang, Frey & Loeliger (2001), Factor graphs and the sum-product algorithm
 */
import type { Agent, JointAction } from "../game.js";
import { type CoordinationGraph, payoff } from "./coordination-graph.js";
import { type DecisionOrder, decisionOrder } from "./decision-order.js";
import { boundedSolution, optimalSolution, type Solution } from "./solution.js";

/**
 * `sequential`: terms in turn, each message seen at once by the next; every other round backwards, so that on a
 * tree two rounds reach everyone. `parallel`: all messages of a round are made from those of the last.
 */
export type MaxPlusSchedule = "sequential" | "parallel";

export interface MaxPlusOptions {
  readonly schedule?: MaxPlusSchedule;
  /** Most rounds; 100 by default. */
  readonly rounds?: number;
  /** Share of the old message in the new one, in [0, 1); 0 by default. */
  readonly damping?: number;
  /** Called after each round. */
  readonly onRound?: (round: MaxPlusRound) => void;
}

export interface MaxPlusRound {
  readonly round: number;
  /** Payoff of this round's decisions, and the best so far. */
  readonly payoff: number;
  readonly best: number;
  /** The largest change of any message entry; 0 at a fixed point. */
  readonly change: number;
}

/**
 * A good joint action by max-plus; optimal, and known to be, on graphs without cycles. Stops at a fixed point or
 * after `rounds`. Agents decide in turn, breadth first, each knowing what those before it decided, ties to the
 * lowest action. The bound is the sum of the largest entries of agents and terms once messages are moved from
 * one to the other. Time O(cells of the tables) a round; a message counts 8 bytes an action.
 *
 * @throws RangeError if `damping` is not in [0, 1) or `rounds` not a whole number of at least 1
 */
export function maxPlus(graph: CoordinationGraph, options: MaxPlusOptions = {}): Solution {
  const { schedule = "sequential", rounds = 100, damping = 0, onRound } = options;
  if (!(damping >= 0 && damping < 1)) throw new RangeError(`damping must be in [0, 1), got ${damping}`);
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new RangeError(`rounds must be a whole number of at least 1, got ${rounds}`);
  const order = decisionOrder(graph);
  const state = startState(graph, order);
  let best = decide(state);
  let bestPayoff = payoff(graph, best);
  let round = 0;
  let change = order.terms.length === 0 ? 0 : Infinity;
  while (change > 0 && round < rounds) {
    round++;
    change =
      schedule === "sequential" ? sendInTurn(state, round % 2 === 1, damping) : sendAtOnce(state, damping);
    const jointAction = decide(state);
    const value = payoff(graph, jointAction);
    if (value > bestPayoff) {
      best = jointAction;
      bestPayoff = value;
    }
    onRound?.({ round, payoff: value, best: bestPayoff, change });
  }
  const { termStart, termAgents } = graph;
  let messages = 0;
  let entries = 0;
  for (const t of order.terms) {
    messages += termStart[t + 1]! - termStart[t]!;
    for (let k = termStart[t]!; k < termStart[t + 1]!; k++) entries += graph.actionCounts[termAgents[k]!]!;
  }
  const counters = { cells: 0, messages: messages * round, bytes: 8 * entries * round };
  const stopped =
    change > 0 ? `stopped after ${round} rounds` : `reached a fixed point after ${round} rounds`;
  if (change === 0 && order.acyclic)
    return optimalSolution(graph, best, {
      reason: `max-plus ${stopped} on a graph without cycles`,
      counters,
    });
  return boundedSolution(graph, best, {
    upperBound: upperBound(state),
    reason: `max-plus ${stopped}`,
    counters,
  });
}

/** Messages, and what each agent makes of them. */
interface State {
  readonly graph: CoordinationGraph;
  readonly order: DecisionOrder;
  /** The payoffs, with forbidden ones (-Infinity) far below all others, so that differences exist. */
  readonly tables: Int32Array | Float64Array;
  /** The message of a term to its k-th agent, k counted through `termAgents`, begins at `messageStart[k]`. */
  readonly messageStart: Int32Array;
  readonly messages: Float64Array;
  /** g_i begins at `goodStart[i]`; `unary` is laid out alike. */
  readonly goodStart: Int32Array;
  readonly good: Float64Array;
  readonly unary: Float64Array;
  /** Constants of the terms without agents, and of what normalising took away, do not matter for decisions. */
  readonly scratch: Float64Array;
}

function startState(graph: CoordinationGraph, order: DecisionOrder): State {
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
    let entries = 0;
    for (let k = termStart[t]!; k < termStart[t + 1]!; k++) {
      const agent = termAgents[k]!;
      const count = actionCounts[agent]!;
      entries += count;
      messageStart[k + 1] = messageStart[k]! + (alone ? 0 : count);
      if (alone) for (let a = 0; a < count; a++) unary[goodStart[agent]! + a]! += tables[tableStart[t]! + a]!;
    }
    widest = Math.max(widest, entries);
  }
  const messages = new Float64Array(messageStart[termAgents.length]!);
  const scratch = new Float64Array(2 * widest);
  return { graph, order, tables, messageStart, messages, goodStart, good: unary.slice(), unary, scratch };
}

/** One round, term after term, first to last or last to first. Returns the largest change. */
function sendInTurn(state: State, backwards: boolean, damping: number): number {
  const { terms } = state.order;
  let change = 0;
  for (let k = 0; k < terms.length; k++) {
    const t = terms[backwards ? terms.length - 1 - k : k]!;
    computeMessages(state, t);
    change = Math.max(change, acceptMessages(state, t, damping));
  }
  return change;
}

/** One round from the beliefs of the last. Each term writes its own messages; beliefs follow when all have. */
function sendAtOnce(state: State, damping: number): number {
  const { order, good, unary, messages, messageStart, goodStart, graph } = state;
  const before = good.slice();
  let change = 0;
  for (const t of order.terms) {
    computeMessages({ ...state, good: before }, t);
    change = Math.max(change, acceptMessages(state, t, damping));
  }
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

/** The messages of term t to all its agents, into the scratch: first entry by entry, agent by agent. */
function computeMessages(state: State, t: number): void {
  const { graph, tables, messageStart, messages, goodStart, good, scratch } = state;
  const { actionCounts, termStart, termAgents, tableStart } = graph;
  const first = termStart[t]!;
  const arity = termStart[t + 1]! - first;
  const base = messageStart[first]!;
  const entries = messageStart[termStart[t + 1]!]! - base;
  // scratch: the new messages, then what each agent thinks without this term.
  const others = entries;
  for (let k = first; k < first + arity; k++) {
    const at = goodStart[termAgents[k]!]!;
    for (let m = messageStart[k]!, a = 0; m < messageStart[k + 1]!; m++, a++) {
      scratch[others + m - base] = good[at + a]! - messages[m]!;
      scratch[m - base] = -Infinity;
    }
  }
  if (arity === 2) {
    const rows = actionCounts[termAgents[first]!]!;
    const columns = actionCounts[termAgents[first + 1]!]!;
    let cell = tableStart[t]!;
    for (let a = 0; a < rows; a++) {
      const here = scratch[others + a]!;
      let most = -Infinity;
      for (let b = 0; b < columns; b++) {
        const value = tables[cell++]!;
        const toRow = value + scratch[others + rows + b]!;
        const toColumn = value + here;
        if (toRow > most) most = toRow;
        if (toColumn > scratch[rows + b]!) scratch[rows + b] = toColumn;
      }
      scratch[a] = most;
    }
    return;
  }
  const actions = new Int32Array(arity);
  for (let cell = tableStart[t]!; cell < tableStart[t + 1]!; cell++) {
    let sum = tables[cell]!;
    for (let k = 0; k < arity; k++) sum += scratch[others + messageStart[first + k]! - base + actions[k]!]!;
    for (let k = 0; k < arity; k++) {
      const entry = messageStart[first + k]! - base + actions[k]!;
      const value = sum - scratch[others + entry]!;
      if (value > scratch[entry]!) scratch[entry] = value;
    }
    for (let k = arity - 1; k >= 0; k--) {
      if (++actions[k]! < actionCounts[termAgents[first + k]!]!) break;
      actions[k] = 0;
    }
  }
}

/** Normalises and damps the computed messages of term t, puts them in place, and returns the largest change. */
function acceptMessages(
  { graph, messageStart, messages, goodStart, good, scratch }: State,
  t: number,
  damping: number,
): number {
  const { termStart, termAgents } = graph;
  const base = messageStart[termStart[t]!]!;
  let change = 0;
  for (let k = termStart[t]!; k < termStart[t + 1]!; k++) {
    let largest = -Infinity;
    for (let m = messageStart[k]!; m < messageStart[k + 1]!; m++)
      largest = Math.max(largest, scratch[m - base]!);
    const at = goodStart[termAgents[k]!]! - messageStart[k]!;
    for (let m = messageStart[k]!; m < messageStart[k + 1]!; m++) {
      const old = messages[m]!;
      const computed = scratch[m - base]! - largest;
      const next = damping === 0 ? computed : damping * old + (1 - damping) * computed;
      const difference = Math.abs(next - old);
      // Below rounding a damped or fractional message counts as arrived.
      if (difference > 1e-12 * (1 + Math.abs(old))) change = Math.max(change, difference);
      messages[m] = next;
      good[at + m]! += next - old;
    }
  }
  return change;
}

/**
 * The agents' decisions, in turn: each takes its best action given the decisions before its own. A term tells it
 * the payoff with those, the undecided agents doing what looks best; where no one else has decided, its message.
 */
function decide(state: State): Int32Array {
  const { graph, order, goodStart, good } = state;
  const { actionCounts } = graph;
  const jointAction = new Int32Array(actionCounts.length).fill(-1);
  const value = new Float64Array(actionCounts.reduce((most, count) => Math.max(most, count), 0));
  for (const agent of order.agents) {
    const count = actionCounts[agent]!;
    for (let a = 0; a < count; a++) value[a] = good[goodStart[agent]! + a]!;
    for (let x = order.start[agent]!; x < order.start[agent + 1]!; x++) {
      hearTerm(state, { term: order.termsOf[x]!, agent, jointAction }, value);
    }
    let action = 0;
    for (let a = 1; a < count; a++) if (value[a]! > value[action]!) action = a;
    jointAction[agent] = action;
  }
  return jointAction;
}

interface Listening {
  readonly term: number;
  readonly agent: Agent;
  /** The decisions made; the undecided have -1. */
  readonly jointAction: JointAction;
}

/** Puts what a term is worth given the decisions made in the place of its message, if any of its agents has decided. */
function hearTerm(state: State, listening: Listening, value: Float64Array): void {
  const { graph, tables, messages, messageStart } = state;
  const { actionCounts, termStart, termAgents, tableStart } = graph;
  const { term, agent, jointAction } = listening;
  const first = termStart[term]!;
  const count = actionCounts[agent]!;
  if (termStart[term + 1]! === first + 2) {
    const own = termAgents[first] === agent ? first : first + 1;
    const decision = jointAction[termAgents[2 * first + 1 - own]!]!;
    if (decision === -1) return;
    const step = own === first ? actionCounts[termAgents[first + 1]!]! : 1;
    let cell = tableStart[term]! + (own === first ? decision : decision * count);
    for (let a = 0; a < count; a++, cell += step)
      value[a]! += tables[cell]! - messages[messageStart[own]! + a]!;
    return;
  }
  let own = first;
  let decided = false;
  for (let k = first; k < termStart[term + 1]!; k++) {
    if (termAgents[k] === agent) own = k;
    else if (jointAction[termAgents[k]!] !== -1) decided = true;
  }
  if (!decided) return;
  const told = givenDecisions(state, listening);
  for (let a = 0; a < count; a++) value[a]! += told[a]! - messages[messageStart[own]! + a]!;
}

/** What a term is worth to an agent, action by action, given the decisions made. */
function givenDecisions(
  { graph, tables, goodStart, good, messages, messageStart }: State,
  { term, agent, jointAction }: Listening,
): Float64Array {
  const { actionCounts, termStart, termAgents, tableStart } = graph;
  const told = new Float64Array(actionCounts[agent]!).fill(-Infinity);
  for (let cell = tableStart[term]!; cell < tableStart[term + 1]!; cell++) {
    let rest = cell - tableStart[term]!;
    let sum = tables[cell]!;
    let own = 0;
    for (let k = termStart[term + 1]! - 1; k >= termStart[term]!; k--) {
      const other = termAgents[k]!;
      const action = rest % actionCounts[other]!;
      rest = (rest - action) / actionCounts[other]!;
      if (other === agent) own = action;
      else if (jointAction[other] === -1)
        sum += good[goodStart[other]! + action]! - messages[messageStart[k]! + action]!;
      else if (jointAction[other] !== action) sum = -Infinity;
    }
    if (sum > told[own]!) told[own] = sum;
  }
  return told;
}

/**
 * The sum over agents of max g_i and over terms of max (Q_t - sum of m_ti), which is the payoff written otherwise
 * and maximised part by part; or the same without any messages, if that is less.
 */
function upperBound({ graph, order, tables, unary, good, goodStart, messages, messageStart }: State): number {
  const { actionCounts, termStart, termAgents, tableStart } = graph;
  let shifted = 0;
  let plain = 0;
  for (let i = 0; i < actionCounts.length; i++) {
    shifted += largestOf(good, goodStart[i]!, goodStart[i + 1]!);
    plain += largestOf(unary, goodStart[i]!, goodStart[i + 1]!);
  }
  for (let t = 0; t + 1 < termStart.length; t++) {
    if (termStart[t] !== termStart[t + 1]) continue;
    shifted += tables[tableStart[t]!]!;
    plain += tables[tableStart[t]!]!;
  }
  for (const t of order.terms) {
    plain += largestOf(tables, tableStart[t]!, tableStart[t + 1]!);
    let largest = -Infinity;
    for (let cell = tableStart[t]!; cell < tableStart[t + 1]!; cell++) {
      let rest = cell - tableStart[t]!;
      let value = tables[cell]!;
      for (let k = termStart[t + 1]! - 1; k >= termStart[t]!; k--) {
        const count = actionCounts[termAgents[k]!]!;
        value -= messages[messageStart[k]! + (rest % count)]!;
        rest = Math.floor(rest / count);
      }
      if (value > largest) largest = value;
    }
    shifted += largest;
  }
  return Math.min(shifted, plain);
}

function largestOf(values: ArrayLike<number>, from: number, to: number): number {
  let largest = -Infinity;
  for (let k = from; k < to; k++) if (values[k]! > largest) largest = values[k]!;
  return largest;
}

function finitePayoffs({ payoffs }: CoordinationGraph): Int32Array | Float64Array {
  if (payoffs instanceof Int32Array || !payoffs.includes(-Infinity)) return payoffs;
  // Worse than all that any joint action can make up for, and still a difference that doubles resolve.
  const spread = payoffs.reduce((sum, value) => sum + (value === -Infinity ? 0 : Math.abs(value)), 1);
  return payoffs.map((value) => (value === -Infinity ? -2 * spread : value));
}
