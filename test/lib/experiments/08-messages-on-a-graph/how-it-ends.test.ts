import { expect, test } from "vitest";
import { badEndings, roundsToRest } from "../../../../lib/experiments/08-messages-on-a-graph/how-it-ends.js";

test("a line of two rests at once: news has one hop to go, and another round shows that nothing changes", () => {
  expect(Math.max(...roundsToRest(2, 20))).toBeLessThanOrEqual(2);
});

test("bad endings are shares of a thousand inside their intervals, the same at every call", () => {
  const rows = badEndings("parallel", 60);
  expect(rows.filter(({ low, graphs, high }) => low <= graphs && graphs <= high)).toHaveLength(8);
  expect(badEndings("parallel", 60)).toEqual(rows);
});
