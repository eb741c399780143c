import { Clock } from "coordlab-engine/limits.js";
import { runInTurns, runToEnd, type Steps } from "coordlab-engine/steps.js";
import { describe, expect, test } from "vitest";

/** Counts until the clock is over; never, if nobody stops it. */
function* counting(clock: Clock): Steps<number> {
  for (let count = 1; ; count++) {
    if (clock.look()) return count;
    if (clock.due) yield;
  }
}

describe("the limits of a call", () => {
  test("time that has run out is seen at the next look", () => {
    expect(runToEnd(counting(new Clock({ milliseconds: 1 })))).toBeGreaterThan(0);
  });

  test("no time, or a signal aborted beforehand, is over before the first look", () => {
    expect(new Clock({ milliseconds: 0 }).over).toBe(true);
    expect(new Clock({ signal: AbortSignal.abort() }).over).toBe(true);
    expect(new Clock().over).toBe(false);
  });

  test("a signal that a timer fires ends the asynchronous form", async () => {
    const count = await runInTurns(counting(new Clock({ signal: AbortSignal.timeout(20) })));
    expect(count).toBeGreaterThan(1);
  });

  test("a limit that is negative or NaN is refused by its name", () => {
    expect(() => new Clock({ milliseconds: -1 })).toThrow("milliseconds must be at least 0, got -1");
    expect(() => new Clock({ milliseconds: Number.NaN })).toThrow("milliseconds must be at least 0, got NaN");
  });
});
