import { expect, test } from "vitest";
import { jointActionCount } from "../../../../lib/coordlab/world/game.js";

test("the number of joint actions is exact beyond 2^53, and 1 where there is no agent", () => {
  expect(jointActionCount(new Array<number>(40).fill(3))).toBe(12157665459056928801n);
  expect(jointActionCount([])).toBe(1n);
});

test("an agent has at least one action, and a whole number of them", () => {
  for (const count of [0, -1, 1.5, Number.NaN])
    expect(() => jointActionCount([2, count])).toThrow(
      `actionCounts[1] must be a whole number of at least 1, got ${count}`,
    );
});
