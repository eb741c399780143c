/**
 * Makes a coordination graph smaller without changing its best payoff, before a search has to walk through it:
 *
 * - terms whose agents all belong to another term are added into that one;
 * - actions that no joint action can afford (every cell is -Infinity) are struck out;
 * - actions that another action of the same agent never does worse than are struck out (dead-end elimination);
 * - agents with one action left disappear from the scopes;
 * - agents whose elimination yields a table no larger than those it replaces are maximised out.
 *
 * Each step only touches an agent's own tables, and puts its neighbours back on the list of agents to look at.
 * @see Desmet et al. (1992) on dead-end elimination; Dechter (1999) on bucket elimination
 */
import type { Agent } from "../game.js";
import type { CoordinationGraph } from "./coordination-graph.js";
import { type JoinedTable, joined, jointActionsOf, maximiseLast, stridesWithin } from "./payoff-table.js";
import { Purse } from "./search-budget.js";

export interface Reduction {
  readonly graph: CoordinationGraph;
  /** The payoff that the reduced graph no longer shows; -Infinity if no joint action is allowed at all. */
  readonly constant: number;
  /** The joint action of the original graph that belongs to one of the reduced graph. */
  readonly expand: (jointAction: ArrayLike<number>) => Int32Array;
  /** Table cells computed. */
  readonly cells: number;
}

/** Agents in more tables than this are hubs: looked at only when enough of their neighbours have gone. */
const hub = 64;

/** The table of an eliminated agent, its own actions fastest, and which actions of each agent it was over. */
interface Elimination {
  readonly table: JoinedTable;
  readonly actions: readonly (readonly number[])[];
}

/** What looking at an agent counts in nodes of a search. */
const nodesPerAgent = 8;

/** Tables above this size are left alone: reading them again and again would cost more than it saves. */
const largeTable = 1 << 14;

/** @param purse pays for the cells that are looked at; once it is empty, what is left stays as it is */
export function reduceGraph(original: CoordinationGraph, purse: Purse = new Purse()): Reduction {
  const n = original.actionCounts.length;
  const counts = Int32Array.from(original.actionCounts);
  const actions = Array.from(counts, (count) => Array.from({ length: count }, (_, action) => action));
  const tablesOf: Set<JoinedTable>[] = Array.from(counts, () => new Set());
  const byScope = new Map<string, JoinedTable>();
  const eliminated: Elimination[] = [];
  const gone = new Uint8Array(n);
  let constant = 0;
  let cells = 0;

  const waiting: Agent[] = Array.from(counts.keys()).reverse();
  const isWaiting = new Uint8Array(n).fill(1);
  const lookAgain = (agent: Agent): void => {
    if (isWaiting[agent] === 1 || gone[agent] === 1) return;
    isWaiting[agent] = 1;
    waiting.push(agent);
  };

  const remove = (table: JoinedTable): void => {
    for (const agent of table.agents) {
      tablesOf[agent]!.delete(table);
      lookAgain(agent);
    }
    byScope.delete(scopeKey(table.agents));
  };

  /** Adds a table, together with those inside its scope, or into one around it. */
  const insert = (table: JoinedTable): void => {
    const agents = table.agents.filter((agent) => counts[agent]! > 1).sort((a, b) => a - b);
    if (agents.length === 0) {
      constant += table.values[0]!;
      return;
    }
    let sum = joined(
      agents,
      [{ agents: table.agents.filter((a) => counts[a]! > 1), values: table.values }],
      counts,
    );
    const around = agents.length > 1 ? containing(agents, tablesOf) : byScope.get(scopeKey(agents));
    const inside = around === undefined ? contained(agents, byScope) : [around];
    if (around !== undefined) sum = joined(around.agents, [sum], counts);
    for (const other of inside) {
      remove(other);
      sum = joined(sum.agents, [sum, other], counts);
    }
    cells += sum.values.length;
    byScope.set(scopeKey(sum.agents), sum);
    for (const agent of sum.agents) {
      tablesOf[agent]!.add(sum);
      lookAgain(agent);
    }
  };

  const strike = (agent: Agent, dropped: ReadonlySet<number>): void => {
    const kept = actions[agent]!.map((_, action) => action).filter((action) => !dropped.has(action));
    const tables = [...tablesOf[agent]!];
    for (const table of tables) remove(table);
    const before = counts.slice();
    actions[agent] = kept.map((action) => actions[agent]![action]!);
    counts[agent] = kept.length;
    for (const table of tables) insert(sliced(table, agent, kept, before));
    lookAgain(agent);
  };

  for (let t = 0; t + 1 < original.termStart.length; t++)
    insert({
      agents: Array.from(original.termAgents.subarray(original.termStart[t]!, original.termStart[t + 1]!)),
      values: Float64Array.from(
        original.payoffs.subarray(original.tableStart[t]!, original.tableStart[t + 1]!),
      ),
    });

  while (waiting.length > 0) {
    const agent = waiting.pop()!;
    isWaiting[agent] = 0;
    if (gone[agent] === 1 || tablesOf[agent]!.size > hub) continue;
    const tables = [...tablesOf[agent]!];
    if (!purse.pay(nodesPerAgent)) break;
    const scope = scopeIfCheap(agent, tables, counts);
    if (scope !== undefined) {
      gone[agent] = 1;
      for (const table of tables) remove(table);
      const table = joined([...scope, agent], tables, counts);
      cells += table.values.length;
      eliminated.push({ table, actions: table.agents.map((other) => actions[other]!) });
      insert({ agents: scope, values: maximiseLast(table.values, counts[agent]!) });
    } else if (tables.every((table) => table.values.length <= largeTable)) {
      const dropped = hopelessActions(agent, tables, counts);
      if (dropped.size === counts[agent]!) return impossible(original);
      if (dropped.size > 0) strike(agent, dropped);
    }
  }
  if (constant === -Infinity) return impossible(original);

  const left = Array.from(counts.keys()).filter((agent) => gone[agent] === 0);
  const expand = (jointAction: ArrayLike<number>): Int32Array => {
    const full = new Int32Array(n);
    left.forEach((agent, place) => {
      full[agent] = actions[agent]![jointAction[place]!]!;
    });
    for (let step = eliminated.length - 1; step >= 0; step--) decide(eliminated[step]!, full);
    return full;
  };
  return { graph: assembled(left, new Set(byScope.values()), counts), constant, expand, cells };
}

const scopeKey = (agents: readonly Agent[]): string => agents.join();

/** A table whose scope contains all of `agents`. */
function containing(
  agents: readonly Agent[],
  tablesOf: readonly Set<JoinedTable>[],
): JoinedTable | undefined {
  const rarest = agents.reduce((a, b) => (tablesOf[b]!.size < tablesOf[a]!.size ? b : a));
  for (const table of tablesOf[rarest]!)
    if (agents.every((agent) => table.agents.includes(agent))) return table;
  return undefined;
}

/** The tables whose scopes are within `agents` (of wide scopes, only the sub-scopes of one agent). */
function contained(agents: readonly Agent[], byScope: ReadonlyMap<string, JoinedTable>): JoinedTable[] {
  const subsets =
    agents.length > 6
      ? agents.map((agent) => [agent])
      : Array.from({ length: (1 << agents.length) - 1 }, (_, bits) =>
          agents.filter((_, j) => (((bits + 1) >> j) & 1) === 1),
        );
  return subsets.map((subset) => byScope.get(scopeKey(subset))).filter((table) => table !== undefined);
}

/** The table with only the `kept` actions of one agent. */
function sliced(
  table: JoinedTable,
  agent: Agent,
  kept: readonly number[],
  counts: ArrayLike<number>,
): JoinedTable {
  const place = table.agents.indexOf(agent);
  const inner = jointActionsOf(table.agents.slice(place + 1), counts);
  const outer = table.values.length / (inner * counts[agent]!);
  const values = new Float64Array(outer * kept.length * inner);
  for (let o = 0, to = 0; o < outer; o++)
    for (const action of kept) {
      const from = (o * counts[agent]! + action) * inner;
      values.set(table.values.subarray(from, from + inner), to);
      to += inner;
    }
  return { agents: table.agents, values };
}

/** Actions that are impossible, or never better than another one that stays. */
function hopelessActions(
  agent: Agent,
  tables: readonly JoinedTable[],
  counts: ArrayLike<number>,
): Set<number> {
  const count = counts[agent]!;
  const strides = tables.map((table) => stridesWithin(table.agents, table.agents, counts));
  const places = tables.map((table) => table.agents.indexOf(agent));
  /** The most that action a can gain over action b: the sum over the tables of the largest difference. */
  const mostGain = (a: number, b: number): number => {
    let gain = 0;
    tables.forEach((table, t) => {
      const stride = strides[t]![places[t]!]!;
      let most = -Infinity;
      for (let outer = 0; outer < table.values.length; outer += stride * count)
        for (let cell = outer; cell < outer + stride; cell++) {
          const mine = table.values[cell + a * stride]!;
          if (mine !== -Infinity) most = Math.max(most, mine - table.values[cell + b * stride]!);
        }
      gain += most === -Infinity || gain === -Infinity ? -Infinity : most;
    });
    return gain;
  };
  const dropped = new Set<number>();
  const impossible = (a: number): boolean =>
    tables.some((table, t) => allForbidden(table, strides[t]![places[t]!]!, count, a));
  for (let a = 0; a < count; a++) if (impossible(a)) dropped.add(a);
  for (let a = count - 1; a >= 0; a--)
    for (let b = 0; b < count && !dropped.has(a); b++)
      if (a !== b && !dropped.has(b) && mostGain(a, b) <= 0) dropped.add(a);
  return dropped;
}

function allForbidden(table: JoinedTable, stride: number, count: number, action: number): boolean {
  for (let outer = action * stride; outer < table.values.length; outer += stride * count)
    for (let cell = outer; cell < outer + stride; cell++) if (table.values[cell] !== -Infinity) return false;
  return true;
}

/** The other agents of the agent's tables, if a table over them is no larger than those tables together. */
function scopeIfCheap(agent: Agent, tables: readonly JoinedTable[], counts: Int32Array): Agent[] | undefined {
  const size = tables.reduce((sum, table) => sum + table.values.length, 0);
  const scope = new Set<Agent>();
  let product = 1;
  for (const table of tables)
    for (const other of table.agents)
      if (other !== agent && !scope.has(other)) {
        scope.add(other);
        product *= counts[other]!;
        if (product > size) return undefined;
      }
  return [...scope].sort((a, b) => a - b);
}

/** Gives the last agent of the table its best action against those of the others, which are decided by now. */
function decide({ table, actions }: Elimination, jointAction: Int32Array): void {
  const others = table.agents.slice(0, -1);
  const own = actions[others.length]!;
  let row = 0;
  others.forEach((other, j) => {
    row = row * actions[j]!.length + actions[j]!.indexOf(jointAction[other]!);
  });
  let best = 0;
  for (let action = 1; action < own.length; action++)
    if (table.values[row * own.length + action]! > table.values[row * own.length + best]!) best = action;
  jointAction[table.agents[others.length]!] = own[best]!;
}

function assembled(
  left: readonly Agent[],
  tables: ReadonlySet<JoinedTable>,
  counts: Int32Array,
): CoordinationGraph {
  const place = new Map(left.map((agent, index) => [agent, index]));
  const list = [...tables];
  const termStart = new Int32Array(list.length + 1);
  const tableStart = new Int32Array(list.length + 1);
  list.forEach((table, t) => {
    termStart[t + 1] = termStart[t]! + table.agents.length;
    tableStart[t + 1] = tableStart[t]! + table.values.length;
  });
  const termAgents = Int32Array.from(list.flatMap((table) => table.agents.map((agent) => place.get(agent)!)));
  const payoffs = new Float64Array(tableStart[list.length]!);
  list.forEach((table, t) => {
    payoffs.set(table.values, tableStart[t]!);
  });
  return {
    actionCounts: Int32Array.from(left, (agent) => counts[agent]!),
    termStart,
    termAgents,
    tableStart,
    payoffs,
  };
}

/** No joint action is allowed: nothing is left to search, and any joint action is as good. */
function impossible(original: CoordinationGraph): Reduction {
  return {
    graph: assembled([], new Set(), new Int32Array(0)),
    constant: -Infinity,
    expand: () => new Int32Array(original.actionCounts.length),
    cells: 0,
  };
}
