import { describe, expect, test } from "vitest";
import { checkTimetable } from "../../../../lib/coordlab/plans/check-timetable.js";
import type { Plan, World } from "../../../../lib/coordlab/plans/plan.js";
import { heaviestAntichain } from "../../../../lib/engine/merging/antichain.js";
import { checkOrders } from "../../../../lib/engine/merging/check-orders.js";

const world: World = {
  facts: { lamp: "off" },
  resources: { bench: {}, bay: { capacity: 2 } },
  budgets: { tokens: 10 },
};
/** A lights the lamp and reads by it at the bench; B works at the bench and then puts the lamp out. */
const plans: readonly Plan[] = [
  {
    agent: "A",
    actions: [
      { id: "light", duration: 1, needs: { lamp: "off" }, sets: { lamp: "on" } },
      {
        id: "read",
        duration: 3,
        needs: { lamp: "on" },
        claims: [{ resource: "bench" }],
        spends: [{ budget: "tokens", amount: 6 }],
      },
    ],
  },
  {
    agent: "B",
    actions: [
      {
        id: "saw",
        duration: 2,
        claims: [{ resource: "bench" }],
        spends: [{ budget: "tokens", amount: 4 }],
        alternatives: [{ id: "buy", duration: 5, price: 3 }],
      },
      { id: "quench", duration: 1, sets: { lamp: "off" } },
    ],
  },
];
/** light 0-1, saw 0-2, read 2-5, quench 5-6. */
const right = {
  starts: { light: 0, read: 2, saw: 0, quench: 5 },
  substitutions: {},
  makespan: 6,
  price: 0,
  sumOfCosts: 11,
};
const orders = [
  { before: "saw", after: "read" },
  { before: "read", after: "quench" },
];

describe("the timetable checker accepts", () => {
  test("the plan worked by hand", () => {
    expect(checkTimetable({ world, plans }, right)).toBeUndefined();
  });
  test("an alternative, with its own duration and price", () => {
    const bought = {
      starts: { light: 0, read: 1, saw: 0, quench: 5 },
      substitutions: { saw: "buy" },
      price: 3,
      makespan: 6,
    };
    expect(checkTimetable({ world, plans }, bought)).toBeUndefined();
  });
});

describe("the timetable checker rejects", () => {
  const mutant = (starts: object, rest: object = {}) =>
    checkTimetable({ world, plans }, { ...right, ...rest, starts: { ...right.starts, ...starts } });
  test("a start shifted into another's claim, with time, agents and resource", () => {
    expect(mutant({ read: 1 })).toEqual({
      time: 1,
      agents: ["B", "A"],
      on: "bench",
      rule: '"read" claims it while it is held',
    });
  });
  test("an effect that undoes a precondition under way", () => {
    expect(mutant({ quench: 4 })).toMatchObject({ time: 4, agents: ["B", "A"], on: "lamp" });
  });
  test("a need that is not met yet", () => {
    expect(mutant({ light: 1, read: 1, saw: 6, quench: 8 })).toMatchObject({
      time: 1,
      on: "read",
      rule: 'it starts before "light" has ended',
    });
    const dark = checkTimetable(
      { world, plans: [{ ...plans[0]!, order: [] }] },
      {
        starts: { light: 3, read: 0 },
        substitutions: {},
      },
    );
    expect(dark).toEqual({ time: 0, agents: ["A"], on: "lamp", rule: '"read" needs it to be on, it is off' });
  });
  test("two agents who set a fact differently at once", () => {
    expect(mutant({ saw: 0, quench: 2, light: 2, read: 3 })).toMatchObject({ time: 2, on: "lamp" });
  });
  test("a missing action, a strange action, an alternative of something else", () => {
    expect(checkTimetable({ world, plans }, { starts: {}, substitutions: {} })?.rule).toBe(
      "it has no start time",
    );
    expect(mutant({ dance: 3 })?.rule).toBe("no plan has this action");
    expect(mutant({}, { substitutions: { read: "buy" } })?.rule).toBe('"buy" is no alternative of it');
  });
  test("totals that are not what they claim", () => {
    expect(mutant({}, { makespan: 5 })).toEqual({
      agents: [],
      on: "makespan",
      rule: "5 is claimed, it is 6",
    });
    expect(mutant({}, { price: 1 })?.on).toBe("price");
    expect(mutant({}, { sumOfCosts: 12 })?.on).toBe("sumOfCosts");
  });
  test("a budget that is overspent", () => {
    expect(checkTimetable({ world: { ...world, budgets: { tokens: 9 } }, plans }, right)?.rule).toBe(
      "10 is spent of a budget of 9",
    );
  });
  test("a release or a deadline that is not kept", () => {
    expect(checkTimetable({ world, plans: [{ ...plans[0]!, release: 1 }, plans[1]!] }, right)?.rule).toBe(
      "it starts before the release 1",
    );
    expect(checkTimetable({ world, plans: [plans[0]!, { ...plans[1]!, deadline: 5 }] }, right)?.rule).toBe(
      "it ends after the deadline 5",
    );
  });
  test("a lateness that the timetable does not survive", () => {
    expect(
      checkTimetable({ world, plans }, { starts: right.starts, substitutions: {} }, { saw: 3 }),
    ).toMatchObject({ time: 2, on: "bench" });
  });
  test("a capacity exceeded, and a hold broken in its middle", () => {
    const share = (id: string, amount: number) => ({
      agent: id,
      actions: [{ id, duration: 2, claims: [{ resource: "bay", mode: "shared", amount } as const] }],
    });
    const at = { starts: { x: 0, y: 1 }, substitutions: {} };
    expect(checkTimetable({ world, plans: [share("x", 1), share("y", 1)] }, at)).toBeUndefined();
    expect(checkTimetable({ world, plans: [share("x", 1), share("y", 2)] }, at)).toMatchObject({
      time: 1,
      agents: ["x", "y"],
      on: "bay",
    });
    const holder: Plan = {
      agent: "H",
      actions: [
        { id: "h1", duration: 1, claims: [{ resource: "bench", until: "h2" }] },
        { id: "h2", duration: 1 },
      ],
    };
    const guest: Plan = { agent: "G", actions: [{ id: "g", duration: 1, claims: [{ resource: "bench" }] }] };
    const apart = { starts: { h1: 0, h2: 4, g: 2 }, substitutions: {} };
    expect(checkTimetable({ world, plans: [holder, guest] }, apart)).toMatchObject({
      time: 2,
      agents: ["H", "G"],
      on: "bench",
    });
  });
});

describe("the order checker", () => {
  test("accepts orders over every incompatible pair, whatever the durations", () => {
    expect(checkOrders({ world, plans }, { orders, substitutions: {} })).toBeUndefined();
  });
  test.each([0, 1])("rejects the plan if order %i is dropped", (dropped) => {
    const fewer = orders.filter((_, k) => k !== dropped);
    expect(checkOrders({ world, plans }, { orders: fewer, substitutions: {} })).toMatchObject({
      on: ["bench", "lamp"][dropped],
    });
  });
  test("looks at every resource that is claimed, whether the world lists it or not", () => {
    expect(checkOrders({ plans }, { orders: [], substitutions: {} })?.on).toBe("bench");
  });
  test("rejects a cycle of waiting", () => {
    const waits = [...orders, { before: "quench", after: "light" }];
    expect(checkOrders({ world, plans }, { orders: waits, substitutions: {} })?.rule).toContain("cycle");
  });
  test("rejects sharers of a capacity that nothing keeps apart", () => {
    const user = (id: string): Plan => ({
      agent: id,
      actions: [{ id, duration: 1, claims: [{ resource: "bay", mode: "shared" }] }],
    });
    const three = ["x", "y", "z"].map(user);
    expect(checkOrders({ world, plans: three }, { orders: [], substitutions: {} })?.rule).toBe(
      "3 of it may be taken at once, its capacity is 2",
    );
    expect(
      checkOrders({ world, plans: three }, { orders: [{ before: "x", after: "z" }], substitutions: {} }),
    ).toBeUndefined();
  });
});

test("the heaviest antichain of two chains 3 -> 1 and 2 -> 2 is 3 + 2", () => {
  const items = [3, 1, 2, 2].map((amount, i) => ({ amount, i }));
  expect(heaviestAntichain(items, (a, b) => a.i + 1 === b.i && b.i % 2 === 1)).toBe(5);
});
