/**
 * Variable elimination, written to be read. `planElimination` does the same for large graphs and for many solves.
 *
 * The best payoff is max over a_0, ..., max over a_{n-1} of a sum of terms. A term that does not mention agent i
 * can be moved out of the maximum over a_i; what stays inside is agent i's *bucket*. Maximising it leaves a new
 * term e(a_N) over the agents N that shared the bucket with i, and a problem with one agent fewer.
 */
import type { Action, Agent } from "../world/game.js";
import type { CoordinationGraph } from "./coordination-graph.js";
import { eliminationOrder, eliminationPrice, requireOrder } from "./elimination-order.js";
import { noMessages, optimalSolution, type Solution } from "./solution.js";
import { TooWideError } from "./too-wide.js";

/** A function of some agents' actions: one value per joint action of `agents`, the last agent fastest. */
export interface PayoffTable {
  readonly agents: readonly Agent[];
  readonly values: Int32Array | Float64Array;
}

/** One elimination: the terms that mention the agent, and the term that is left when its action is chosen well. */
export interface Elimination {
  readonly agent: Agent;
  readonly bucket: readonly PayoffTable[];
  /** e(a_N) = max over the agent's actions of the bucket's sum. */
  readonly message: PayoffTable;
  /** The agent's best action for each cell of `message`, the lowest of equals. */
  readonly bestActions: PayoffTable;
}

/**
 * Best joint action of a coordination graph by variable elimination. Exact.
 *
 * Each agent i in `order` is maximised out in turn; then, in reverse, each agent looks up its best action given
 * those chosen so far, the lowest of equals. Time O(n k^(w+1)), memory O(n k^w): k actions, w the induced width
 * of `order`.
 *
 * @param order the agents in the order of their elimination. Default: the greedy min-fill order.
 * @param memory most bytes for tables
 * @throws RangeError if `order` is not a permutation of the agents
 * @throws TooWideError before any table is made, if the tables would need more than `memory`
 * @see Guestrin, Koller & Parr (2001), Multiagent planning with factored MDPs; Kok & Vlassis (2006)
 */
export function variableElimination(
  graph: CoordinationGraph,
  order: readonly Agent[] = eliminationOrder(graph),
  memory: number = 2 ** 30,
): Solution {
  const { width, cells, largestBucket } = eliminationPrice(graph, order);
  const bytes = 16 * cells;
  if (bytes > memory) throw new TooWideError({ width, cells, bytes, memory, largestBucket });
  const eliminations = eliminate(graph, order);
  const jointAction = new Int32Array(order.length);
  for (const { agent, bestActions } of eliminations.reverse()) {
    jointAction[agent] = valueAt(bestActions, jointAction, graph.actionCounts);
  }
  const counters = { ...noMessages, cells, inducedWidth: width, order };
  return optimalSolution(graph, jointAction, {
    reason: `variable elimination, induced width ${width}`,
    counters,
  });
}

/**
 * The eliminations in turn: each agent's bucket and the term that it leaves, for all to see.
 *
 * @throws RangeError if `order` is not a permutation of the agents
 */
export function eliminate(graph: CoordinationGraph, order: readonly Agent[]): Elimination[] {
  requireOrder(graph, order);
  const turn = new Map(order.map((agent, k) => [agent, k]));
  const buckets: PayoffTable[][] = order.map(() => []);
  // A term waits in the bucket of the first of its agents to go. A term without agents is a constant.
  const place = (table: PayoffTable) => {
    if (table.agents.length > 0)
      buckets[Math.min(...table.agents.map((agent) => turn.get(agent)!))]!.push(table);
  };
  for (const table of payoffTables(graph)) place(table);
  return order.map((agent, k) => {
    const elimination = maximiseOut(agent, buckets[k]!, graph.actionCounts);
    place(elimination.message);
    return elimination;
  });
}

/** The terms of a graph as tables; their values are views of the graph's. */
export function payoffTables({
  termStart,
  termAgents,
  tableStart,
  payoffs,
}: CoordinationGraph): PayoffTable[] {
  return Array.from({ length: termStart.length - 1 }, (_, t) => ({
    agents: Array.from(termAgents.subarray(termStart[t], termStart[t + 1])),
    values: payoffs.subarray(tableStart[t], tableStart[t + 1]),
  }));
}

/**
 * Maximises one agent out of a bucket of tables. Time O(k^(w+1) tables).
 *
 * @param agents the agents of the table that is left, in its order. Default: as the bucket first mentions them.
 */
export function maximiseOut(
  agent: Agent,
  bucket: readonly PayoffTable[],
  actionCounts: Int32Array,
  agents: readonly Agent[] = othersThan(agent, bucket),
): Elimination {
  const size = agents.reduce((product, i) => product * actionCounts[i]!, 1);
  const best = new Float64Array(size).fill(-Infinity);
  const action = new Int32Array(size);
  const chosen: Action[] = [];
  for (let cell = 0; cell < size; cell++) {
    setActions(chosen, agents, cell, actionCounts);
    for (let a = 0; a < actionCounts[agent]!; a++) {
      chosen[agent] = a;
      let sum = 0;
      for (const table of bucket) sum += valueAt(table, chosen, actionCounts);
      if (sum > best[cell]!) {
        best[cell] = sum;
        action[cell] = a;
      }
    }
  }
  return { agent, bucket, message: { agents, values: best }, bestActions: { agents, values: action } };
}

function othersThan(agent: Agent, bucket: readonly PayoffTable[]): Agent[] {
  return [...new Set(bucket.flatMap((table) => table.agents))].filter((i) => i !== agent);
}

/** The entry of a table at a joint action of all agents. */
export function valueAt(
  { agents, values }: PayoffTable,
  jointAction: ArrayLike<Action>,
  actionCounts: Int32Array,
): number {
  let cell = 0;
  for (const agent of agents) cell = cell * actionCounts[agent]! + jointAction[agent]!;
  return values[cell]!;
}

/** Writes into `chosen` the actions that a table over `agents` has in `cell`. */
function setActions(
  chosen: Action[],
  agents: readonly Agent[],
  cell: number,
  actionCounts: Int32Array,
): void {
  for (let k = agents.length - 1; k >= 0; k--) {
    const agent = agents[k]!;
    chosen[agent] = cell % actionCounts[agent]!;
    cell = Math.floor(cell / actionCounts[agent]!);
  }
}
