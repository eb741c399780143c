import { describe, expect, test } from "vitest";
import { estimate, evenly } from "../../../../lib/coordlab/world/estimate.js";
import { normal, seededStream } from "../../../../lib/coordlab/world/random.js";

describe("estimate", () => {
  test("of a constant is that constant, without width", () => {
    expect(estimate(5, () => 3)).toEqual({ mean: 3, low: 3, high: 3, runs: 5 });
  });

  test("gives every run a seed of its own and repeats itself", () => {
    const seeds: string[] = [];
    const first = estimate(4, (seed) => seeds.push(seed), "x");
    expect(new Set(seeds).size).toBe(4);
    expect(estimate(4, (seed) => seeds.indexOf(seed) + 1, "x")).toEqual(first);
  });

  test("holds the true mean in about 95 of 100 intervals", () => {
    let held = 0;
    for (let k = 0; k < 200; k++) {
      const { low, high } = estimate(40, (seed) => 5 + normal(seededStream(seed)), k);
      if (low <= 5 && 5 <= high) held++;
    }
    // a bootstrap of 40 runs covers a little less than it says: 0.94 expected, 4 sd = 0.067
    expect(held / 200).toBeGreaterThan(0.87);
    expect(held / 200).toBeLessThan(0.995);
  });

  test("runs from the 2.5th to the 97.5th percentile of the resampled means", () => {
    // two runs, 0 and 1: their resampled means are 0, 1/2 and 1, with probabilities 1/4, 1/2 and 1/4
    expect(estimate(2, (seed) => Number(seed.endsWith("1")))).toEqual({
      mean: 0.5,
      low: 0,
      high: 1,
      runs: 2,
    });
    // six runs: all drawn alike 1 in 46,656 times, five alike 30 in 46,656: 0 and 1 are no part of 95 in 100
    const six = estimate(6, (seed) => Number(/[135]$/.test(seed)));
    expect([six.low, six.high]).toEqual([expect.closeTo(1 / 6, 10), expect.closeTo(5 / 6, 10)]);
  });

  test("refuses a run that measures nothing", () => {
    expect(() => estimate(3, (seed) => (seed === "0/1" ? Number.NaN : 1))).toThrow(
      new RangeError("run 1 measured NaN; it must be finite"),
    );
  });

  test("refuses no runs", () => {
    expect(() => estimate(0, () => 1)).toThrow("runs must be a whole number of at least 1, got 0");
  });
});

test("evenly includes both ends without rounding noise", () => {
  expect(evenly(0.1, 0.9, 9)).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]);
});

test("evenly rounds to ten decimals, and refuses ends that are none", () => {
  expect(evenly(0, 1, 4)).toEqual([0, 0.3333333333, 0.6666666667, 1]);
  expect(() => evenly(0, Number.NaN, 3)).toThrow("both ends must be finite, got 0 and NaN");
});
