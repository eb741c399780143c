import { describe, expect, test } from "vitest";
import { lowestId, rotating } from "../../../../lib/coordlab/mechanisms/conventions.js";
import { independent } from "../../../../lib/coordlab/mechanisms/independent.js";
import { bernoulliDemand, chapterDemand, corridor } from "../../../../lib/coordlab/scenarios/corridor.js";
import { seededStream } from "../../../../lib/coordlab/world/random.js";
import { simulate } from "../../../../lib/coordlab/world/simulate.js";

/** The chapter's six agents, 200 steps and demand. */
const chapter = (refused: "lost" | "remembered", mechanism = independent) =>
  simulate(corridor({ agents: 6, demand: chapterDemand(), refused }), mechanism, 200, seededStream(1));

describe("the chapter's corridor", () => {
  test("independent choice and lost demand give 162 collisions, 32 crossings, 32 reward", () => {
    const { collisions, worked, reward } = chapter("lost");
    expect({ collisions, worked, reward }).toEqual({ collisions: 162, worked: 32, reward: 32 });
  });

  test("the lower-ID rule and remembered demand give 0 collisions, 200 crossings, 200 reward", () => {
    const { collisions, worked, reward, messages } = chapter("remembered", lowestId);
    expect({ collisions, worked, reward, messages }).toEqual({
      collisions: 0,
      worked: 200,
      reward: 200,
      messages: 0,
    });
  });

  test("the fair comparison: lost demand with the rule crosses 194 times, remembered without it never", () => {
    expect(chapter("lost", lowestId).worked).toBe(194);
    expect(chapter("remembered").worked).toBe(0);
  });

  test("the lower-ID rule starves the higher numbers, a rotating rule does not, both in silence", () => {
    expect([...chapter("remembered", lowestId).perAgent.worked]).toEqual([88, 66, 34, 11, 1, 0]);
    const fair = chapter("remembered", rotating);
    expect(fair.worked).toBe(200);
    expect(fair.messages).toBe(0);
    expect(fair.fairness).toBeGreaterThan(0.99);
  });
});

test("lost demand without coordination crosses with probability n p (1-p)^(n-1) a step", () => {
  const [agents, p, steps] = [5, 0.2, 100_000];
  const scenario = corridor({ agents, demand: bernoulliDemand(p), refused: "lost" });
  const expected = agents * p * (1 - p) ** (agents - 1); // 0.4096
  const { worked } = simulate(scenario, independent, steps, seededStream(3));
  // four standard deviations of a binomial share: 4 sqrt(.41 * .59 / 100000) = .0062
  expect(Math.abs(worked / steps - expected)).toBeLessThan(0.0062);
});

test("refuses a team of none and a probability above 1", () => {
  const demand = bernoulliDemand(0.5);
  expect(() => corridor({ agents: 0, demand, refused: "lost" })).toThrow(
    "agents must be a whole number of at least 1, got 0",
  );
  expect(() => bernoulliDemand(1.2)).toThrow("probability must be in [0, 1], got 1.2");
});
