/** The graphs that reducing ends with. */
import type { CoordinationGraph } from "coordlab/graph/coordination-graph.js";
import type { Agent } from "coordlab/world/game.js";
import type { Clock } from "../limits.js";
import type { Steps } from "../steps.js";
import type { JoinedTable } from "./payoff-table.js";

export interface Reduction {
  readonly graph: CoordinationGraph;
  /** The payoff that the reduced graph no longer shows; -Infinity if no joint action is allowed at all. */
  readonly constant: number;
  /** The joint action of the original graph that belongs to one of the reduced graph, */
  readonly expand: (jointAction: ArrayLike<number>) => Int32Array;
  /** and back: an action that was struck out becomes the first. */
  readonly restrict: (jointAction: ArrayLike<number>) => Int32Array;
  /** Table cells computed. */
  readonly cells: number;
}

/** Tables between two looks at the clock. */
const tablesPerLook = 1024;

/** The graph of the agents that are left, with numbers of their own. Goes on to the end whatever the clock says. */
export function* assembled(
  left: readonly Agent[],
  list: readonly JoinedTable[],
  counts: Int32Array,
  clock: Clock,
): Steps<CoordinationGraph> {
  const place = new Int32Array(counts.length);
  for (const [index, agent] of left.entries()) place[agent] = index;
  const termStart = new Int32Array(list.length + 1);
  const tableStart = new Int32Array(list.length + 1);
  list.forEach((table, t) => {
    termStart[t + 1] = termStart[t]! + table.agents.length;
    tableStart[t + 1] = tableStart[t]! + table.values.length;
  });
  const termAgents = new Int32Array(termStart[list.length]!);
  const payoffs = new Float64Array(tableStart[list.length]!);
  for (const [t, { agents, values }] of list.entries()) {
    if (t % tablesPerLook === 0) yield* clock.rest();
    for (let k = 0; k < agents.length; k++) termAgents[termStart[t]! + k] = place[agents[k]!]!;
    payoffs.set(values, tableStart[t]!);
  }
  const actionCounts = Int32Array.from(left, (agent) => counts[agent]!);
  return { actionCounts, termStart, termAgents, tableStart, payoffs };
}

/** The graph as it is, where there is no time to change it. */
export function unreduced(graph: CoordinationGraph): Reduction {
  const same = (jointAction: ArrayLike<number>) => Int32Array.from(jointAction);
  return { graph, constant: 0, expand: same, restrict: same, cells: 0 };
}

/** No joint action is allowed: nothing is left to search, and any joint action is as good. */
export function impossible({ actionCounts }: CoordinationGraph): Reduction {
  const [none, one] = [new Int32Array(0), Int32Array.of(0)];
  return {
    graph: {
      actionCounts: none,
      termStart: one,
      termAgents: none,
      tableStart: one,
      payoffs: new Float64Array(0),
    },
    constant: -Infinity,
    expand: () => new Int32Array(actionCounts.length),
    restrict: () => none,
    cells: 0,
  };
}
