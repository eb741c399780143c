/**
 * Max-plus as messages between agents. In each round every agent tells each neighbour how good its own actions
 * look to it, leaving out what it learnt through the terms that the two share; the neighbour works out for itself
 * what that means for its own actions. Then the agents decide in turn, and tell the neighbours who decide later.
 */
import type { Channel } from "../world/channel.js";
import type { Agent } from "../world/game.js";
import type { CoordinationGraph } from "./coordination-graph.js";
import { decisionOrder } from "./decision-order.js";
import { boundedSolution, type Solution } from "./solution.js";
import { type PayoffTable, payoffTables } from "./variable-elimination.js";

/** A term as one of its agents sees it: the table, and for each agent of it what that one thinks of its actions. */
interface SharedTerm {
  readonly table: PayoffTable;
  readonly opinions: Float64Array[];
  /** What the term means for the agent's own actions. */
  message: Float64Array;
}

/**
 * Max-plus for a number of rounds, parallel schedule, through the channel. A round sends a message each way along
 * every edge, 8 bytes for each action of the sender and term shared; deciding sends one of 8 bytes along every
 * edge. Nothing is proven: no agent sees the whole.
 *
 * @throws RangeError if `rounds` is not a whole number, a payoff is -Infinity, or the channel joins fewer agents
 * than the graph has
 */
export function maxPlusMessages(graph: CoordinationGraph, channel: Channel, rounds: number): Solution {
  const { actionCounts } = graph;
  const n = actionCounts.length;
  if (channel.agents < n)
    throw new RangeError(`the channel joins ${channel.agents} agents, the graph has ${n}`);
  if (!Number.isInteger(rounds) || rounds < 0)
    throw new RangeError(`rounds must be a whole number of at least 0, got ${rounds}`);
  if (graph.payoffs.includes(-Infinity))
    throw new RangeError("messages carry finite numbers only, but a payoff is -Infinity");
  channel.deliver(); // what came before is not part of this
  const before = channel.traffic();
  const terms = sharedTerms(graph);
  const unary = unaryPayoffs(graph);
  const shared = terms.map((list, i) => partnersOf(i, list));

  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < n; i++) {
      const good = goodness(unary[i]!, terms[i]!);
      for (const [j, withJ] of shared[i]!) {
        channel.send(
          i,
          j,
          withJ.flatMap(({ message }) => Array.from(good, (value, a) => value - message[a]!)),
        );
      }
      for (const term of terms[i]!)
        term.opinions[term.table.agents.indexOf(i)] = good.map((v, a) => v - term.message[a]!);
    }
    channel.deliver();
    for (let i = 0; i < n; i++) {
      for (const { from, content } of channel.inbox(i)) {
        const count = actionCounts[from]!;
        for (const [k, { table, opinions }] of shared[i]!.get(from)!.entries())
          opinions[table.agents.indexOf(from)] = Float64Array.from(content as number[]).subarray(
            k * count,
            (k + 1) * count,
          );
      }
      for (const term of terms[i]!) term.message = normalised(meaningFor(i, term, actionCounts, []));
    }
  }

  const decisions: number[][] = terms.map(() => []);
  const jointAction = new Int32Array(n);
  const { waveOf, waves } = decisionWaves(graph, shared);
  for (const wave of waves) {
    const told = new Set<Agent>();
    for (const i of wave) {
      const value = unary[i]!.slice();
      for (const term of terms[i]!) {
        const meaning = meaningFor(i, term, actionCounts, decisions[i]!);
        for (let a = 0; a < value.length; a++) value[a]! += meaning[a]!;
      }
      jointAction[i] = value.indexOf(Math.max(...value));
      for (const j of shared[i]!.keys()) {
        if (waveOf[j]! < waveOf[i]!) continue;
        channel.send(i, j, jointAction[i]!);
        told.add(j);
      }
    }
    channel.deliver();
    for (const j of told)
      for (const { from, content } of channel.inbox(j)) decisions[j]![from] = content as number;
  }
  const after = channel.traffic();
  const counters = {
    cells: 0,
    messages: after.messages - before.messages,
    bytes: after.bytes - before.bytes,
  };
  const reason = `max-plus through the channel, ${rounds} rounds`;
  return boundedSolution(graph, jointAction, { upperBound: Infinity, reason, counters });
}

function sharedTerms(graph: CoordinationGraph): SharedTerm[][] {
  const { actionCounts } = graph;
  const terms: SharedTerm[][] = Array.from(actionCounts, () => []);
  for (const table of payoffTables(graph)) {
    if (table.agents.length < 2) continue;
    for (const i of table.agents) {
      const opinions = table.agents.map((j) => new Float64Array(actionCounts[j]!));
      terms[i]!.push({ table, opinions, message: new Float64Array(actionCounts[i]!) });
    }
  }
  return terms;
}

function unaryPayoffs(graph: CoordinationGraph): Float64Array[] {
  const unary = Array.from(graph.actionCounts, (count) => new Float64Array(count));
  for (const { agents, values } of payoffTables(graph)) {
    if (agents.length !== 1) continue;
    const own = unary[agents[0]!]!;
    for (let a = 0; a < own.length; a++) own[a]! += values[a]!;
  }
  return unary;
}

/** For each neighbour the terms shared with it, in the order in which both hold them. */
function partnersOf(i: Agent, terms: readonly SharedTerm[]): Map<Agent, SharedTerm[]> {
  const partners = new Map<Agent, SharedTerm[]>();
  for (const term of terms) {
    for (const j of term.table.agents) {
      if (j === i) continue;
      const list = partners.get(j);
      if (list) list.push(term);
      else partners.set(j, [term]);
    }
  }
  return partners;
}

function goodness(unary: Float64Array, terms: readonly SharedTerm[]): Float64Array {
  return unary.map((value, a) => terms.reduce((sum, { message }) => sum + message[a]!, value));
}

/** The best that a term and the others' opinions allow for each action of agent i, given the decisions known. */
function meaningFor(
  i: Agent,
  { table, opinions }: SharedTerm,
  actionCounts: Int32Array,
  decisions: readonly number[],
) {
  const { agents, values } = table;
  const best = new Float64Array(actionCounts[i]!).fill(-Infinity);
  const actions = agents.map(() => 0);
  const own = agents.indexOf(i);
  for (let cell = 0; cell < values.length; cell++) {
    let sum = values[cell]!;
    for (const [k, j] of agents.entries()) {
      if (j === i) continue;
      if (decisions[j] === undefined) sum += opinions[k]![actions[k]!]!;
      else if (decisions[j] !== actions[k]) sum = -Infinity;
    }
    best[actions[own]!] = Math.max(best[actions[own]!]!, sum);
    for (let k = agents.length - 1; k >= 0; k--) {
      if (++actions[k]! < actionCounts[agents[k]!]!) break;
      actions[k] = 0;
    }
  }
  return best;
}

function normalised(message: Float64Array): Float64Array {
  const largest = Math.max(...message);
  return message.map((value) => value - largest);
}

/** Agents that decide at the same time share no term; of two neighbours the one nearer to the start decides first. */
function decisionWaves(graph: CoordinationGraph, shared: readonly ReadonlyMap<Agent, unknown>[]) {
  const waveOf = new Int32Array(shared.length).fill(-1);
  const waves: Agent[][] = [];
  for (const i of decisionOrder(graph).agents) {
    let wave = 0;
    for (const j of shared[i]!.keys()) wave = Math.max(wave, waveOf[j]! + 1);
    waveOf[i] = wave;
    const list = waves[wave];
    if (list) list.push(i);
    else waves[wave] = [i];
  }
  return { waveOf, waves };
}
