import { expect, test } from "vitest";
import { seededStream } from "../../../../lib/coordlab/world/random.js";
import { kokVlassis } from "../../../../lib/experiments/08-messages-on-a-graph/kok-vlassis.js";

test("Kok and Vlassis: max-plus is exact where there are few cycles, and near the optimum where there are many", () => {
  const [few, many] = kokVlassis([8, 37], { agents: 15, actions: 5, graphs: 20 }, seededStream(1));
  expect(few).toMatchObject({ edges: 8, anytime: expect.closeTo(1, 3) });
  expect(many!.anytime).toBeGreaterThan(0.99);
  expect(many!.anytime).toBeGreaterThanOrEqual(many!.last);
  expect(many!.first).toBeLessThan(many!.anytime);
  expect(many!.eliminationCells).toBeGreaterThan(100 * few!.eliminationCells);
  expect(many!.converged).toBeLessThan(few!.converged);
  const again = kokVlassis([8, 37], { agents: 15, actions: 5, graphs: 20 }, seededStream(1));
  expect(again).toEqual([few, many]);
  expect(many!.eliminationMessages).toBe(28);
  expect(many!.maxPlusMessages).toBeGreaterThan(3 * 37);
  expect(few!.maxPlusCells % 1).toBe(0);
  expect(many!.anytimeLow).toBeLessThan(many!.anytime);
  expect(many!.anytimeHigh).toBeGreaterThan(many!.anytime);
});

test("Kok and Vlassis: a single edge is two messages a round, and every payoff that is looked at counts", () => {
  const [one] = kokVlassis([1], { agents: 2, actions: 2, graphs: 1 }, seededStream(1));
  // elimination: a table of 2 x 2 and one of 2; a message up, a message down
  expect(one).toMatchObject({
    eliminationCells: 6,
    eliminationMessages: 2,
    last: 1,
    anytime: 1,
    converged: 1,
  });
  // with r rounds: 2 r messages of 4 cells, and r + 1 times a decision told and the payoff added up and told
  const rounds = (one!.maxPlusMessages - 3) / 5;
  expect(Number.isInteger(rounds)).toBe(true);
  expect(one!.maxPlusCells).toBe(8 * rounds + 3 * (rounds + 1));
});
