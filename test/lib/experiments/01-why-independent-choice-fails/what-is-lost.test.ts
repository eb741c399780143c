import { describe, expect, test } from "vitest";
import { bernoulliDemand, corridor } from "../../../../lib/coordlab/scenarios/corridor.js";
import { crawlers } from "../../../../lib/coordlab/scenarios/crawlers.js";
import { doorway } from "../../../../lib/coordlab/scenarios/doorway.js";
import { drones } from "../../../../lib/coordlab/scenarios/drones.js";
import { lift } from "../../../../lib/coordlab/scenarios/lift.js";
import { visitsOverWorlds } from "../../../../lib/experiments/01-why-independent-choice-fails/lone-robots.js";
import {
  lostAlone,
  rankCorrelation,
  whatIsLost,
} from "../../../../lib/experiments/01-why-independent-choice-fails/what-is-lost.js";

const few = { worlds: 10, steps: 20 };

describe("what is lost", () => {
  const teams = {
    doorway: doorway(),
    "a site each": crawlers({ agents: 8, reach: 1 }),
    crawlers: crawlers({ agents: 8 }),
    lift: lift({ agents: 8 }),
    sparse: lift({ agents: 8, reach: 3, ready: 0.8 }),
    narrows: drones({ agents: 6 }),
  };
  const losses = Object.fromEntries(whatIsLost(teams, few, 1).map((loss) => [loss.scenario, loss]));

  test("is everything at a doorway, and nothing where nobody shares", () => {
    expect(losses.doorway!.lost.mean).toBe(1);
    expect(losses["a site each"]!.lost).toMatchObject({ mean: 0, low: 0, high: 0 });
  });

  test("is split by the three ways, which add up to it", () => {
    for (const { lost, collisions, duplicated, missed } of Object.values(losses))
      expect(collisions + duplicated + missed).toBeCloseTo(lost.mean, 12);
    expect(losses.doorway).toMatchObject({ collisions: 1, duplicated: 0, missed: 0 });
    expect(losses.crawlers!.duplicated).toBe(losses.crawlers!.lost.mean);
    expect(losses.lift!.missed).toBeGreaterThan(losses.lift!.duplicated);
  });

  test("is won back in silence where all see the same, by looking at the step unless the clash lies ahead", () => {
    expect(losses.crawlers).toMatchObject({ silent: 0, thisStep: 0 });
    expect(losses.sparse!.silent).toBeGreaterThan(0.3);
    expect(losses.sparse!.thisStep).toBe(0);
    expect(losses.narrows!.thisStep).toBeGreaterThan(0.5);
  });

  test("by choosing alone is the first column", () => {
    expect(lostAlone(teams.lift, few, 1)).toEqual(losses.lift!.lost);
    const remembered = corridor({ agents: 6, demand: bernoulliDemand(0.3), refused: "remembered" });
    expect(lostAlone(remembered, few, 1).mean).toBeGreaterThan(0.9);
  });
});

test("a rank correlation is 1, -1, and for ranks that differ by 2, 1 and 1 it is 1 - 6 * 6 / (3 * 8) = -0.5", () => {
  expect(rankCorrelation([1, 2, 3], [10, 20, 90])).toBe(1);
  expect(rankCorrelation([1, 2, 3], [3, 2, 1])).toBe(-1);
  expect(rankCorrelation([1, 2, 3], [3, 1, 2])).toBe(-0.5);
});

describe("lone robots", () => {
  const { alone, inCompany, paid, loneRobots } = visitsOverWorlds(8, 300, 1);

  test("a visit is alone or in company, and a third robot is not paid", () => {
    expect(alone.mean + inCompany.mean).toBeCloseTo(1, 12);
    expect(paid.mean).toBeLessThan(inCompany.mean);
  });

  test("the law (7/8)^7 lies in the interval", () => {
    expect((7 / 8) ** 7).toBeGreaterThan(alone.low);
    expect((7 / 8) ** 7).toBeLessThan(alone.high);
    expect(loneRobots.reduce((sum, lone) => sum + lone, 0) / 300 / 8).toBeCloseTo(alone.mean, 12);
  });
});
