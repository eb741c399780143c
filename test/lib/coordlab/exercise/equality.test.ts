import { expect, test } from "vitest";
import { near, same } from "../../../../lib/coordlab/exercise/equality.js";

test.each<[unknown, unknown, boolean]>([
  [Number.NaN, Number.NaN, true],
  [0, -0, true],
  ["1", 1, false],
  [null, undefined, false],
  [null, {}, false],
  [[1, [2, 3]], [1, [2, 3]], true],
  [[1, 2], [1, 2, 3], false],
  [Int32Array.of(1, 2), [1, 2], true],
  [Int32Array.of(1, 2), Float64Array.of(1, 3), false],
  [[], {}, false],
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
  [{ a: 1 }, { a: 1, b: undefined }, false],
  [{ a: undefined }, { b: undefined }, false],
  [new Map([[1, "x"]]), new Map([[1, "x"]]), true],
  [new Map([[1, "x"]]), new Map([[1, "y"]]), false],
  [new Map([[1, 2]]), new Map(), false],
  [new Map(), {}, false],
  [new Set([1, 2]), new Set([1, 2]), true],
  [new Set([1]), new Set([2]), false],
  [new Set([1]), new Map([[1, 1]]), false],
  [new Date(1), new Date(2), false],
])("%o and %o hold the same data: %s", (left, right, expected) => {
  expect(same(left, right)).toBe(expected);
  expect(same(right, left)).toBe(expected);
});

test.each<[unknown, number, boolean]>([
  [100.00000009, 100, true],
  [100.00000011, 100, false],
  [1e-10, 0, true],
  [1.1e-9, 0, false],
  ["1", 1, false],
  [5, Infinity, false],
  [Infinity, Infinity, true],
  [-Infinity, Infinity, false],
  [Infinity, 5, false],
  [Number.NaN, 5, false],
  [Number.NaN, Number.NaN, true],
])("%o is near %d: %s", (value, expected, is) => {
  expect(near(value, expected)).toBe(is);
});

test("near takes a tolerance of its own", () => {
  expect([near(10.5, 10, 0.05), near(10.6, 10, 0.05)]).toEqual([true, false]);
});
