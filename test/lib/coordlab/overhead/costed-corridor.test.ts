import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lowestId } from "../../../../lib/coordlab/mechanisms/conventions.js";
import { independent } from "../../../../lib/coordlab/mechanisms/independent.js";
import {
  breakEvenFee,
  coordinatedReward,
  corridorSerialFraction,
  corridorWishes,
  expectedCorridor,
  playCorridor,
  type Refused,
} from "../../../../lib/coordlab/overhead/costed-corridor.js";
import { bernoulliDemand, chapterDemand, corridor } from "../../../../lib/coordlab/scenarios/corridor.js";
import { seededStream } from "../../../../lib/coordlab/world/random.js";
import { simulate } from "../../../../lib/coordlab/world/simulate.js";

const demands = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const chapter = (probability: number, refused: Refused) =>
  playCorridor(
    corridorWishes({ agents: 6, steps: 200 }, chapterDemand(probability), seededStream(1)),
    refused,
  );

describe("on the chapter's demand, 6 agents and 200 steps", () => {
  test("independent agents earn 77, 80, 61, 42, 24, 7, 3, 0, 0 for p = 0.1 ... 0.9", () => {
    expect(demands.map((p) => chapter(p, "lost").independentReward)).toEqual([
      77, 80, 61, 42, 24, 7, 3, 0, 0,
    ]);
  });

  test("the published run at p = 0.45: 32 against 200 with remembered demand, 194 with lost demand", () => {
    expect(chapter(0.45, "remembered")).toMatchObject({ independentReward: 32, crossings: 200 });
    expect(chapter(0.45, "lost")).toMatchObject({ independentReward: 32, crossings: 194, contested: 162 });
  });

  test("with lost demand the break-even fee is exactly 1 at every demand", () => {
    for (const p of demands) expect(breakEvenFee(chapter(p, "lost"))).toBe(1);
  });

  test("with remembered demand it is 1.26, falls to 0.72 and climbs back to 1: not monotone", () => {
    const fees = demands.map((p) => breakEvenFee(chapter(p, "remembered")));
    expect(fees).toEqual(
      [1.26, 0.72, 0.72, 0.79, 0.88, 0.97, 0.98, 1, 1].map((fee) => expect.closeTo(fee, 1.9)),
    );
  });
});

test("agrees with the simulation of the corridor, step by step", () => {
  for (const p of demands)
    for (const refused of ["lost", "remembered"] as const) {
      const world = (lost: Refused) => corridor({ agents: 6, demand: chapterDemand(p), refused: lost });
      const played = chapter(p, refused);
      expect(simulate(world("lost"), independent, 200, seededStream(1)).reward).toBe(
        played.independentReward,
      );
      expect(simulate(world(refused), lowestId, 200, seededStream(1)).reward).toBe(played.crossings);
    }
});

test("three agents by hand: all want to cross, then nobody does twice, then agent 1", () => {
  const wishes = [
    [1, 1, 1],
    [0, 0, 0],
    [0, 0, 0],
    [0, 1, 0],
  ];
  // lost: one crossing (contested), two empty steps, one alone
  expect(playCorridor(wishes, "lost")).toEqual({ independentReward: 1, crossings: 2, contested: 1 });
  // remembered: 3 want, 2 want, 1 wants, 1 wants
  expect(playCorridor(wishes, "remembered")).toEqual({ independentReward: 1, crossings: 4, contested: 2 });
});

const demand = fc.record({
  agents: fc.integer({ min: 2, max: 8 }),
  steps: fc.integer({ min: 1, max: 60 }),
  probability: fc.double({ min: 0.02, max: 0.98, noNaN: true }),
});

test("lost demand breaks even at 1 in expectation, for every team and demand", () => {
  fc.assert(
    fc.property(demand, (d) => {
      expect(breakEvenFee(expectedCorridor(d, "lost"))).toBeCloseTo(1, 6);
    }),
  );
});

test("expected counts are the means of played ones", () => {
  const d = { agents: 4, steps: 8_000, probability: 0.3 };
  for (const refused of ["lost", "remembered"] as const) {
    const played = playCorridor(corridorWishes(d, bernoulliDemand(d.probability), seededStream(1)), refused);
    const expected = expectedCorridor(d, refused);
    expect(played.crossings / expected.crossings).toBeCloseTo(1, 1);
    expect(played.contested / expected.contested).toBeCloseTo(1, 1);
    expect(played.independentReward / expected.independentReward).toBeCloseTo(1, 1);
  }
});

test("expected counts by hand: two agents, p = 1/2, two steps of remembered demand", () => {
  // step 1: 1/4 nobody, 1/2 one, 1/4 both (one is left waiting)
  // step 2, from nobody waiting (3/4): as step 1; from one waiting (1/4): it crosses, contested with probability 1/2
  expect(expectedCorridor({ agents: 2, steps: 2, probability: 0.5 }, "remembered")).toEqual({
    independentReward: 1,
    crossings: 3 / 4 + (3 / 4) * (3 / 4) + 1 / 4,
    contested: 1 / 4 + (3 / 4) * (1 / 4) + (1 / 4) * (1 / 2),
  });
});

test("the coordinated reward is (1 - s) R, and breaks even at s = 1 - U / R", () => {
  const played = chapter(0.4, "remembered");
  const fee = breakEvenFee(played);
  const s = corridorSerialFraction(played, fee);
  expect(coordinatedReward(played, fee)).toBeCloseTo((1 - s) * played.crossings, 10);
  expect(s).toBeCloseTo(1 - played.independentReward / played.crossings, 10);
});

test("refuses a negative fee and a demand that is no probability", () => {
  const played = chapter(0.4, "lost");
  expect(() => coordinatedReward(played, -0.1)).toThrow(new RangeError("fee must be at least 0, got -0.1"));
  expect(() => corridorSerialFraction(played, Number.NaN)).toThrow("fee must be at least 0, got NaN");
  expect(() => expectedCorridor({ agents: 6, steps: 9, probability: 1.2 }, "lost")).toThrow(
    "probability must be in [0, 1], got 1.2",
  );
  expect(() => corridorWishes({ agents: 0, steps: 9 }, chapterDemand(0.2), seededStream(1))).toThrow(
    "agents must be a whole number of at least 1, got 0",
  );
});

test("a corridor that nobody crosses spends no share of its time on rounds, and has no break-even fee", () => {
  const empty = playCorridor([[0, 0]], "lost");
  expect(empty).toEqual({ independentReward: 0, crossings: 0, contested: 0 });
  expect(corridorSerialFraction(empty, 3)).toBe(0);
  expect(breakEvenFee(empty)).toBeNaN();
});

test("refuses steps with different numbers of agents", () => {
  expect(() => playCorridor([[1], [1, 1]], "lost")).toThrow("wishes[1] has 2 entries, wishes[0] has 1");
});
