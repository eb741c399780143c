import { describe, expect, test } from "vitest";
import { pythonStream, seededStream, shuffled } from "../../lib/random.js";

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
