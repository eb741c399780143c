import { expect, test } from "vitest";
import {
  requireAtLeast,
  requireFraction,
  requirePositive,
  requireWhole,
} from "../../../../lib/coordlab/world/require-range.js";

const refused = (require: (value: number) => void, values: readonly number[]) =>
  values.filter((value) => {
    try {
      require(value);
      return false;
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError);
      return true;
    }
  });
const never = [Number.NaN, Infinity, -Infinity];

test("each rule takes its ends where it says so, and never NaN or Infinity", () => {
  expect(refused((value) => requireAtLeast("x", 2, value), [1.9, 2, 2.5, ...never])).toEqual([1.9, ...never]);
  expect(refused((value) => requirePositive("x", value), [-1, 0, 1e-9, 5, ...never])).toEqual([
    -1,
    0,
    ...never,
  ]);
  expect(refused((value) => requireFraction("x", value), [-0.1, 0, 0.5, 1, 1.1, ...never])).toEqual([
    -0.1,
    1.1,
    ...never,
  ]);
  expect(refused((value) => requireWhole("x", 2, value), [1, 1.5, 2, 2.5, 99, ...never])).toEqual([
    1,
    1.5,
    2.5,
    ...never,
  ]);
  expect(refused((value) => requireWhole("x", 2, value, 4), [1, 2, 3.5, 4, 5, ...never])).toEqual([
    1,
    3.5,
    5,
    ...never,
  ]);
});

test("the message names the value and the rule", () => {
  expect(() => requireAtLeast("x", 2, 1)).toThrow(new RangeError("x must be at least 2, got 1"));
  expect(() => requirePositive("x", 0)).toThrow(new RangeError("x must be above 0, got 0"));
  expect(() => requireFraction("x", 2)).toThrow(new RangeError("x must be in [0, 1], got 2"));
  expect(() => requireWhole("x", 2, 1)).toThrow(
    new RangeError("x must be a whole number of at least 2, got 1"),
  );
  expect(() => requireWhole("x", 2, 1, 4)).toThrow(new RangeError("x must be a whole number in 2..4, got 1"));
});
