/** What agents do on the beliefs of max-plus, and the bound that the messages prove. */
import type { Agent, JointAction } from "coordlab/world/game.js";
import type { Beliefs } from "./beliefs.js";

/**
 * The agents' decisions, in turn: each takes its best action given the decisions before its own. A term tells it
 * the payoff with those, the undecided agents doing what looks best; where no one else has decided, its message.
 */
export function decide(beliefs: Beliefs): Int32Array {
  const { graph, order, goodStart, good, tables, messages, messageStart } = beliefs;
  const { actionCounts, termStart, termAgents, tableStart } = graph;
  const jointAction = new Int32Array(actionCounts.length).fill(-1);
  const value = new Float64Array(actionCounts.reduce((most, count) => Math.max(most, count), 0));
  for (const agent of order.agents) {
    const count = actionCounts[agent]!;
    for (let a = 0; a < count; a++) value[a] = good[goodStart[agent]! + a]!;
    for (let x = order.start[agent]!; x < order.start[agent + 1]!; x++) {
      const t = order.termsOf[x]!;
      const first = termStart[t]!;
      if (termStart[t + 1] !== first + 2) {
        hearTerm(beliefs, { term: t, agent, jointAction }, value);
        continue;
      }
      const own = termAgents[first] === agent ? first : first + 1;
      const decision = jointAction[termAgents[2 * first + 1 - own]!]!;
      if (decision === -1) continue;
      const step = own === first ? actionCounts[termAgents[first + 1]!]! : 1;
      let cell = tableStart[t]! + (own === first ? decision : decision * count);
      const message = messageStart[own]!;
      for (let a = 0; a < count; a++, cell += step) value[a]! += tables[cell]! - messages[message + a]!;
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
function hearTerm(beliefs: Beliefs, listening: Listening, value: Float64Array): void {
  const { graph, messages, messageStart } = beliefs;
  const { actionCounts, termStart, termAgents } = graph;
  const { term, agent, jointAction } = listening;
  const first = termStart[term]!;
  const count = actionCounts[agent]!;
  let own = first;
  let decided = false;
  for (let k = first; k < termStart[term + 1]!; k++) {
    if (termAgents[k] === agent) own = k;
    else if (jointAction[termAgents[k]!] !== -1) decided = true;
  }
  if (!decided) return;
  const told = givenDecisions(beliefs, listening);
  for (let a = 0; a < count; a++) value[a]! += told[a]! - messages[messageStart[own]! + a]!;
}

/** What a term is worth to an agent, action by action, given the decisions made. */
function givenDecisions(
  { graph, tables, goodStart, good, messages, messageStart }: Beliefs,
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
export function messageBound({
  graph,
  order,
  tables,
  unary,
  good,
  goodStart,
  messages,
  messageStart,
}: Beliefs): number {
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
    const first = termStart[t]!;
    if (termStart[t + 1] === first + 2) {
      let cell = tableStart[t]!;
      for (let a = messageStart[first]!; a < messageStart[first + 1]!; a++) {
        for (let b = messageStart[first + 1]!; b < messageStart[first + 2]!; b++) {
          const value = tables[cell++]! - messages[b]! - messages[a]!;
          if (value > largest) largest = value;
        }
      }
      shifted += largest;
      continue;
    }
    for (let cell = tableStart[t]!; cell < tableStart[t + 1]!; cell++) {
      let rest = cell - tableStart[t]!;
      let value = tables[cell]!;
      for (let k = termStart[t + 1]! - 1; k >= first; k--) {
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
