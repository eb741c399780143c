/** How long a solver takes on graphs of one shape as they grow. */
import type { CoordinationGraph } from "coordlab/graph/coordination-graph.js";
import { pairwiseGraph, type Topology } from "coordlab/graph/topologies.js";
import { planElimination } from "coordlab-engine/elimination/plan-elimination.js";

export interface TimeOfSize {
  readonly agents: number;
  /** The least over the runs, in the unit of the clock. */
  readonly time: number;
}

export interface TimingSettings {
  readonly actions: number;
  /** Such as `() => performance.now()`. */
  readonly clock: () => number;
  /** What is timed. Default: plan and solve by elimination. */
  readonly solve?: (graph: CoordinationGraph) => unknown;
  /** Runs of each size, of which the fastest counts. Default: 3. */
  readonly runs?: number;
}

/**
 * A row for each size; the payoffs are small integers that depend on edge and actions only. The time to make the
 * graph is not counted.
 *
 * @example timeBySize([1e3, 1e4, 1e5], topology.line, { actions: 3, clock: () => performance.now() })
 */
export function timeBySize(
  sizes: readonly number[],
  shape: (size: number) => Topology,
  settings: TimingSettings,
): TimeOfSize[] {
  const { actions, clock, solve = (graph) => planElimination(graph).solve(), runs = 3 } = settings;
  return sizes.map((size) => {
    const topology = shape(size);
    const graph = pairwiseGraph(topology, actions, (i, j, a, b) => (7 * i + 5 * j + 3 * a + 11 * b) % 13);
    let time = Infinity;
    for (let run = 0; run < runs; run++) {
      const start = clock();
      solve(graph);
      time = Math.min(time, clock() - start);
    }
    return { agents: topology.agents, time };
  });
}
