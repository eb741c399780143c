import { describe, expect, test } from "vitest";
// The built library: a worker thread loads compiled JavaScript.
import {
  measureWorkers,
  workerPatterns,
} from "../../../../lib/experiments/dist/05-the-overhead-ceiling/workers.js";

const tiny = { teams: [1, 2, 4], units: 50, turns: 200, repeats: 1 };

describe.each(workerPatterns)("workers, %s", (pattern) => {
  test("finish their work together and report a throughput for each team", async () => {
    const measurements = await measureWorkers(pattern, tiny);
    expect(measurements.map(({ n }) => n)).toEqual([1, 2, 4]);
    for (const { throughput } of measurements) expect(throughput).toBeGreaterThan(0);
  });

  test("send n (n - 1) messages a round where everybody hears from everybody, and else none", async () => {
    const measurements = await measureWorkers(pattern, tiny);
    const expected = pattern === "all-to-all round" ? [0, 2, 12].map((messages) => messages * 50) : [0, 0, 0];
    expect(measurements.map(({ messages }) => messages)).toEqual(expected);
  });
});

test("refuses a team of no workers, before it starts any", async () => {
  await expect(measureWorkers("partitioned", { ...tiny, teams: [2, 0] })).rejects.toThrow(
    "workers must be a whole number of at least 1, got 0",
  );
});
