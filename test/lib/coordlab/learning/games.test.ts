import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { line, ring } from "../../../../lib/coordlab/graph/topologies.js";
import {
  aloha,
  climbing,
  countingGame,
  matrixGame,
  onEdges,
  penalty,
  renamed,
  stagHunt,
} from "../../../../lib/coordlab/learning/games.js";
import { seededStream } from "../../../../lib/coordlab/world/random.js";
import { everyJointAction, playLog } from "../../../../lib/experiments/09-learned-edges/play-log.js";
import {
  distinctPages,
  exactlyOne,
  sharedSlots,
  twoMustPush,
} from "../../../../lib/experiments/09-learned-edges/three-failures.js";

const best = (game: Parameters<typeof everyJointAction>[0]) => Math.max(...everyJointAction(game).rewards);

describe("games by hand", () => {
  test("climbing and the penalty game pay what their matrices say", () => {
    expect([...everyJointAction(climbing).rewards]).toEqual([11, -30, 0, -30, 7, 6, 0, 0, 5]);
    expect([...everyJointAction(penalty(-7)).rewards]).toEqual([10, 0, -7, 0, 2, 0, -7, 0, 10]);
  });

  test("a lone hunter pays, two catch, and nobody hunting costs nothing", () => {
    const { payoff } = stagHunt(4, 2.5);
    expect([payoff([0, 0]), payoff([0, 3]), payoff([2, 0]), payoff([1, 2])]).toEqual([10, -2.5, -2.5, 0]);
  });

  test("a chain of three earns the sum of its two edges", () => {
    // edge 0-1 plays (0, 0) for 11, edge 1-2 plays (0, 1) for -30
    expect(onEdges(line(3), climbing).payoff([0, 0, 1])).toBe(-19);
  });

  test("on a ring of five islands two can send unspoiled; three spoil two messages", () => {
    const { payoff } = aloha(ring(5), 2);
    expect(payoff([1, 0, 1, 0, 0])).toBe(2);
    // 0 and 1 clash, 3 gets through: 1 - 2 - 2
    expect(payoff([1, 1, 0, 1, 0])).toBe(-3);
  });

  test("the three failures have the optimum that one works out", () => {
    // slots 0, 1, 0, 1, 0, 1 round the ring: 3 x 2 + 3 x 1
    expect(best(sharedSlots(ring(6), 3))).toBe(9);
    expect(best(distinctPages(5))).toBe(5);
    // two push at 1 each
    expect(best(twoMustPush(6))).toBe(8);
    expect(
      [0, 1, 2].map((pushing) => twoMustPush(3).payoff([0, 1, 2].map((i) => Number(i < pushing)))),
    ).toEqual([0, -2, 8]);
  });

  test("one answer is what the desk wants, neither none nor two", () => {
    expect(
      [
        [0, 0, 0],
        [0, 1, 0],
        [1, 1, 0],
      ].map(exactlyOne(3).payoff),
    ).toEqual([0, 1, 0]);
  });
});

describe("renamed", () => {
  test("pays the same amounts under other names, each agent with names of its own", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const game = renamed(climbing, seededStream(seed));
        expect([...everyJointAction(game).rewards].sort()).toEqual(
          [...everyJointAction(climbing).rewards].sort(),
        );
      }),
    );
    const places = new Set(
      Array.from({ length: 60 }, (_, seed) =>
        everyJointAction(renamed(climbing, seededStream(seed))).rewards.indexOf(11),
      ),
    );
    expect(places.size).toBe(9);
  });
});

describe("logs of play", () => {
  test("every joint action comes once, the last agent fastest", () => {
    const { jointActions } = everyJointAction({ actionCounts: Int32Array.of(2, 3), payoff: () => 0 });
    expect(jointActions.map((a) => [...(a as Int32Array)].join(""))).toEqual([
      "00",
      "01",
      "02",
      "10",
      "11",
      "12",
    ]);
  });

  test("who explores half the time keeps the habit in three of four steps of two actions", () => {
    const game = countingGame(4, 2, ([, ones]) => ones!);
    const { rewards } = playLog(game, { rows: 5000, explore: 0.5, habit: [1, 1, 1, 1] }, seededStream(3));
    expect(rewards.reduce((sum, r) => sum + r, 0) / 5000).toBeCloseTo(3, 1);
  });

  test("noise has the standard deviation that was asked for", () => {
    const { rewards } = playLog(
      { actionCounts: Int32Array.of(1), payoff: () => 0 },
      { rows: 4000, noise: 3 },
      seededStream(1),
    );
    expect(rewards.reduce((sum, r) => sum + r * r, 0) / 4000).toBeCloseTo(9, 0);
  });
});

test.each([
  [() => matrixGame([]), "rows of one length"],
  [() => matrixGame([[1, 2], [3]]), "rows of one length, got 2,1"],
  [() => stagHunt(1, 3), "actions must be a whole number of at least 2, got 1"],
  [() => stagHunt(3, -1), "lone must be at least 0, got -1"],
  [() => aloha(line(2), Number.NaN), "spoiled must be at least 0, got NaN"],
  [() => sharedSlots(line(2), 0), "slots must be a whole number of at least 1, got 0"],
  [() => onEdges(line(3), matrixGame([[1, 2, 3]])), "equally many actions, got 1,3"],
  [() => distinctPages(0), "agents must be a whole number of at least 1, got 0"],
  [() => everyJointAction(distinctPages(9)), "at most 10 million joint actions can be listed, got 387420489"],
  [() => playLog(climbing, { rows: 0 }, seededStream(1)), "rows must be a whole number of at least 1, got 0"],
  [() => playLog(climbing, { rows: 5, explore: 1.5 }, seededStream(1)), "explore must be in [0, 1], got 1.5"],
])("%s is refused in a sentence", (make, sentence) => {
  expect(make).toThrow(RangeError);
  expect(make).toThrow(sentence);
});
