import { expect, test } from "vitest";
import { fairness } from "../../../../lib/coordlab/world/ledger.js";

test("Jain's index is 1 if all have the same, 1 / n if one has everything", () => {
  expect([fairness([2, 2, 2]), fairness([0, 5, 0, 0]), fairness([0, 0]), fairness([])]).toEqual([
    1, 0.25, 1, 1,
  ]);
  // (1 + 2 + 3)^2 / (3 * 14)
  expect(fairness([1, 2, 3])).toBeCloseTo(36 / 42, 12);
});

test("a share is at least 0", () => {
  for (const share of [-1, Number.NaN, Infinity])
    expect(() => fairness([1, share])).toThrow(`a share must be at least 0, got ${share}`);
});
