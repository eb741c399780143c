/**
 * Kok & Vlassis' experiment: elimination against max-plus on random graphs with more and more edges. Work is
 * counted, in payoffs looked at and messages, so that the result does not depend on the machine.
 *
 * @see Kok & Vlassis (2006), Collaborative multiagent reinforcement learning by payoff propagation, JMLR 7
 */

import { depthFirstTree } from "coordlab/graph/depth-first-tree.js";
import { balancedGraph, pairwiseGraph } from "coordlab/graph/topologies.js";
import { estimate } from "coordlab/world/estimate.js";
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

/** What is counted on one graph, or the means over several. */
interface Counted {
  readonly width: number;
  readonly eliminationCells: number;
  /** What elimination takes as messages between agents, by DPOP. */
  readonly eliminationMessages: number;
  /** Cells that max-plus looks at: for its messages, to decide in turn, and to add up the team's payoff. */
  readonly maxPlusCells: number;
  /** Messages of max-plus: its own, the decisions told, the payoff added up along a tree and told to all. */
  readonly maxPlusMessages: number;
  /** Share of the optimum that max-plus has after its first round, after its last, and at its best (anytime). */
  readonly first: number;
  readonly last: number;
  readonly anytime: number;
  /** Share of the graphs on which max-plus reached a fixed point. */
  readonly converged: number;
}

/** Means over the graphs of one number of edges. */
export interface KokVlassisRow extends Counted {
  readonly edges: number;
  /** Neighbours per agent. */
  readonly degree: number;
  /** The 95 % intervals of `last` and `anytime`. */
  readonly lastLow: number;
  readonly lastHigh: number;
  readonly anytimeLow: number;
  readonly anytimeHigh: number;
}

/**
 * One row for each number of edges. Payoffs are drawn from N(0, 1); the published sets have 15 agents, 5 or 10
 * actions, 8 to 37 edges and 100 graphs each.
 *
 * @example kokVlassis([8, 23, 37], { agents: 15, actions: 5, graphs: 20 }, seededStream(1))
 */
export function kokVlassis(
  edgeCounts: readonly number[],
  settings: KokVlassisSettings,
  stream: Stream,
): KokVlassisRow[] {
  const { agents, graphs } = settings;
  return edgeCounts.map((edges) => {
    const runs = Array.from({ length: graphs }, () => oneGraph(edges, settings, stream));
    const over = (field: keyof Counted) => {
      let run = 0;
      return estimate(graphs, () => runs[run++]![field]);
    };
    const mean = (field: keyof Counted) => runs.reduce((sum, one) => sum + one[field], 0) / graphs;
    const [last, anytime] = [over("last"), over("anytime")];
    return {
      edges,
      degree: (2 * edges) / agents,
      width: mean("width"),
      eliminationCells: mean("eliminationCells"),
      eliminationMessages: mean("eliminationMessages"),
      maxPlusCells: mean("maxPlusCells"),
      maxPlusMessages: mean("maxPlusMessages"),
      first: mean("first"),
      last: last.mean,
      lastLow: last.low,
      lastHigh: last.high,
      anytime: anytime.mean,
      anytimeLow: anytime.low,
      anytimeHigh: anytime.high,
      converged: mean("converged"),
    };
  });
}

function oneGraph(edges: number, settings: KokVlassisSettings, stream: Stream): Counted {
  const { agents, actions, rounds = 100 } = settings;
  const graph = pairwiseGraph(balancedGraph(agents, edges, stream), actions, () => normal(stream));
  const plan = planElimination(graph);
  const optimum = plan.solve().payoff;
  const upAndDown = 2 * depthFirstTree(graph).parent.filter((above) => above !== -1).length;
  const seen: number[] = [];
  let change = Number.POSITIVE_INFINITY;
  const solution = maxPlus(graph, {
    rounds,
    onRound: (round) => {
      seen.push(round.payoff);
      change = round.change;
    },
  });
  const played = seen.length;
  return {
    width: plan.width,
    eliminationCells: plan.cells,
    eliminationMessages: upAndDown,
    maxPlusCells: actions ** 2 * solution.counters.messages + (played + 1) * edges * (actions + 1),
    maxPlusMessages: solution.counters.messages + (played + 1) * (edges + upAndDown),
    first: seen[0]! / optimum,
    last: seen.at(-1)! / optimum,
    anytime: solution.payoff / optimum,
    converged: change === 0 ? 1 : 0,
  };
}
