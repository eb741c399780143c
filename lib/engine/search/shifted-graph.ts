/** The graph of a loss network as shifting has left it: the same payoffs, spread over the terms in another way. */
import type { CoordinationGraph } from "coordlab/graph/coordination-graph.js";
import type { LossState } from "./loss-shifting.js";

/**
 * A graph that pays, together with `state.ceiling`, the same for every joint action of the live actions, from
 * terms whose maxima come closer to agreeing with each other. Actions that are struck out are forbidden: the
 * first n terms are unary, then come those of the network. Time O(size of the tables).
 */
export function shiftedGraph(state: LossState): CoordinationGraph {
  const { n, counts, firstAction, scopeStart, agents, strides, tableStart, losses } = state.network;
  const terms = scopeStart.length - 1;
  const actions = firstAction[n]!;
  const payoffs = new Float64Array(actions + tableStart[terms]!);
  for (let i = 0; i < n; i++)
    for (let a = 0; a < counts[i]!; a++)
      payoffs[firstAction[i]! + a] = state.isLive(i, a) ? -state.unaryLoss(i, a) : -Infinity;
  for (let t = 0; t < terms; t++)
    for (let cell = tableStart[t]!; cell < tableStart[t + 1]!; cell++) {
      let loss = losses[cell]!;
      for (let slot = scopeStart[t]!; slot < scopeStart[t + 1]!; slot++) {
        const action = Math.floor((cell - tableStart[t]!) / strides[slot]!) % counts[agents[slot]!]!;
        loss -= state.shift(slot, action);
      }
      payoffs[actions + cell] = -loss;
    }
  return {
    actionCounts: counts,
    termStart: Int32Array.from({ length: n + terms + 1 }, (_, t) => (t < n ? t : n + scopeStart[t - n]!)),
    termAgents: Int32Array.from({ length: n + agents.length }, (_, k) => (k < n ? k : agents[k - n]!)),
    tableStart: Int32Array.from({ length: n + terms + 1 }, (_, t) =>
      t < n ? firstAction[t]! : actions + tableStart[t - n]!,
    ),
    payoffs,
  };
}
