import { expect, test } from "vitest";
import { complete, grid, line } from "../../../../lib/coordlab/graph/topologies.js";
import { growthExponent } from "../../../../lib/experiments/03-coordination-graphs/growth-exponent.js";
import { priceBySize } from "../../../../lib/experiments/03-coordination-graphs/price-by-size.js";

test("the price of a line grows with n, that of a complete graph with k^n", () => {
  // a line: n - 1 tables of k^2 cells and one of k
  expect(priceBySize([10, 1000], line, 3)).toEqual([
    { agents: 10, logJointActions: 10 * Math.log10(3), width: 1, cells: 9 * 9 + 3 },
    { agents: 1000, logJointActions: 1000 * Math.log10(3), width: 1, cells: 999 * 9 + 3 },
  ]);
  // a complete graph: k^n + ... + k; 3^60 is far too wide to hold, and has a price all the same
  expect(priceBySize([5], complete, 3)[0]).toMatchObject({ width: 4, cells: 243 + 81 + 27 + 9 + 3 });
  expect(priceBySize([60], complete, 3)[0]!.cells).toBeCloseTo(1.5 * 3 ** 60, -20);
  expect(priceBySize([4], (rows) => grid(rows, 10), 2)[0]).toMatchObject({ agents: 40, width: 4 });
});

test("growth exponent: the power that a cost grows with", () => {
  expect(growthExponent([1, 2, 5, 9].map((x) => [x, 4 * x ** 3]))).toBeCloseTo(3, 12);
  const { cells: some } = priceBySize([100], line, 3)[0]!;
  const { cells: more } = priceBySize([10_000], line, 3)[0]!;
  expect(
    growthExponent([
      [100, some],
      [10_000, more],
    ]),
  ).toBeCloseTo(1, 2);
  expect(() => growthExponent([[1, 1]])).toThrow("at least 2 points, got 1");
  expect(() =>
    growthExponent([
      [1, 1],
      [2, 0],
    ]),
  ).toThrow("must be positive, got 0");
});
