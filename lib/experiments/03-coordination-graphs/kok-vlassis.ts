/**
 * Kok & Vlassis' experiment: elimination against max-plus on random graphs with more and more edges. Work is
 * counted, in table cells and messages, so that the result does not depend on the machine.
 *
 * @see Kok & Vlassis (2006), Collaborative multiagent reinforcement learning by payoff propagation, JMLR 7
 */

import { balancedGraph, pairwiseGraph } from "coordlab/graph/topologies.js";
import { normal, type Stream } from "coordlab/world/random.js";
import { planElimination } from "coordlab-engine/elimination/plan-elimination.js";
import { maxPlus } from "coordlab-engine/max-plus/max-plus.js";

export interface KokVlassisSettings {
  readonly agents: number;
  readonly actions: number;
  /** Graphs for each number of edges. */
  readonly graphs: number;
  /** Most rounds of max-plus. Default: 100. */
  readonly rounds?: number;
}

/** Means over the graphs of one number of edges. */
export interface KokVlassisRow {
  readonly edges: number;
  /** Neighbours per agent. */
  readonly degree: number;
  readonly width: number;
  readonly eliminationCells: number;
  readonly maxPlusMessages: number;
  /** Share of the optimum that max-plus has after its first round, after its last, and at its best (anytime). */
  readonly first: number;
  readonly last: number;
  readonly anytime: number;
  /** Share of the graphs on which max-plus reached a fixed point. */
  readonly converged: number;
}

/**
 * One row for each number of edges. Payoffs are drawn from N(0, 1); the published sets have 15 agents, 5 or 10
 * actions, 8 to 37 edges and 100 graphs each.
 *
 * @example kokVlassis([8, 23, 37], { agents: 15, actions: 5, graphs: 20 }, seededStream(1))
 */
export function kokVlassis(
  edgeCounts: readonly number[],
  { agents, actions, graphs, rounds = 100 }: KokVlassisSettings,
  stream: Stream,
): KokVlassisRow[] {
  return edgeCounts.map((edges) => {
    const sums = {
      width: 0,
      eliminationCells: 0,
      maxPlusMessages: 0,
      first: 0,
      last: 0,
      anytime: 0,
      converged: 0,
    };
    for (let g = 0; g < graphs; g++) {
      const graph = pairwiseGraph(balancedGraph(agents, edges, stream), actions, () => normal(stream));
      const plan = planElimination(graph);
      const optimum = plan.solve().payoff;
      const seen: number[] = [];
      let change = Infinity;
      const solution = maxPlus(graph, {
        rounds,
        onRound: (round) => {
          seen.push(round.payoff);
          change = round.change;
        },
      });
      sums.width += plan.width;
      sums.eliminationCells += plan.cells;
      sums.maxPlusMessages += solution.counters.messages;
      sums.first += seen[0]! / optimum;
      sums.last += seen.at(-1)! / optimum;
      sums.anytime += solution.payoff / optimum;
      if (change === 0) sums.converged++;
    }
    const means = Object.fromEntries(
      Object.entries(sums).map(([name, sum]) => [name, sum / graphs]),
    ) as typeof sums;
    return { edges, degree: (2 * edges) / agents, ...means };
  });
}
