import { checkHeartbeat, checkNeighbours, checkOnce } from "coordlab-experiments";
import { describe, expect, test } from "vitest";
import { right, told, wrong } from "../told.js";

describe("neighbours", () => {
  test("right, however it is written", () => {
    checkNeighbours(8);
    checkNeighbours(Math.floor((2 * 30) / 8) + 1);
    expect(told.every((line) => line.startsWith("✓"))).toBe(true);
  });
  test.each<[number, string]>([
    [3, "what do they cost"],
    [20, "already with fewer"],
    [7.5, "A whole number"],
  ])("its own hint for %d", (neighbours, hint) => {
    checkNeighbours(neighbours);
    wrong(hint);
  });
});

describe("exactly once", () => {
  test.each([(n: number) => (1 - 1 / n) ** (n - 1), (n: number) => (n * (n - 1) ** (n - 1)) / n ** n])(
    "right",
    (once) => {
      checkOnce(once);
      right();
    },
  );
  test.each<[(n: number) => number, string]>([
    [(n) => (1 - 1 / n) ** n, "which nobody answers"],
    [(n) => (1 / n) * (1 - 1 / n) ** (n - 1), "any of the n"],
    [(n) => 1 / n, "which one is open"],
  ])("its own hint", (once, hint) => {
    checkOnce(once);
    wrong(hint);
  });
});

describe("a heartbeat", () => {
  test.each([23, 25])("right: %d", (seconds) => {
    checkHeartbeat(seconds);
    right();
  });
  test.each<[number, string]>([
    [60, "beat more often"],
    [5, "beat more rarely"],
    [0, "above 0"],
  ])("its own hint for %d", (seconds, hint) => {
    checkHeartbeat(seconds);
    wrong(hint);
  });
});
