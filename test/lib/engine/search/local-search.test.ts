import fc from "fast-check";
import { expect, test } from "vitest";
import { payoff } from "../../../../lib/coordlab/graph/coordination-graph.js";
import { seededStream } from "../../../../lib/coordlab/world/random.js";
import { localSearch } from "../../../../lib/engine/search/local-search.js";
import { lossNetwork } from "../../../../lib/engine/search/loss-network.js";
import { connectedGraph } from "../../coordlab/graph/connected-graph.js";

test("after one step for each agent and more, no single change of action pays more than the best seen", () => {
  fc.assert(
    fc.property(connectedGraph(), (graph) => {
      const best = localSearch(lossNetwork(graph), 200, seededStream(1));
      const value = payoff(graph, best);
      for (const [agent, count] of graph.actionCounts.entries())
        for (let action = 0; action < count; action++) {
          const changed = best.slice();
          changed[agent] = action;
          expect(payoff(graph, changed)).toBeLessThanOrEqual(value);
        }
    }),
  );
});

test("the same stream gives the same joint action", () => {
  fc.assert(
    fc.property(connectedGraph(true), fc.nat(), (graph, seed) => {
      const network = lossNetwork(graph);
      expect(localSearch(network, 50, seededStream(seed))).toEqual(
        localSearch(network, 50, seededStream(seed)),
      );
    }),
  );
});
