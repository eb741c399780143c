import fc from "fast-check";
import { expect, test } from "vitest";
import { bruteForce } from "../../../../lib/coordlab/graph/brute-force.js";
import { lossNetwork } from "../../../../lib/engine/search/loss-network.js";
import { LossState } from "../../../../lib/engine/search/loss-shifting.js";
import { runToEnd } from "../../../../lib/engine/steps.js";
import { arbitraryGraph } from "../../coordlab/graph/arbitrary-graph.js";

const dense = arbitraryGraph({ agents: 7, actions: 3, terms: 25, arity: 3 });

test("shifting losses changes no joint action's payoff and lowers no loss below zero", () => {
  fc.assert(
    fc.property(dense, fc.integer({ min: 1, max: 4 }), (graph, passes) => {
      const network = runToEnd(lossNetwork(graph));
      const state = new LossState(network);
      runToEnd(state.propagate(passes, 0));
      const { jointAction, payoff: best } = bruteForce(graph);
      expect(network.ceiling - state.loss).toBeGreaterThanOrEqual(best - 1e-9);
      // What is left of the losses at the best joint action is what the bound lacks.
      const first = network.firstAction;
      let left = 0;
      for (let i = 0; i < network.n; i++) left += state.held[first[i]! + jointAction[i]!]!;
      for (let t = 0; t + 1 < network.scopeStart.length; t++) {
        let cell = network.tableStart[t]!;
        let shifted = 0;
        for (let slot = network.scopeStart[t]!; slot < network.scopeStart[t + 1]!; slot++) {
          const action = jointAction[network.agents[slot]!]!;
          cell += network.strides[slot]! * action;
          shifted += state.held[first[network.n]! + network.shiftStart[slot]! + action]!;
        }
        expect(network.losses[cell]! - shifted).toBeGreaterThanOrEqual(-1e-9);
        left += network.losses[cell]! - shifted;
      }
      expect(network.ceiling - state.loss - left).toBeCloseTo(best, 9);
    }),
  );
});
