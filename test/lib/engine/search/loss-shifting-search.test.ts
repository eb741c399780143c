import fc from "fast-check";
import { expect, test } from "vitest";
import { bruteForce } from "../../../../lib/coordlab/graph/brute-force.js";
import { coordinationGraph, payoff } from "../../../../lib/coordlab/graph/coordination-graph.js";
import * as topology from "../../../../lib/coordlab/graph/topologies.js";
import { seededStream } from "../../../../lib/coordlab/world/random.js";
import { planElimination } from "../../../../lib/engine/elimination/plan-elimination.js";
import { lossNetwork } from "../../../../lib/engine/search/loss-network.js";
import { LossState } from "../../../../lib/engine/search/loss-shifting.js";
import { LossShiftingSearch } from "../../../../lib/engine/search/loss-shifting-search.js";
import { lossShiftingSearch } from "../../../../lib/engine/search/one-search.js";
import { Purse } from "../../../../lib/engine/search/purse.js";
import { runToEnd } from "../../../../lib/engine/steps.js";
import { arbitraryGraph } from "../../coordlab/graph/arbitrary-graph.js";
import { solverLaws } from "../../coordlab/graph/solver-laws.js";

solverLaws("branch and bound with loss shifting", {
  solve: (graph) => lossShiftingSearch(graph),
  exact: "always",
});

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

test("stepping back restores bound, actions and losses", () => {
  fc.assert(
    fc.property(dense, (graph) => {
      const state = new LossState(runToEnd(lossNetwork(graph)));
      runToEnd(state.propagate(2, 0));
      const before = [state.loss, Array.from(state.size), Array.from(state.held)];
      state.stepIn();
      state.assign(0, graph.actionCounts[0]! - 1);
      state.limit = state.loss + 3;
      runToEnd(state.propagate(3, 0));
      state.stepBack();
      expect([state.loss, Array.from(state.size), Array.from(state.held)]).toEqual(before);
    }),
  );
});

test("cut short, it holds a joint action that pays what it says and a bound that the optimum keeps to", () => {
  fc.assert(
    fc.property(dense, fc.nat({ max: 6 }), (graph, nodes) => {
      const search = new LossShiftingSearch(runToEnd(lossNetwork(graph)));
      runToEnd(search.run(new Purse({ nodes })));
      const best = bruteForce(graph).payoff;
      expect(search.upperBound).toBeGreaterThanOrEqual(best);
      if (search.payoff !== -Infinity) expect(payoff(graph, search.best)).toBe(search.payoff);
      if (search.done) expect(search.payoff).toBe(best);
    }),
  );
});

test("run on in small steps, it ends where one run ends", () => {
  fc.assert(
    fc.property(dense, (graph) => {
      const search = new LossShiftingSearch(runToEnd(lossNetwork(graph)));
      while (!search.done) runToEnd(search.run(new Purse(), 2));
      expect(search.payoff).toBe(bruteForce(graph).payoff);
    }),
  );
});

test("a budget of less than nothing is refused", () => {
  fc.assert(
    fc.property(dense, (graph) => {
      expect(() => lossShiftingSearch(graph, { nodes: -1 })).toThrow("nodes must be at least 0, got -1");
    }),
    { numRuns: 1 },
  );
});

test("of actions that lose equally little, none is lost from sight", () => {
  // Neighbours on a grid are paid 1 for agreeing or for differing: turning everybody around changes nothing.
  for (let seed = 0; seed < 20; seed++) {
    const stream = seededStream(seed);
    const sign = () => (stream() < 0.5 ? 1 : -1);
    const graph = coordinationGraph(
      new Int32Array(25).fill(2),
      edgesOf(topology.grid(5, 5)).map((agents) => {
        const agree = sign();
        return { agents, payoff: [agree, -agree, -agree, agree] };
      }),
    );
    const search = new LossShiftingSearch(runToEnd(lossNetwork(graph)));
    search.offer(new Int32Array(25).fill(1));
    runToEnd(search.run(new Purse()));
    expect(search).toMatchObject({ done: true, payoff: planElimination(graph).solve().payoff });
  }
});

function edgesOf({ edges }: topology.Topology): number[][] {
  return Array.from({ length: edges.length / 2 }, (_, e) => [edges[2 * e]!, edges[2 * e + 1]!]);
}
