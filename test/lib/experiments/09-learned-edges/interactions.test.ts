import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { payoff } from "../../../../lib/coordlab/graph/coordination-graph.js";
import { balancedGraph, pairwiseGraph } from "../../../../lib/coordlab/graph/topologies.js";
import { variableElimination } from "../../../../lib/coordlab/graph/variable-elimination.js";
import { countingGame, type OneShotGame } from "../../../../lib/coordlab/learning/games.js";
import { normal, seededStream } from "../../../../lib/coordlab/world/random.js";
import { upperTail } from "../../../../lib/experiments/09-learned-edges/f-distribution.js";
import { pairsOf } from "../../../../lib/experiments/09-learned-edges/fit-terms.js";
import {
  type Interaction,
  keepEdges,
  pairInteractions,
} from "../../../../lib/experiments/09-learned-edges/interactions.js";
import { type Logging, playLog } from "../../../../lib/experiments/09-learned-edges/play-log.js";
import { exactlyOne } from "../../../../lib/experiments/09-learned-edges/three-failures.js";

describe("the F distribution", () => {
  test("has the quantiles that tables print", () => {
    expect(upperTail(3.326, 5, 10)).toBeCloseTo(0.05, 4);
    expect(upperTail(5.849, 2, 20)).toBeCloseTo(0.01, 4);
    expect(upperTail(5.318, 1, 8)).toBeCloseTo(0.05, 4);
  });

  test("is (1 + 2r / b)^(-b / 2) for two degrees of freedom above", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 50, noNaN: true }), fc.integer({ min: 1, max: 3000 }), (r, b) => {
        const exact = (1 + (2 * r) / b) ** (-b / 2);
        expect(Math.abs(upperTail(r, 2, b) - exact)).toBeLessThan(1e-10 * Math.max(exact, 1e-3));
      }),
    );
  });

  test("turned over, it is its own complement", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 50, noNaN: true }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 900 }),
        (r, a, b) => {
          expect(upperTail(r, a, b) + upperTail(1 / r, b, a)).toBeCloseTo(1, 9);
        },
      ),
    );
  });

  test("refuses what it has no meaning for", () => {
    expect(() => upperTail(-1, 2, 3)).toThrow("ratio must be at least 0, got -1");
    expect(() => upperTail(1, 0, 3)).toThrow("degrees of freedom must be above 0, got 0");
  });
});

describe("false discovery control", () => {
  const tests = (chances: number[]): Interaction[] =>
    chances.map((chance, j) => ({ agents: [0, j + 1], ratio: 1, chance }));

  test("keeps what lies below the rising line 0.05 k / m", () => {
    // the line is .0125, .025, .0375, .05
    expect(keepEdges(tests([0.5, 0.03, 0.001, 0.02]))).toEqual([
      [0, 3],
      [0, 4],
      [0, 2],
    ]);
  });

  test("keeps the smaller ones too when a later one lies below", () => {
    expect(keepEdges(tests([0.03, 0.036, 0.035, 0.9]))).toHaveLength(3);
    expect(keepEdges(tests([0.03, 0.04, 0.04, 0.9]))).toEqual([]);
  });

  test("keeps nothing of nothing, and refuses a share above 1", () => {
    expect(keepEdges([])).toEqual([]);
    expect(() => keepEdges([], 1.01)).toThrow("falseShare must be in [0, 1], got 1.01");
  });
});

/** Twelve agents with three neighbours each: -3 on an edge whose two do the same, beside what each likes. */
function hidden(seed: number) {
  const stream = seededStream(seed);
  const topology = balancedGraph(12, 18, stream);
  const graph = pairwiseGraph(topology, 3, (_, __, a, b) => (a === b ? -3 : 0));
  const likes = Array.from({ length: 36 }, () => normal(stream));
  const game: OneShotGame = {
    actionCounts: graph.actionCounts,
    payoff: (a) =>
      payoff(graph, a) + Array.from(a).reduce((sum, action, i) => sum + likes[3 * i + action]!, 0),
  };
  return { game, edges: pairsOf(topology), optimum: variableElimination(graph).jointAction, stream };
}

/** The mean share of true edges found, and false ones, over 20 teams. */
function found(logging: (optimum: Int32Array) => Logging) {
  let [hits, extra, all] = [0, 0, 0];
  for (let seed = 0; seed < 20; seed++) {
    const { game, edges, optimum, stream } = hidden(seed);
    const kept = keepEdges(pairInteractions(playLog(game, logging(optimum), stream)));
    const named = new Set(edges.map(([i, j]) => `${Math.min(i, j)} ${Math.max(i, j)}`));
    const right = kept.filter(([i, j]) => named.has(`${i} ${j}`)).length;
    hits += right;
    extra += kept.length - right;
    all += edges.length;
  }
  return { share: hits / all, falsePerTeam: extra / 20, falseShare: extra / Math.max(1, hits + extra) };
}

test("an F test by hand: every cell of two agents played twice", () => {
  const pairs = [
    [0, 0],
    [0, 0],
    [0, 1],
    [0, 1],
    [1, 0],
    [1, 0],
    [1, 1],
    [1, 1],
  ];
  const rewards = Float64Array.of(5, 7, 1, 1, 1, 3, 5, 5);
  const [tested] = pairInteractions({ actionCounts: Int32Array.of(2, 2), jointActions: pairs, rewards });
  // cells 6, 1, 2, 5: the interaction is (6 - 1 - 2 + 5) / 4 = 2 in 8 rows, squared 32 on 1 degree of freedom;
  // within the cells 2 + 2 are left on 8 - 1 - 2 - 1 = 4
  expect(tested!.ratio).toBeCloseTo(32, 9);
  expect(tested!.chance).toBeCloseTo(upperTail(32, 1, 4), 12);
});

describe("who has to agree", () => {
  test("1,600 rows of random play show every edge of twelve agents, at the promised share of false ones", () => {
    const { share, falseShare } = found(() => ({ rows: 1600, noise: 1 }));
    expect(share).toBeGreaterThan(0.99);
    expect(falseShare).toBeLessThan(0.07);
  });

  test("100 rows show next to nothing, and no false edges either", () => {
    const { share, falsePerTeam } = found(() => ({ rows: 100, noise: 1 }));
    expect(share).toBeLessThan(0.1);
    expect(falsePerTeam).toBeLessThan(0.2);
  });

  test("a team that always plays its optimum leaves no evidence", () => {
    expect(found((habit) => ({ rows: 1600, noise: 1, habit, explore: 0 }))).toMatchObject({
      share: 0,
      falsePerTeam: 0,
    });
  });

  test("a parity of three shows in none of its pairs", () => {
    const parity = countingGame(3, 2, ([, ones]) => 3 * (ones! % 2));
    const kept = Array.from(
      { length: 20 },
      (_, seed) =>
        keepEdges(pairInteractions(playLog(parity, { rows: 3200, noise: 1 }, seededStream(seed)))).length,
    );
    expect(kept.filter((edges) => edges > 0).length).toBeLessThanOrEqual(2);
  });

  test("exactly one of six shows in all of its pairs", () => {
    const kept = keepEdges(pairInteractions(playLog(exactlyOne(6), { rows: 6000 }, seededStream(1))));
    expect(kept).toHaveLength(15);
  });

  test("pairs come in order, and nothing to explain is a chance of 1", () => {
    const still: OneShotGame = { actionCounts: Int32Array.of(2, 1, 2), payoff: () => 4 };
    const tests = pairInteractions(playLog(still, { rows: 30 }, seededStream(1)));
    expect(tests.map(({ agents }) => agents.join(" "))).toEqual(["0 1", "0 2", "1 2"]);
    expect(tests.map(({ chance }) => chance)).toEqual([1, 1, 1]);
  });

  test("too few rows are refused with their number", () => {
    // 1 mean, 3 own effects, 1 interaction
    const log = playLog(exactlyOne(3), { rows: 5 }, seededStream(1));
    expect(() => pairInteractions(log)).toThrow("the test needs more than 5 rows, got 5");
  });
});
