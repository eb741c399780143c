import { expect, test } from "vitest";
import type { Refused } from "../../../../lib/coordlab/overhead/costed-corridor.js";
import { feeSweep } from "../../../../lib/experiments/05-the-overhead-ceiling/fee-sweep.js";

test("between the least break-even fee and 1, agreeing loses on an interval of demand and pays on both sides", () => {
  const demands = [0.05, 0.3, 0.95];
  const signs = (refused: Refused) =>
    feeSweep({ agents: [6], demands, fees: [0.9] }, refused).map(({ gain }) => Math.sign(gain));
  expect(signs("remembered")).toEqual([1, -1, 1]);
  expect(signs("lost")).toEqual([1, 1, 1]);
});
