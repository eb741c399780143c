import { describe, expect, test } from "vitest";
import {
  below,
  normal,
  pythonStream,
  seededStream,
  shuffled,
} from "../../../../lib/coordlab/world/random.js";

describe("pythonStream", () => {
  // python3 -c "import random; r = random.Random(SEED); print(r.random(), r.random())"  (CPython 3.11.7)
  test.each([
    [0, [0.8444218515250481, 0.7579544029403025, 0.420571580830845]],
    [7, [0.32383276483316237, 0.15084917392450192, 0.6509344730398537]],
    [2 ** 32 - 1, [0.6353574441341173, 0.20319993954407756, 0.6073666030347188]],
    // the chapter's seeds: step * 2654435761 % 2**32 for steps 1, 2 and 199
    [2654435761, [0.3636146212009468, 0.13112481116261065, 0.3162381397269971]],
    [1013904226, [0.5280177395837748, 0.2176922894790715, 0.9962021611856873]],
    [4246706327, [0.9751390016727354, 0.19000982303214142, 0.959327234545556]],
    [2n ** 70n + 3n, [0.16339507200642456, 0.9974755625541745, 0.2450324792369598]],
  ])("equals CPython's random.Random(%s).random()", (seed, expected) => {
    const stream = pythonStream(seed);
    expect(expected.map(() => stream())).toEqual(expected);
  });

  test("refuses a seed that is not an integer", () => {
    expect(() => pythonStream(1.5)).toThrow("seed must be an integer (a bigint beyond 2^53), got 1.5");
  });
});

test("equal seeds give equal streams, other seeds others", () => {
  const take = (seed: number | string) => Array.from({ length: 5 }, seededStream(seed));
  expect(take(7)).toEqual(take(7));
  expect(take(7)).not.toEqual(take(8));
});

test("shuffled keeps every item once and leaves its input alone", () => {
  const items = [1, 2, 3, 4, 5];
  expect(shuffled(items, seededStream(1)).sort()).toEqual(items);
  expect(items).toEqual([1, 2, 3, 4, 5]);
});

test("shuffled gives each of the six orders of three items one time in six", () => {
  const stream = seededStream(2);
  const counts = new Map<string, number>();
  for (let k = 0; k < 6000; k++) {
    const order = shuffled("abc", stream).join("");
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect([...counts.keys()].sort()).toEqual(["abc", "acb", "bac", "bca", "cab", "cba"]);
  // four standard deviations of a binomial count: 4 sqrt(6000 * 1/6 * 5/6) = 115
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(115);
});

test("normal has mean 0, variance 1 and two thirds of its numbers within 1", () => {
  const stream = seededStream(3);
  const values = Array.from({ length: 20_000 }, () => normal(stream));
  const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;
  // four standard errors: 4 / sqrt(20000) = 0.028 of the mean, sqrt 2 as much of the variance, 0.013 of the share
  expect(Math.abs(mean(values))).toBeLessThan(0.028);
  expect(Math.abs(mean(values.map((value) => value * value)) - 1)).toBeLessThan(0.04);
  expect(Math.abs(mean(values.map((value) => (Math.abs(value) < 1 ? 1 : 0))) - 0.6827)).toBeLessThan(0.013);
});

test("below draws every number from 0 to n - 1, and refuses to draw from none", () => {
  expect([0, 0.24, 0.25, 0.5, 0.99].map((number) => below(4, () => number))).toEqual([0, 0, 1, 2, 3]);
  for (const n of [0, -1, 1.5, Number.NaN])
    expect(() => below(n, () => 0)).toThrow(`n must be a whole number of at least 1, got ${n}`);
});
