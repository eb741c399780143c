import fc from "fast-check";
import { expect, test } from "vitest";
import { sweepTenures, type TenureTable } from "../../../../lib/coordlab/plans/tenure-sweep.js";
import { seededStream } from "../../../../lib/coordlab/world/random.js";
import { allPairs } from "../../../../lib/experiments/06-plan-merging/all-pairs.js";
import {
  detectionCosts,
  randomTenures,
  sharingPairs,
  workloads,
} from "../../../../lib/experiments/06-plan-merging/workloads.js";

type Row = readonly [on: number, start: number, end: number, owner: number, share: number];
const table = (rows: readonly Row[]): TenureTable => ({
  on: Int32Array.from(rows, (row) => row[0]),
  start: Float64Array.from(rows, (row) => row[1]),
  end: Float64Array.from(rows, (row) => row[2]),
  owner: Int32Array.from(rows, (row) => row[3]),
  share: Int32Array.from(rows, (row) => row[4]),
});
const clashes = (detect: typeof allPairs, rows: TenureTable): string[] => {
  const found: string[] = [];
  detect(rows, (a, b) => found.push(`${Math.min(a, b)} ${Math.max(a, b)}`));
  return found.sort();
};

test("two tenures clash if they overlap on one thing, and not if one ends when the other starts", () => {
  const rows = table([
    [0, 0, 3, 0, -1],
    [0, 2, 4, 1, -1],
    [0, 4, 5, 2, -1],
    [1, 0, 9, 3, -1],
  ]);
  expect(clashes(sweepTenures, rows)).toEqual(["0 1"]);
});

test("those that share the same do not clash, nor does an owner with itself", () => {
  const rows = table([
    [0, 0, 9, 0, 7],
    [0, 0, 9, 1, 7],
    [0, 0, 9, 2, 8],
    [0, 0, 9, 2, -1],
  ]);
  expect(clashes(sweepTenures, rows)).toEqual(["0 2", "0 3", "1 2", "1 3"]);
});

test("the sweep finds what all pairs find, each clash once", () => {
  const row = fc.tuple(fc.nat(3), fc.nat(12), fc.nat(5), fc.nat(4), fc.integer({ min: -1, max: 2 }));
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
      const tenures = table(
        rows.map(([on, start, length, owner, share]) => [on, start, start + length + 1, owner, share]),
      );
      expect(clashes(sweepTenures, tenures)).toEqual(clashes(allPairs, tenures));
      expect(sweepTenures(tenures).conflicts).toBe(allPairs(tenures).conflicts);
    }),
  );
});

test("a thousand readers of one file are never compared with each other", () => {
  const readers = table(Array.from({ length: 1000 }, (_, t): Row => [0, 0, 9, t, 0]));
  expect(sweepTenures(readers)).toEqual({ comparisons: 0, conflicts: 0 });
});

test("start times too large to be packed beside an index are sorted all the same", () => {
  const far = 2 ** 52;
  const rows = table([
    [0, far + 2, far + 3, 0, -1],
    [0, far, far + 1, 1, -1],
    [0, far, far + 3, 2, -1],
  ]);
  expect(clashes(sweepTenures, rows)).toEqual(clashes(allPairs, rows));
});

test("use is sparse for neighbours, while nearly all of 100 uniform agents share something", () => {
  const size = { agents: 100, actions: 20, claims: 2 };
  const share = (name: string) => sharingPairs(randomTenures(size, workloads[name]!, seededStream(1))) / 4950;
  expect(share("neighbourhood")).toBeLessThan(0.1);
  expect(share("uniform")).toBeGreaterThan(0.96);
});

test("the sweep compares less than a tenth of a percent of all pairs for a thousand agents", () => {
  for (const row of detectionCosts([1000], 1))
    expect(row.sweepComparisons).toBeLessThan(row.allPairsComparisons / 1000);
});
