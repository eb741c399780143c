import { expect, test } from "vitest";
import { seededStream } from "../../../../lib/coordlab/world/random.js";
import {
  compareMergers,
  mergersOverTeams,
} from "../../../../lib/experiments/06-plan-merging/compare-mergers.js";
import { randomPlans } from "../../../../lib/experiments/06-plan-merging/random-plans.js";
import {
  latenessRows,
  survivalOfLateness,
} from "../../../../lib/experiments/06-plan-merging/survival-of-lateness.js";
import { sharingOver } from "../../../../lib/experiments/06-plan-merging/workloads.js";

const shape = { agents: 3, actions: 3, resources: 2, holding: 0.4 };

test("no ranking beats the optimum, the best of all beats any, and one by one is the slowest", () => {
  for (let seed = 0; seed < 20; seed++) {
    const { serial, priority, bestRanking, optimal } = compareMergers(
      randomPlans(shape, seededStream(seed)),
      2_000,
    );
    expect(serial).toBeGreaterThanOrEqual(priority!);
    expect(priority).toBeGreaterThanOrEqual(bestRanking!);
    expect(bestRanking).toBeGreaterThanOrEqual(optimal!);
  }
});

test("means over teams keep that order, and lie in their intervals", () => {
  const rows = mergersOverTeams(shape, { teams: 20, seed: 1 });
  expect(rows.map(({ way }) => way)).toEqual(["one by one", "one ranking", "the best of all rankings"]);
  const means = rows.map(({ mean }) => mean);
  expect(means).toEqual([...means].sort((a, b) => b - a));
  for (const { mean, low, high } of rows) expect(low <= mean && mean <= high).toBe(true);
});

test("several probabilities of lateness are asked of the same teams", () => {
  const run = { teams: 6, replays: 5, seed: 2 };
  const rows = latenessRows({ ...shape, actions: 4 }, { probabilities: [0, 0.5], most: 2 }, run);
  expect(rows.slice(0, 3).map(({ ofHundred }) => ofHundred)).toEqual([100, 100, 100]);
  const half = survivalOfLateness({ ...shape, actions: 4 }, { probability: 0.5, most: 2 }, run);
  expect(rows.slice(3)).toEqual(half.map((row) => ({ late: 50, ...row })));
});

test("sharing is rare in a neighbourhood and nearly certain in a uniform world, as 1 - 0.9^40 says", () => {
  const [near, uniform, hot] = sharingOver(100, { worlds: 5, seed: 1 });
  expect(near!.percent).toBeLessThan(6);
  expect(uniform!.percent).toBeCloseTo(100 * (1 - 0.9 ** 40), 0);
  expect(hot!.percent).toBeGreaterThan(uniform!.percent);
  expect(near!.sweep).toBeLessThan(near!.all / 100);
});
