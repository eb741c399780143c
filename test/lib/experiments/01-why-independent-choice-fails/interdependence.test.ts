import { expect, test } from "vitest";
import { crawlers } from "../../../../lib/coordlab/scenarios/crawlers.js";
import { doorway } from "../../../../lib/coordlab/scenarios/doorway.js";
import { lift } from "../../../../lib/coordlab/scenarios/lift.js";
import { seededStream } from "../../../../lib/coordlab/world/random.js";
import { interdependence } from "../../../../lib/experiments/01-why-independent-choice-fails/interdependence.js";

test("agents with a site each never change their best action because of the others", () => {
  const alone = interdependence(crawlers({ agents: 6, reach: 1 }), 100, seededStream(1));
  expect([alone.bestActionChanges, alone.neighbours]).toEqual([0, 0]);
});

test("at the doorway the best action changes half of the time: it is the opposite of the other's", () => {
  const { bestActionChanges, atStake, neighbours } = interdependence(doorway(), 2000, seededStream(1));
  // the other goes or yields with probability 1/2 each; two draws differ with probability 1/2, 4 sd = 0.045
  expect(Math.abs(bestActionChanges - 0.5)).toBeLessThan(0.045);
  expect([atStake, neighbours]).toEqual([1, 1]);
});

test("where shelves need two, what others do decides more often than where pages want one", () => {
  const measure = (scenario: Parameters<typeof interdependence>[0]) =>
    interdependence(scenario, 300, seededStream(2)).bestActionChanges;
  expect(measure(lift({ agents: 8 }))).toBeGreaterThan(measure(crawlers({ agents: 8 })));
});
