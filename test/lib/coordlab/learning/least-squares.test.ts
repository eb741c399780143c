import { describe, expect, test } from "vitest";
import { payoff } from "../../../../lib/coordlab/graph/coordination-graph.js";
import { line, type Topology } from "../../../../lib/coordlab/graph/topologies.js";
import { variableElimination } from "../../../../lib/coordlab/graph/variable-elimination.js";
import { type EdgeLearner, edgeLearner } from "../../../../lib/coordlab/learning/edge-learner.js";
import { type OneShotGame, stagHunt } from "../../../../lib/coordlab/learning/games.js";
import { runningMean, valueDecomposition } from "../../../../lib/coordlab/learning/learners.js";
import { below, seededStream } from "../../../../lib/coordlab/world/random.js";
import { fitTerms, pairsOf } from "../../../../lib/experiments/09-learned-edges/fit-terms.js";
import { alwaysExploring } from "../../../../lib/experiments/09-learned-edges/many-seeds.js";
import { everyJointAction } from "../../../../lib/experiments/09-learned-edges/play-log.js";
import { edges, type Make, reached, swept } from "./learning-teams.js";

describe("what a learner converges to on uniform data is the least-squares fit", () => {
  const drawn = (seed: number, topology: Topology): OneShotGame => {
    const stream = seededStream(seed);
    const tables = pairsOf(topology).map(() => Array.from({ length: 9 }, () => below(20, stream) - 10));
    const extra = Array.from({ length: 3 ** topology.agents }, () => below(7, stream) - 3);
    return {
      actionCounts: new Int32Array(topology.agents).fill(3),
      payoff: (a) =>
        pairsOf(topology).reduce((sum, [i, j], e) => sum + tables[e]![3 * a[i]! + a[j]!]!, 0) +
        extra[Array.from(a).reduce((cell, action) => 3 * cell + action, 0)]!,
    };
  };

  test.each([1, 2, 3, 4])("edges of a chain of three, with a part that no pair can hold (%i)", (seed) => {
    const game = drawn(seed, line(3));
    const learner: EdgeLearner = swept((rate) => edgeLearner(line(3), 3, variableElimination, rate), game);
    const fit = fitTerms(everyJointAction(game), pairsOf(line(3)));
    expect(fit.unexplained).toBeGreaterThan(0.01);
    for (const a of everyJointAction(game).jointActions)
      expect(payoff(learner.graph, a)).toBeCloseTo(payoff(fit.graph, a), 0);
    expect(payoff(fit.graph, learner.best())).toBeCloseTo(variableElimination(fit.graph).payoff, 0);
  });

  test.each([1, 2, 3, 4])("VDN plays the best of a fit without edges (%i)", (seed) => {
    const game = drawn(seed, line(3));
    const fit = fitTerms(everyJointAction(game), [[0], [1], [2]]).graph;
    const chosen = swept((rate) => valueDecomposition(game.actionCounts, rate), game).best();
    expect(payoff(fit, chosen)).toBeCloseTo(variableElimination(fit).payoff, 0);
  });
});

describe("VDN's cliff: two hunters with k actions catch while a lone catch costs less than 10 / (k - 2)", () => {
  test.each([3, 4, 5, 6, 8])("exactly so in the least-squares fit, k = %i", (k) => {
    const catches = (lone: number) => {
      const { graph } = fitTerms(everyJointAction(stagHunt(k, lone)), [[0], [1]]);
      return stagHunt(k, lone).payoff(variableElimination(graph).jointAction) === 10;
    };
    expect(catches(10 / (k - 2) - 0.01)).toBe(true);
    expect(catches(10 / (k - 2) + 0.01)).toBe(false);
  });

  test("and learnt, a quarter to either side of it", () => {
    const settings = { seeds: 50, explore: { explore: alwaysExploring } };
    const meanOf: Make = ({ actionCounts }) => valueDecomposition(actionCounts, runningMean);
    expect(reached(stagHunt(6, 2.5 * 0.75), meanOf, settings)).toBeGreaterThan(0.85);
    expect(reached(stagHunt(6, 2.5 * 1.25), meanOf, settings)).toBeLessThan(0.15);
    expect(reached(stagHunt(6, 9), edges(line(2)), settings)).toBe(1);
  });
});
