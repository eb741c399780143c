/** What every branch and bound does first: reduce the graph, and search its connected parts one by one. */

import { type CoordinationGraph, checkedGraph, payoff } from "coordlab/graph/coordination-graph.js";
import { components } from "coordlab/graph/neighbours.js";
import { boundedSolution, noMessages, type Solution } from "coordlab/graph/solution.js";
import type { Agent } from "coordlab/world/game.js";
import { firstAnswer } from "./first-answer.js";
import type { PartResult } from "./part-result.js";
import { reduceGraph } from "./reduce.js";
import type { Purse } from "./search-budget.js";

/** Cells of tables that a search gets ready for in a millisecond, at the least. */
const cellsPerMillisecond = 2000;

/**
 * The solution of a graph from those of the connected parts of its reduction, the smallest part first.
 *
 * @param method begins the solution's reason
 * @param purse pays for the reduction
 * @param search solves a connected graph whose every term allows something
 * @throws RangeError if the graph is not in order, or a payoff NaN or +Infinity
 */
export function solveParts(
  graph: CoordinationGraph,
  { method, purse }: { readonly method: string; readonly purse: Purse },
  search: (part: CoordinationGraph) => PartResult,
): Solution {
  const {
    graph: reduced,
    constant,
    expand,
    cells: cellsOfReduction,
  } = reduceGraph(checkedGraph(graph), purse, purse.clock.part(1 / 3));
  const jointAction = new Int32Array(reduced.actionCounts.length);
  let upperBound = constant;
  let cells = cellsOfReduction;
  let nodes = 0;
  let tolerance = 0;
  let done = true;
  let note: string | undefined;
  // Out of time, the graph is answered as a whole: taking it apart would take longer.
  const whole = { agents: Array.from(reduced.actionCounts.keys()), part: reduced };
  const late = reduced.payoffs.length > cellsPerMillisecond * purse.clock.left;
  for (const { agents, part } of late ? [whole] : connectedParts(reduced)) {
    const tooLong = purse.clock.look() || part.payoffs.length > cellsPerMillisecond * purse.clock.left;
    const result = tooLong ? firstAnswer(part) : search(part);
    agents.forEach((agent, i) => {
      jointAction[agent] = result.best[i]!;
    });
    upperBound += result.upperBound;
    tolerance += result.tolerance;
    cells += result.cells;
    nodes += result.nodes;
    done &&= result.done;
    if (result.note !== undefined) note = result.note;
  }
  const left = jointAction.length;
  const size = left === 0 ? "reduction left no agent to decide" : `${left} agents after reduction`;
  const end = done ? "proven best" : "stopped by its budget";
  const reason = `${method}: ${[size, note, `${nodes} nodes`, end].filter(Boolean).join(", ")}`;
  const counters = { ...noMessages, cells, nodes };
  const full = expand(jointAction);
  if (!done) return boundedSolution(graph, full, { upperBound, tolerance, reason, counters });
  const proven = payoff(graph, full) + tolerance;
  const shown = proven - payoff(graph, full) || 0;
  return boundedSolution(graph, full, { upperBound: proven, tolerance: shown, reason, counters });
}

interface Part {
  readonly agents: readonly Agent[];
  readonly part: CoordinationGraph;
}

/** The connected parts as graphs of their own, the smallest first. */
function connectedParts(graph: CoordinationGraph): Part[] {
  const component = components(graph);
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
