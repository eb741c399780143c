/**
 * Mini-bucket elimination: variable elimination that never makes a table above a given size, and so finds an
 * upper bound instead of the best payoff.
 *
 * Where the bucket of agent i would be too large, its tables are dealt out to mini-buckets that are small enough,
 * and each is maximised on its own:
 *
 *   max over a_i of (f + g)  <=  max over a_i of f  +  max over a_i of g.
 *
 * The two sides are closer the more f and g agree on which action is best. So before maximising, the mini-buckets
 * are made to agree on the agents that they share (moment matching): each one's maximum for every joint action
 * of the shared agents is moved to the average of them all, which leaves their sum as it was.
 *
 * @see Dechter & Rish (2003), Mini-buckets; Ihler et al. (2012), Join-graph based cost-shifting schemes
 */

import type { CoordinationGraph } from "coordlab/graph/coordination-graph.js";
import { payoffTables } from "coordlab/graph/variable-elimination.js";
import type { Agent } from "coordlab/world/game.js";
import type { Clock } from "../limits.js";
import type { Steps } from "../steps.js";
import {
  addTable,
  type JoinedTable,
  joined,
  jointActionsOf,
  maximaOver,
  maximiseLast,
} from "./payoff-table.js";
import type { PseudoTree } from "./pseudo-tree.js";

/** What a mini-bucket of one agent leaves behind: a table over agents above it in the pseudo-tree, the nearest last. */
export interface MiniBucketMessage {
  readonly from: Agent;
  readonly table: JoinedTable;
}

export interface MiniBucketBound {
  /** No joint action pays more. */
  readonly upperBound: number;
  /** The bound is the best payoff itself: no bucket had to be dealt out. */
  readonly exact: boolean;
  readonly messages: readonly MiniBucketMessage[];
  /** Table cells computed. */
  readonly cells: number;
}

/**
 * The mini-bucket bound along the order of a pseudo-tree; undefined if the clock is over before.
 *
 * Every agent's terms are summed in mini-buckets of at most `cellLimit` cells (a single larger term is left
 * whole). Time O(n cellLimit), times the terms of a bucket; memory for the messages at most the cells computed.
 */
export function* miniBucketBound(
  graph: CoordinationGraph,
  tree: PseudoTree,
  cellLimit: number,
  clock?: Clock,
): Steps<MiniBucketBound | undefined> {
  const { actionCounts } = graph;
  const buckets = tablesByFirstAgent(graph, tree);
  const messages: MiniBucketMessage[] = [];
  let upperBound = 0;
  let exact = true;
  let cells = 0;
  for (const table of buckets.constants) upperBound += table.values[0]!;
  for (const agent of tree.order) {
    if (clock && (yield* clock.rest())) return undefined;
    const parts = dealt(buckets.of[agent]!, cellLimit, actionCounts).map((tables) =>
      summed(tables, tree, actionCounts),
    );
    if (parts.length > 1) {
      exact = false;
      matchMaxima(parts, actionCounts);
    }
    for (const part of parts) {
      cells += part.values.length;
      const agents = part.agents.slice(0, -1);
      const table = { agents, values: maximiseLast(part.values, actionCounts[agent]!) };
      messages.push({ from: agent, table });
      if (agents.length === 0) upperBound += table.values[0]!;
      else buckets.of[agents[agents.length - 1]!]!.push(table);
    }
  }
  return { upperBound, exact, messages, cells };
}

/** Table cells that {@link miniBucketBound} would compute, from the scopes alone. */
export function miniBucketCells(graph: CoordinationGraph, tree: PseudoTree, cellLimit: number): number {
  const { actionCounts, termStart, termAgents } = graph;
  const scopes: Scope[][] = Array.from(tree.turn, () => []);
  const place = (agents: Agent[]): void => {
    if (agents.length === 0) return;
    const first = agents.reduce((a, b) => (tree.turn[b]! < tree.turn[a]! ? b : a));
    scopes[first]!.push({ agents });
  };
  for (let t = 0; t + 1 < termStart.length; t++)
    place(Array.from(termAgents.subarray(termStart[t]!, termStart[t + 1]!)));
  let cells = 0;
  for (const agent of tree.order)
    for (const part of dealt(scopes[agent]!, cellLimit, actionCounts)) {
      const union = unionOf(part);
      cells += jointActionsOf(union, actionCounts);
      place(union.filter((other) => other !== agent));
    }
  return cells;
}

/** The terms by the agent that is eliminated first, in whose bucket they are; each with its agents by turn, that one last. */
export function tablesByFirstAgent(
  graph: CoordinationGraph,
  { turn }: PseudoTree,
): { readonly of: JoinedTable[][]; readonly constants: JoinedTable[] } {
  const of: JoinedTable[][] = Array.from(turn, () => []);
  const constants: JoinedTable[] = [];
  for (const table of payoffTables(graph)) {
    const agents = [...table.agents].sort((a, b) => turn[b]! - turn[a]!);
    const bucket = agents.length === 0 ? constants : of[agents[agents.length - 1]!]!;
    bucket.push(joined(agents, [table], graph.actionCounts));
  }
  return { of, constants };
}

interface Scope {
  readonly agents: readonly Agent[];
}

/** Packs tables greedily into mini-buckets, widest first, each into the first that has room. */
function dealt<T extends Scope>(tables: readonly T[], cellLimit: number, actionCounts: Int32Array): T[][] {
  const parts: { agents: Set<Agent>; size: number; tables: T[] }[] = [];
  for (const table of [...tables].sort((a, b) => b.agents.length - a.agents.length)) {
    const room = parts.find(
      ({ agents, size }) =>
        size *
          jointActionsOf(
            table.agents.filter((agent) => !agents.has(agent)),
            actionCounts,
          ) <=
        cellLimit,
    );
    const part = room ?? { agents: new Set<Agent>(), size: 1, tables: [] };
    if (room === undefined) parts.push(part);
    for (const agent of table.agents) if (!part.agents.has(agent)) part.size *= actionCounts[agent]!;
    for (const agent of table.agents) part.agents.add(agent);
    part.tables.push(table);
  }
  return parts.map((part) => part.tables);
}

/** The sum of the tables over all their agents by turn; small tables are added up among themselves first. */
function summed(tables: readonly JoinedTable[], tree: PseudoTree, actionCounts: Int32Array): JoinedTable {
  const scope = unionOf(tables).sort((a, b) => tree.turn[b]! - tree.turn[a]!);
  const groups = dealt(tables, jointActionsOf(scope, actionCounts) / 4, actionCounts);
  if (groups.length <= 1 || groups.length === tables.length) return joined(scope, tables, actionCounts);
  return joined(
    scope,
    groups.map((group) => summed(group, tree, actionCounts)),
    actionCounts,
  );
}

function unionOf(scopes: readonly Scope[]): Agent[] {
  return [...new Set(scopes.flatMap(({ agents }) => agents))];
}

/** Moves each part's maxima over its own agents, for every joint action of the shared ones, to their average. */
function matchMaxima(parts: readonly JoinedTable[], actionCounts: Int32Array): void {
  const shared = parts[0]!.agents.filter((agent) => parts.every(({ agents }) => agents.includes(agent)));
  const maxima = parts.map((part) => maximaOver(shared, part, actionCounts));
  const average = new Float64Array(maxima[0]!.length);
  for (const part of maxima)
    for (let cell = 0; cell < part.length; cell++) average[cell]! += part[cell]! / parts.length;
  maxima.forEach((most, p) => {
    const change = average.map((value, cell) => (most[cell] === -Infinity ? 0 : value - most[cell]!));
    addTable(parts[p]!.values, parts[p]!.agents, { agents: shared, values: change }, actionCounts);
  });
}
