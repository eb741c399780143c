/** The connected parts of a graph. */
import type { CoordinationGraph } from "coordlab/graph/coordination-graph.js";
import { components } from "coordlab/graph/neighbours.js";
import type { Agent } from "coordlab/world/game.js";

export interface Part {
  readonly agents: readonly Agent[];
  readonly part: CoordinationGraph;
}

/** The graph as one part. */
export function wholeOf(graph: CoordinationGraph): Part {
  return { agents: Array.from(graph.actionCounts.keys()), part: graph };
}

/** The connected parts as graphs of their own, the smallest first. */
export function connectedParts(graph: CoordinationGraph): Part[] {
  const component = components(graph);
  if (component.every((c) => c === 0) && component.length > 0) return [wholeOf(graph)];
  const agents: Agent[][] = [];
  const terms: number[][] = [];
  const place = component.map((c, agent) => {
    if (c === agents.length) {
      agents.push([]);
      terms.push([]);
    }
    return agents[c]!.push(agent) - 1;
  });
  for (let t = 0; t + 1 < graph.termStart.length; t++)
    terms[component[graph.termAgents[graph.termStart[t]!]!]!]!.push(t);
  return agents
    .map((members, c) => ({ agents: members, part: partOf(graph, members, terms[c]!, place) }))
    .sort((a, b) => a.agents.length - b.agents.length);
}

function partOf(
  graph: CoordinationGraph,
  agents: readonly Agent[],
  terms: readonly number[],
  place: Int32Array,
): CoordinationGraph {
  const { actionCounts, termStart, termAgents, tableStart, payoffs } = graph;
  const scopes = terms.map((t) => termAgents.subarray(termStart[t]!, termStart[t + 1]!));
  const tables = terms.map((t) => payoffs.subarray(tableStart[t]!, tableStart[t + 1]!));
  const partPayoffs = new Float64Array(tables.reduce((sum, table) => sum + table.length, 0));
  const partStart = starts(tables);
  tables.forEach((table, t) => {
    partPayoffs.set(table, partStart[t]!);
  });
  return {
    actionCounts: Int32Array.from(agents, (agent) => actionCounts[agent]!),
    termStart: starts(scopes),
    termAgents: Int32Array.from(scopes.flatMap((scope) => Array.from(scope, (agent) => place[agent]!))),
    tableStart: partStart,
    payoffs: partPayoffs,
  };
}

/** 0, and where each of the lists would end if they were laid one after the other. */
function starts(lists: readonly ArrayLike<number>[]): Int32Array {
  const start = new Int32Array(lists.length + 1);
  lists.forEach((list, t) => {
    start[t + 1] = start[t]! + list.length;
  });
  return start;
}
