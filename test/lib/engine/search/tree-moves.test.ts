import fc from "fast-check";
import { expect, test } from "vitest";
import { bruteForce } from "../../../../lib/coordlab/graph/brute-force.js";
import { payoff } from "../../../../lib/coordlab/graph/coordination-graph.js";
import { seededStream } from "../../../../lib/coordlab/world/random.js";
import { Forest } from "../../../../lib/engine/search/forest-move.js";
import { lossNetwork } from "../../../../lib/engine/search/loss-network.js";
import { Purse } from "../../../../lib/engine/search/purse.js";
import { TreeMoves } from "../../../../lib/engine/search/tree-moves.js";
import { runToEnd } from "../../../../lib/engine/steps.js";
import { arbitraryForest } from "../../coordlab/graph/arbitrary-graph.js";
import { connectedGraph } from "../../coordlab/graph/connected-graph.js";

test("a graph that is a forest is solved by one move", () => {
  fc.assert(
    fc.property(arbitraryForest(9, 4), (graph) => {
      const jointAction = new Int32Array(graph.actionCounts.length);
      const before = payoff(graph, jointAction);
      const forest = new Forest(runToEnd(lossNetwork(graph)), jointAction);
      const change = forest.settle(Int32Array.from(jointAction, (_, i) => i));
      expect(payoff(graph, jointAction)).toBe(bruteForce(graph).payoff);
      expect(before - change).toBe(payoff(graph, jointAction));
    }),
  );
});

test("after some moves no single change of action pays more", () => {
  fc.assert(
    fc.property(connectedGraph(), (graph) => {
      const start = new Int32Array(graph.actionCounts.length);
      const moves = new TreeMoves(runToEnd(lossNetwork(graph)), start, seededStream(1));
      runToEnd(moves.run(new Purse(), 2000));
      const value = payoff(graph, moves.best);
      expect(value).toBe(moves.payoff);
      expect(value).toBeGreaterThanOrEqual(payoff(graph, start));
      for (const [agent, count] of graph.actionCounts.entries())
        for (let action = 0; action < count; action++) {
          const changed = moves.best.slice();
          changed[agent] = action;
          expect(payoff(graph, changed)).toBeLessThanOrEqual(value);
        }
    }),
  );
});

test("the same stream gives the same joint action", () => {
  fc.assert(
    fc.property(connectedGraph(true), fc.nat(), (graph, seed) => {
      const [one, other] = [1, 2].map(() => {
        const start = new Int32Array(graph.actionCounts.length);
        const moves = new TreeMoves(runToEnd(lossNetwork(graph)), start, seededStream(seed));
        runToEnd(moves.run(new Purse(), 500));
        return moves.best;
      });
      expect(one).toEqual(other);
    }),
  );
});
