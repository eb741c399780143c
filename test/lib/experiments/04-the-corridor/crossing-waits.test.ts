import { chapterDemand, corridor, independent, lowestId, seededStream, simulateWithTrace } from "coordlab";
import { crossingWaits, overWorlds } from "coordlab-experiments";
import { expect, test } from "vitest";
import { waitRows } from "../../../../lib/experiments/04-the-corridor/crossing-waits.js";

const world = corridor({ agents: 6, demand: chapterDemand(), refused: "remembered" });

test("every crossing of the book's run has its wait, and the agents that never got through still wait", () => {
  const { ledger, trace } = simulateWithTrace(world, lowestId, 200, seededStream(7));
  const { waits, stillWaiting } = crossingWaits(trace);
  expect(waits).toHaveLength(ledger.worked);
  expect(waitRows(waits).map(({ crossings }) => crossings)).toEqual([137, 19, 44, 10]);
  expect(stillWaiting[5]).toBe(ledger.perAgent.longestWait[5]);
});

test("a jam has no crossing, and two or more wait from the first clash to the end", () => {
  const { waits, stillWaiting } = crossingWaits(
    simulateWithTrace(world, independent, 50, seededStream(7)).trace,
  );
  expect(waits).toEqual([]);
  expect(stillWaiting.filter((steps) => steps >= 40).length).toBeGreaterThanOrEqual(2);
});

test("an interval over worlds holds its mean", () => {
  const [row] = overWorlds([{ name: "x", refused: "lost", mechanism: lowestId }], ({ worked }) => worked, 20);
  expect(row!.low).toBeLessThanOrEqual(row!.mean);
  expect(row!.mean).toBeLessThanOrEqual(row!.high);
});
