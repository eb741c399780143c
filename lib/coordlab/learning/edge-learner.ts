/** A team that learns a payoff table for each edge of a coordination graph. */
import type { CoordinationGraph } from "../graph/coordination-graph.js";
import { pairwiseGraph, type Topology } from "../graph/topologies.js";
import { variableElimination } from "../graph/variable-elimination.js";
import { type Learner, type LearningRate, rateOf } from "./learners.js";

/** Whatever finds a good joint action of a graph: `variableElimination`, `maxPlus`, a search. */
export type Maximise = (graph: CoordinationGraph) => { readonly jointAction: Int32Array };

export interface EdgeLearner extends Learner {
  /** What it has learnt, as a graph; its payoffs change as it learns. */
  readonly graph: CoordinationGraph;
}

/**
 * Edge payoffs: Q(a) = sum over the edges of Q_ij(a_i, a_j), and Q_ij(a_i, a_j) += rate (r - Q(a)) / edges. The team
 * plays what `maximise` finds: deep coordination graphs with tables for networks. Cost O(edges) to learn.
 *
 * @param actions |A_i|, the same for all agents
 * @param maximise Default: `variableElimination`.
 * @param rate Default: 0.3, since an entry for two agents' actions is tried that much less often.
 * @throws RangeError if there is no edge or `rate` is out of range
 * @example edgeLearner({ agents: 8, edges: Int32Array.of(0, 1, 1, 2) }, 3).numbers // 18
 * @see Kok & Vlassis (2006); Böhmer, Kurin & Whiteson (2020), Deep coordination graphs
 */
export function edgeLearner(
  topology: Topology,
  actions: number,
  maximise: Maximise = variableElimination,
  rate: LearningRate = 0.3,
): EdgeLearner {
  const edges = topology.edges.length / 2;
  if (edges < 1) throw new RangeError("an edge learner needs at least 1 edge, got 0");
  const joined = pairwiseGraph(topology, actions, () => 0);
  const graph = { ...joined, payoffs: new Float64Array(joined.payoffs.length) };
  const visits = new Int32Array(graph.payoffs.length);
  const share = rateOf(rate);
  const cells = new Int32Array(edges);
  return {
    graph,
    numbers: graph.payoffs.length,
    best: () => maximise(graph).jointAction.slice(),
    learn(a, reward) {
      let error = reward;
      for (let e = 0; e < edges; e++) {
        const cell = (e * actions + a[topology.edges[2 * e]!]!) * actions + a[topology.edges[2 * e + 1]!]!;
        cells[e] = cell;
        error -= graph.payoffs[cell]!;
      }
      for (const cell of cells) graph.payoffs[cell]! += (share(++visits[cell]!) * error) / edges;
    },
  };
}
