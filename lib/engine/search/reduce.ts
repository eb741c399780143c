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
 * @see Dechter (1999), Bucket elimination; dead-ends.ts on the third step
 */

import type { CoordinationGraph } from "coordlab/graph/coordination-graph.js";
import type { Agent } from "coordlab/world/game.js";
import type { Clock } from "../limits.js";
import type { Steps } from "../steps.js";
import { hopelessActions } from "./dead-ends.js";
import { type JoinedTable, joined, jointActionsOf, maximiseLast } from "./payoff-table.js";
import { Purse } from "./purse.js";
import { assembled, impossible, type Reduction, unreduced } from "./reduced-graph.js";
import { ScopedTables } from "./scoped-tables.js";

/** Agents in more tables than this are hubs: looked at only when enough of their neighbours have gone. */
const hub = 64;

/** The table of an eliminated agent, its own actions fastest, and which actions of each agent it was over. */
interface Elimination {
  readonly table: JoinedTable;
  readonly actions: readonly (readonly number[])[];
}

/** Terms filled in between two looks at the clock. */
const termsPerLook = 64;

/** What looking at an agent counts in nodes of a search. */
const nodesPerAgent = 8;

/** Tables above this size are left alone: reading them again and again would cost more than it saves. */
const largeTable = 1 << 14;

/** @param purse pays for what is looked at; once it is empty, or the clock over, what is left stays as it is */
export function* reduceGraph(
  original: CoordinationGraph,
  purse: Purse = new Purse({ nodes: Infinity }),
  clock: Clock = purse.clock,
): Steps<Reduction> {
  const n = original.actionCounts.length;
  const counts = Int32Array.from(original.actionCounts);
  const actions = Array.from(counts, (count) => Array.from({ length: count }, (_, action) => action));
  const eliminated: Elimination[] = [];
  const gone = new Uint8Array(n);
  let cells = 0;

  const waiting: Agent[] = Array.from(counts.keys()).reverse();
  const isWaiting = new Uint8Array(n).fill(1);
  const lookAgain = (agent: Agent): void => {
    if (isWaiting[agent] === 1 || gone[agent] === 1) return;
    isWaiting[agent] = 1;
    waiting.push(agent);
  };

  const tables = new ScopedTables(counts, lookAgain);

  const strike = (agent: Agent, dropped: ReadonlySet<number>): void => {
    const kept = actions[agent]!.map((_, action) => action).filter((action) => !dropped.has(action));
    const own = tables.of(agent);
    for (const table of own) tables.remove(table);
    const before = counts.slice();
    actions[agent] = kept.map((action) => actions[agent]![action]!);
    counts[agent] = kept.length;
    for (const table of own) tables.insert(sliced(table, agent, kept, before));
    lookAgain(agent);
  };

  for (let t = 0; t + 1 < original.termStart.length; t++) {
    if (t % termsPerLook === 0 && (yield* clock.rest())) return unreduced(original);
    tables.insert({
      agents: Array.from(original.termAgents.subarray(original.termStart[t]!, original.termStart[t + 1]!)),
      values: Float64Array.from(
        original.payoffs.subarray(original.tableStart[t]!, original.tableStart[t + 1]!),
      ),
    });
  }

  while (waiting.length > 0) {
    const agent = waiting.pop()!;
    isWaiting[agent] = 0;
    if (gone[agent] === 1 || tables.countOf(agent) > hub) continue;
    if (!purse.pay(nodesPerAgent) || clock.look()) break;
    if (clock.due) yield;
    const own = tables.of(agent);
    const scope = scopeIfCheap(agent, own, counts);
    if (scope !== undefined) {
      gone[agent] = 1;
      for (const table of own) tables.remove(table);
      const table = joined([...scope, agent], own, counts);
      cells += table.values.length;
      eliminated.push({ table, actions: table.agents.map((other) => actions[other]!) });
      tables.insert({ agents: scope, values: maximiseLast(table.values, counts[agent]!) });
    } else if (own.every((table) => table.values.length <= largeTable)) {
      const dropped = hopelessActions(agent, own, counts);
      if (dropped.size === counts[agent]!) return impossible(original);
      if (dropped.size > 0) strike(agent, dropped);
    }
  }
  const kept = tables.all();
  const forbidding = kept.some(({ values }) => values.every((value) => value === -Infinity));
  if (forbidding || tables.constant === -Infinity) return impossible(original);

  const left = Array.from(counts.keys()).filter((agent) => gone[agent] === 0);
  const expand = (jointAction: ArrayLike<number>): Int32Array => {
    const full = new Int32Array(n);
    left.forEach((agent, place) => {
      full[agent] = actions[agent]![jointAction[place]!]!;
    });
    for (let step = eliminated.length - 1; step >= 0; step--) decide(eliminated[step]!, full);
    return full;
  };
  return {
    graph: yield* assembled(left, kept, counts, clock),
    constant: tables.constant,
    expand,
    restrict: (jointAction) =>
      Int32Array.from(left, (agent) => Math.max(0, actions[agent]!.indexOf(jointAction[agent]!))),
    cells: cells + tables.cells,
  };
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
