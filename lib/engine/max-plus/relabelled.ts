/** A graph with its agents and terms in the order in which they will be visited: neighbours in the graph lie near in memory. */
import type { CoordinationGraph } from "coordlab/graph/coordination-graph.js";
import type { DecisionOrder } from "coordlab/graph/decision-order.js";

/** Agent `agents[i]` becomes agent i, and the terms of two agents or more come in order, after all others. */
export function relabelled(graph: CoordinationGraph, { agents, terms }: DecisionOrder): CoordinationGraph {
  const { actionCounts, termStart, termAgents, tableStart, payoffs } = graph;
  const name = new Int32Array(agents.length);
  for (const [i, agent] of agents.entries()) name[agent] = i;
  const count = termStart.length - 1;
  const sequence = new Int32Array(count);
  let end = 0;
  for (let t = 0; t < count; t++) if (termStart[t + 1]! - termStart[t]! < 2) sequence[end++] = t;
  sequence.set(terms, end);
  const newTermStart = new Int32Array(count + 1);
  const newTableStart = new Int32Array(count + 1);
  const newTermAgents = new Int32Array(termAgents.length);
  const newPayoffs = payoffs.slice();
  for (const [s, t] of sequence.entries()) {
    let at = newTermStart[s]!;
    for (let k = termStart[t]!; k < termStart[t + 1]!; k++) newTermAgents[at++] = name[termAgents[k]!]!;
    newTermStart[s + 1] = at;
    let cell = newTableStart[s]!;
    for (let k = tableStart[t]!; k < tableStart[t + 1]!; k++) newPayoffs[cell++] = payoffs[k]!;
    newTableStart[s + 1] = cell;
  }
  return {
    actionCounts: Int32Array.from(agents, (agent) => actionCounts[agent]!),
    termStart: newTermStart,
    termAgents: newTermAgents,
    tableStart: newTableStart,
    payoffs: newPayoffs,
  };
}
