import { describe, expect, test } from "vitest";
import { line, ring } from "../../../../lib/coordlab/graph/topologies.js";
import { variableElimination } from "../../../../lib/coordlab/graph/variable-elimination.js";
import { edgeLearner } from "../../../../lib/coordlab/learning/edge-learner.js";
import {
  climbing,
  matrixGame,
  type OneShotGame,
  onEdges,
  penalty,
} from "../../../../lib/coordlab/learning/games.js";
import {
  hystereticQ,
  independentQ,
  monotoneMixing,
  valueDecomposition,
} from "../../../../lib/coordlab/learning/learners.js";
import { trainTeam } from "../../../../lib/coordlab/learning/train-team.js";
import { seededStream } from "../../../../lib/coordlab/world/random.js";
import { alwaysExploring } from "../../../../lib/experiments/09-learned-edges/many-seeds.js";
import { edges, hysteretic, independent, type Make, mixing, reached, swept, vdn } from "./learning-teams.js";
import { compatible } from "./share-of-seeds.js";

describe("two agents on the climbing game", () => {
  test("values by the mean lead both to the third action, an edge leads to 11", () => {
    expect(swept((rate) => valueDecomposition(climbing.actionCounts, rate), climbing).best()).toEqual(
      Int32Array.of(2, 2),
    );
    expect(swept((rate) => independentQ(climbing.actionCounts, rate), climbing).best()).toEqual(
      Int32Array.of(2, 2),
    );
    expect(swept((rate) => edgeLearner(line(2), 3, variableElimination, rate), climbing).best()).toEqual(
      Int32Array.of(0, 0),
    );
  });

  test("of 200 seeds none of VDN, QMIX and independent learners arrives, all with an edge or hysteresis do", () => {
    expect(reached(climbing, vdn)).toBe(0);
    expect(reached(climbing, independent)).toBe(0);
    expect(reached(climbing, mixing)).toBe(0);
    expect(reached(climbing, hysteretic)).toBe(1);
    expect(reached(climbing, edges(line(2)))).toBe(1);
  }, 60_000);
});

describe("shares of 200 seeds agree with those of an implementation written apart, whose shares these are", () => {
  const explore = { explore: alwaysExploring };
  test.each<[string, OneShotGame, Make, object, number]>([
    ["VDN, mixed optima cost 10", penalty(-10), vdn, {}, 0.97],
    ["independent, mixed optima cost 10", penalty(-10), independent, {}, 0.89],
    ["VDN, mixed optima cost 25", penalty(-25), vdn, {}, 0.01],
    ["independent, mixed optima cost 25", penalty(-25), independent, {}, 0.07],
    ["QMIX, mixed optima cost 25", penalty(-25), mixing, {}, 0.25],
    ["VDN, uniform play", penalty(-10), vdn, { explore }, 0.19],
    ["QMIX on climbing, uniform play", climbing, mixing, { explore }, 0.11],
    ["hysteretic learners mix two optima, uniform play", penalty(-50), hysteretic, { explore }, 0.58],
    ["an edge, uniform play", penalty(-50), edges(line(2)), { explore }, 1],
    ["noise shakes VDN loose", penalty(-50), vdn, { noise: 10 }, 0.55],
    ["noise costs the edge table", climbing, edges(line(2)), { noise: 10 }, 0.8],
  ])(
    "%s",
    (_, game, make, settings, theirs) => {
      const ours = reached(game, make, settings);
      expect(compatible(ours, theirs, 200), `${ours} against ${theirs}`).toBe(true);
    },
    60_000,
  );

  test("a ring of eight, 50 seeds: all with edges, three quarters of the hysteretic", () => {
    const game = onEdges(ring(8), climbing);
    const settings = { seeds: 50, steps: 20_000 };
    expect(reached(game, edges(ring(8)), settings)).toBe(1);
    expect(compatible(reached(game, hysteretic, settings), 0.76, 50)).toBe(true);
  }, 60_000);
});

describe("mixing", () => {
  test("keeps the numbers of tables, weights and two layers of biases", () => {
    // 5 x 3 + (5 x 8 + 8) + (8 + 1)
    expect(monotoneMixing(new Int32Array(5).fill(3), {}, seededStream(1)).numbers).toBe(72);
  });

  test("holds a monotone game: the better action wins whatever the other does", () => {
    const game = matrixGame([
      [0, 1, 2],
      [1, 2, 5],
      [2, 5, 9],
    ]);
    expect(reached(game, mixing, { seeds: 20 })).toBe(1);
  });
});

test("ties go to the lowest action, before anything is learnt", () => {
  for (const learner of [valueDecomposition(Int32Array.of(2, 3)), edgeLearner(line(2), 3)])
    expect([...learner.best()]).toEqual([0, 0]);
});

test("noise may be a draw of one's own, and what is returned has none", () => {
  const heard: number[] = [];
  const learner = {
    best: () => new Int32Array(2),
    learn: (_: unknown, reward: number) => heard.push(reward),
    numbers: 0,
  };
  const training = { steps: 3, explore: () => 0, noise: () => 5 };
  expect(trainTeam(climbing, learner, training, seededStream(1))).toBe(11);
  expect(heard).toEqual([16, 16, 16]);
});

test.each([
  [() => valueDecomposition(Int32Array.of(2), 1.5), "rate must be in [0, 1], got 1.5"],
  [() => independentQ(Int32Array.of(2), 0), "rate must be above 0, got 0"],
  [() => hystereticQ(Int32Array.of(2), 0.1, -1), "caution must be in [0, 1], got -1"],
  [() => monotoneMixing(Int32Array.of(2), { hidden: 0 }, seededStream(1)), "hidden must be a whole number"],
  [() => monotoneMixing(Int32Array.of(2), { clip: 0 }, seededStream(1)), "clip must be above 0, got 0"],
  [
    () => valueDecomposition(Int32Array.of(2, 0)),
    "an agent's number of actions must be a whole number of at least 1",
  ],
  [() => edgeLearner(line(1), 3), "at least 1 edge, got 0"],
  [
    () => edgeLearner({ agents: 2, edges: Int32Array.of(0, 5) }, 3),
    "term 0 names agent 5; the agents are 0..1",
  ],
  [() => edgeLearner(line(2), 0), "a whole number of at least 1 action, got 0"],
  [() => edgeLearner(line(2), 3, variableElimination, Number.NaN), "rate must be in [0, 1], got NaN"],
  [
    () => trainTeam(climbing, valueDecomposition(climbing.actionCounts), { steps: 0 }, seededStream(1)),
    "steps must be",
  ],
  [
    () =>
      trainTeam(
        climbing,
        valueDecomposition(climbing.actionCounts),
        { steps: 1, explore: () => 2 },
        seededStream(1),
      ),
    "explore must be in [0, 1], got 2",
  ],
  [
    () =>
      trainTeam(
        { actionCounts: Int32Array.of(2, 1), payoff: (a) => a[2]! },
        valueDecomposition(Int32Array.of(2, 1)),
        { steps: 1, explore: () => 0 },
        seededStream(1),
      ),
    "a game pays a finite number, got undefined for 0,0",
  ],
])("%s is refused in a sentence", (make, sentence) => {
  expect(make).toThrow(RangeError);
  expect(make).toThrow(sentence);
});
