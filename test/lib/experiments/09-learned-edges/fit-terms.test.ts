import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { payoff } from "../../../../lib/coordlab/graph/coordination-graph.js";
import { complete, ring } from "../../../../lib/coordlab/graph/topologies.js";
import { variableElimination } from "../../../../lib/coordlab/graph/variable-elimination.js";
import { climbing, countingGame, matrixGame, onEdges } from "../../../../lib/coordlab/learning/games.js";
import { seededStream } from "../../../../lib/coordlab/world/random.js";
import { fitTerms, pairsOf } from "../../../../lib/experiments/09-learned-edges/fit-terms.js";
import { everyJointAction, playLog } from "../../../../lib/experiments/09-learned-edges/play-log.js";
import {
  distinctPages,
  exactlyOne,
  sharedSlots,
  twoMustPush,
} from "../../../../lib/experiments/09-learned-edges/three-failures.js";

const alone = Array.from({ length: 6 }, (_, i) => [i]);

describe("the best fit of climbing without edges", () => {
  const fit = fitTerms(everyJointAction(climbing), [[0], [1]]);

  test("is the mean and what each action adds to it", () => {
    // rows -19/3, -17/3, 5/3; columns -19/3, -23/3, 11/3; mean -31/9
    expect(payoff(fit.graph, [0, 0])).toBeCloseTo(-19 / 3 - 19 / 3 + 31 / 9, 9);
    expect(payoff(fit.graph, [2, 2])).toBeCloseTo(5 / 3 + 11 / 3 + 31 / 9, 9);
  });

  test("leaves residuals that sum to zero for each action", () => {
    const row = (a: number) => [0, 1, 2].reduce((sum, b) => sum + fit.left[3 * a + b]!, 0);
    expect([row(0), row(1), row(2)].map((sum) => sum.toFixed(9).replace("-", ""))).toEqual([
      "0.000000000",
      "0.000000000",
      "0.000000000",
    ]);
  });
});

test("no other sum of tables is closer", () => {
  const table = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 9, maxLength: 9 });
  const nudge = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(table, nudge, (values, moves) => {
      const game = matrixGame([values.slice(0, 3), values.slice(3, 6), values.slice(6)]);
      const { left } = fitTerms(everyJointAction(game), [[0], [1]]);
      const moved = left.map((r, row) => r - moves[Math.floor(row / 3)]! - moves[3 + (row % 3)]!);
      const squares = (list: Float64Array) => list.reduce((sum, r) => sum + r * r, 0);
      expect(squares(moved)).toBeGreaterThanOrEqual(squares(left) - 1e-6);
    }),
  );
});

describe("which factorisation can hold which game", () => {
  const chosen = (game: ReturnType<typeof distinctPages>, scopes: readonly (readonly number[])[]) => {
    const { graph, unexplained } = fitTerms(everyJointAction(game), scopes);
    return {
      unexplained: Math.round(100 * unexplained),
      earns: game.payoff(variableElimination(graph).jointAction),
    };
  };
  const [edges, pairs] = [pairsOf(ring(6)), pairsOf(complete(6))];

  test("the collision of neighbours needs the edges of the ring, and no more", () => {
    expect(chosen(sharedSlots(ring(6), 3), alone)).toEqual({ unexplained: 75, earns: -6 });
    expect(chosen(sharedSlots(ring(6), 3), edges)).toEqual({ unexplained: 0, earns: 9 });
    expect(chosen(onEdges(ring(6), climbing), edges)).toEqual({ unexplained: 0, earns: 66 });
  });

  test("duplicated work needs all pairs, of which a fifth stays unexplained", () => {
    expect(chosen(distinctPages(6), alone).unexplained).toBe(100);
    expect(chosen(distinctPages(6), pairs)).toEqual({ unexplained: 20, earns: 6 });
  });

  test("a missed synergy defeats all pairs, and so does the support desk", () => {
    expect(chosen(twoMustPush(6), pairs)).toEqual({ unexplained: 44, earns: 7 });
    expect(chosen(exactlyOne(6), pairs)).toEqual({ unexplained: 55, earns: 0 });
  });

  test("fit is not choice: all must push is found by all that explain a tenth of it", () => {
    const all = countingGame(6, 2, ([, push]) => Number(push === 6));
    expect(chosen(all, alone)).toEqual({ unexplained: 90, earns: 1 });
  });
});

test("a log with gaps is fitted where it was played, and stays at 0 elsewhere", () => {
  const log = playLog(climbing, { rows: 40, explore: 0 }, seededStream(1));
  const { graph, unexplained } = fitTerms(log, [[0, 1]]);
  expect([payoff(graph, [0, 0]), unexplained]).toEqual([11, 0]);
});

test("whatever was played, nothing is left over in any cell of any term", () => {
  const game = onEdges(ring(4), climbing);
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const log = playLog(game, { rows: 60, explore: 0.7, noise: 2 }, seededStream(seed));
      const { left } = fitTerms(log, pairsOf(ring(4)), 5000);
      for (const [i, j] of pairsOf(ring(4))) {
        const sums = new Float64Array(9);
        log.jointActions.forEach((a, row) => {
          sums[3 * a[i]! + a[j]!]! += left[row]!;
        });
        expect(Math.max(...sums.map(Math.abs))).toBeLessThan(1e-6);
      }
    }),
    { numRuns: 20 },
  );
});

test("scopes are checked", () => {
  const log = everyJointAction(climbing);
  expect(() => fitTerms(log, [[0, 2]])).toThrow(RangeError);
  expect(() => fitTerms(log, [[0]], 0)).toThrow("passes must be a whole number of at least 1, got 0");
});
