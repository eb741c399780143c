/** What can be said of a graph in one look at its tables: for whoever has no time left. */
import type { CoordinationGraph } from "coordlab/graph/coordination-graph.js";
import type { PartResult } from "./part-result.js";

/**
 * Every agent takes the action that looks best if all the others do what suits it; no joint action pays more than
 * the largest payoffs of all terms. Time O(size of the tables, times the agents of a term).
 */
export function firstAnswer(graph: CoordinationGraph): PartResult {
  const { actionCounts, termStart, termAgents, tableStart, payoffs } = graph;
  const first = new Int32Array(actionCounts.length + 1);
  for (let i = 0; i < actionCounts.length; i++) first[i + 1] = first[i]! + actionCounts[i]!;
  const hoped = new Float64Array(first[actionCounts.length]!);
  const most = new Float64Array(actionCounts.reduce((a, b) => Math.max(a, b), 1));
  let upperBound = 0;
  for (let t = 0; t + 1 < termStart.length; t++) {
    let largest = -Infinity;
    for (let cell = tableStart[t]!; cell < tableStart[t + 1]!; cell++)
      if (payoffs[cell]! > largest) largest = payoffs[cell]!;
    upperBound += largest;
    let stride = 1;
    for (let k = termStart[t + 1]! - 1; k >= termStart[t]!; k--) {
      const agent = termAgents[k]!;
      const count = actionCounts[agent]!;
      most.fill(-Infinity, 0, count);
      for (let cell = tableStart[t]!, action = 0; cell < tableStart[t + 1]!; ) {
        for (const end = cell + stride; cell < end; cell++)
          if (payoffs[cell]! > most[action]!) most[action] = payoffs[cell]!;
        if (++action === count) action = 0;
      }
      for (let action = 0; action < count; action++) hoped[first[agent]! + action]! += most[action]!;
      stride *= count;
    }
  }
  const best = Int32Array.from(actionCounts, (count, i) => {
    let action = 0;
    for (let a = 1; a < count; a++) if (hoped[first[i]! + a]! > hoped[first[i]! + action]!) action = a;
    return action;
  });
  return {
    best,
    upperBound,
    done: false,
    tolerance: 0,
    nodes: 0,
    cells: 0,
    note: "a first look at the tables",
  };
}
