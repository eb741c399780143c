import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  escalationLadder,
  type Situation,
} from "../../../../lib/experiments/07-choosing-a-mechanism/escalation-ladder.js";

const supportTeam: Situation = {
  agents: 5,
  neighbours: 4,
  foreseeable: "rule",
  symmetric: true,
  clashes: 1,
  clashCost: 4,
  messageCost: 0.1,
};
const choice = (changes: Partial<Situation>) => {
  const { rungs, chosen } = escalationLadder({ ...supportTeam, ...changes });
  return rungs[chosen]!.mechanism;
};

describe("the ladder names", () => {
  test.each<[string, Partial<Situation>]>([
    ["conventions", {}],
    ["no coordination", { neighbours: 0 }],
    ["no coordination", { clashes: 0 }],
    ["roles", { symmetric: false }],
    ["coordination graph", { foreseeable: "pairs", neighbours: 2 }],
    ["plan merging", { foreseeable: "nothing" }],
    // everybody depends on everybody: 20 messages over the graph, 8 for a round and 8 after the one clash
    ["plan merging", { foreseeable: "pairs" }],
    // two messages on each of 5 edges at 0.1 cost 1 a step: more than clashes worth 0.9
    ["no coordination", { foreseeable: "pairs", neighbours: 2, clashCost: 0.9 }],
  ])("%s for %o", (mechanism, changes) => {
    expect(choice(changes)).toBe(mechanism);
  });
});

test("it says what the next cheaper rung would miss", () => {
  expect(escalationLadder(supportTeam).nextCheaper).toBe(
    "roles would not do: the agents are alike, so no standing position says which of two goes first",
  );
  expect(escalationLadder({ ...supportTeam, foreseeable: "pairs" }).nextCheaper).toBe(
    "coordination graph would do as well, but its messages cost 2 a step instead of 1.6",
  );
  expect(escalationLadder({ ...supportTeam, neighbours: 0 }).nextCheaper).toBeUndefined();
});

test("messages by hand: 5 agents with 2 neighbours each have 5 edges; merging takes 8 messages a round", () => {
  const { rungs } = escalationLadder({ ...supportTeam, foreseeable: "nothing", neighbours: 2, clashes: 2 });
  expect(rungs.map(({ messages }) => messages)).toEqual([0, 0, 0, 10, 24]);
});

const situation: fc.Arbitrary<Situation> = fc.integer({ min: 2, max: 50 }).chain((agents) =>
  fc.record({
    agents: fc.constant(agents),
    neighbours: fc.integer({ min: 0, max: agents - 1 }),
    foreseeable: fc.constantFrom("rule", "pairs", "nothing"),
    symmetric: fc.boolean(),
    clashes: fc.integer({ min: 0, max: 5 }),
    clashCost: fc.integer({ min: 0, max: 100 }),
    messageCost: fc.integer({ min: 0, max: 5 }),
  }),
);

test("no rung that covers is cheaper than the one it names, nor is leaving the clashes", () => {
  fc.assert(
    fc.property(situation, (s) => {
      const { rungs, chosen } = escalationLadder(s);
      for (const [i, { covers, cost }] of rungs.entries())
        if (covers || i === 0) expect(cost).toBeGreaterThanOrEqual(rungs[chosen]!.cost);
    }),
  );
});

test("it needs nothing outside itself, so a page can carry its text along", () => {
  const carried = new Function(`return (${String(escalationLadder)})`)() as typeof escalationLadder;
  expect(carried(supportTeam)).toEqual(escalationLadder(supportTeam));
});

test("refuses numbers out of range", () => {
  expect(() => choice({ agents: 1 })).toThrow("agents must be a whole number of at least 2, got 1");
  expect(() => choice({ neighbours: 5 })).toThrow("neighbours must be in [0, 4], got 5");
  expect(() => choice({ messageCost: -1 })).toThrow("messageCost must be at least 0, got -1");
});
