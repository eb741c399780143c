import { expect, test } from "vitest";
import { checkTimetable } from "../../../../lib/coordlab/plans/check-timetable.js";
import { completeOrders } from "../../../../lib/coordlab/plans/complete-orders.js";
import type { Plan, World } from "../../../../lib/coordlab/plans/plan.js";
import { planProblem } from "../../../../lib/coordlab/plans/plan-problem.js";
import { plannedDurations, replay } from "../../../../lib/coordlab/plans/replay.js";
import { seededStream } from "../../../../lib/coordlab/world/random.js";
import { ft06, readJobShop } from "../../../../lib/engine/files/job-shop.js";
import { checkOrders } from "../../../../lib/engine/merging/check-orders.js";
import { mergePlans } from "../../../../lib/engine/merging/merge-plans.js";
import { randomPlans } from "../../../../lib/experiments/06-plan-merging/random-plans.js";
import {
  disciplineOf,
  survivalOfLateness,
} from "../../../../lib/experiments/06-plan-merging/survival-of-lateness.js";

const world: World = { resources: { saw: {} } };
const saw = (id: string, duration: number): Plan => ({
  agent: id,
  actions: [{ id, duration, claims: [{ resource: "saw" }] }],
});
const three = [saw("a", 2), saw("b", 2), saw("c", 2)];
const timetable = { starts: { a: 0, b: 2, c: 4 }, substitutions: {} };

test("completed orders chain what the timetable has one after the other, without what follows", () => {
  expect(completeOrders(planProblem({ world, plans: three }), timetable)).toEqual([
    { before: "a", after: "b" },
    { before: "b", after: "c" },
  ]);
});

test("completed orders hand the units of a capacity on", () => {
  const bay = (id: string): Plan => ({
    agent: id,
    actions: [{ id, duration: 2, claims: [{ resource: "bay", mode: "shared" }] }],
  });
  const orders = completeOrders(
    planProblem({ world: { resources: { bay: { capacity: 2 } } }, plans: ["a", "b", "c"].map(bay) }),
    {
      ...{ starts: { a: 0, b: 0, c: 2 }, substitutions: {} },
    },
  );
  expect(orders).toHaveLength(1);
  expect(orders[0]!.after).toBe("c");
});

test("by the clock, one late action breaks the plan; by orders, it only takes longer", () => {
  const late = { a: 5, b: 2, c: 2 };
  const byClock = replay(planProblem({ world, plans: three }), late, {
    orders: [],
    starts: timetable.starts,
  });
  expect(byClock).toEqual({ a: 0, b: 2, c: 4 });
  expect(checkTimetable({ world, plans: three }, { starts: byClock, substitutions: {} }, late)).toMatchObject(
    {
      time: 2,
      on: "saw",
    },
  );
  const byOrders = replay(planProblem({ world, plans: three }), late, {
    orders: completeOrders(planProblem({ world, plans: three }), timetable),
  });
  expect(byOrders).toEqual({ a: 0, b: 5, c: 7 });
  expect(
    checkTimetable({ world, plans: three }, { starts: byOrders, substitutions: {} }, late),
  ).toBeUndefined();
});

test("orders that are a cycle are refused, and so is a timetable with a gap", () => {
  const cycle = [
    { before: "a", after: "b" },
    { before: "b", after: "a" },
  ];
  expect(() => replay(planProblem({ world, plans: three }), { a: 1, b: 1, c: 1 }, { orders: cycle })).toThrow(
    "the orders are a cycle",
  );
  expect(() =>
    completeOrders(planProblem({ world, plans: three }), { starts: { a: 0 }, substitutions: {} }),
  ).toThrow('how "b" is done');
});

test("if nothing is late, clock times and completed orders keep the makespan of the merged plan", () => {
  const shape = {
    agents: 3,
    actions: 4,
    resources: 3,
    holding: 0.4,
    sharing: 0.3,
    replaceable: 0.3,
    facts: 1,
    setting: 0.2,
  };
  for (let seed = 0; seed < 20; seed++) {
    const { world, plans } = randomPlans(shape, seededStream(seed));
    const merged = mergePlans(planProblem({ world, plans }));
    if (merged.status !== "optimal") continue;
    const planned = plannedDurations({ plans }, merged.plan);
    expect(checkOrders({ world, plans }, merged.plan)).toBeUndefined();
    for (const name of ["timetable", "completed orders"] as const) {
      const starts = replay(planProblem({ world, plans }), planned, disciplineOf(merged.plan, name));
      const ends = Object.entries(starts).map(([id, start]) => start + planned[id]!);
      expect(Math.max(...ends)).toBe(merged.plan.makespan);
    }
  }
});

test("the orders that the search added give ft06 its 55 steps, if nothing is late", () => {
  const { plans, world } = readJobShop(ft06);
  const merged = mergePlans(planProblem({ world, plans }));
  if (merged.status !== "optimal") throw new Error(merged.status);
  const planned = plannedDurations({ plans }, merged.plan);
  const starts = replay(planProblem({ world, plans }), planned, disciplineOf(merged.plan, "search orders"));
  expect(checkTimetable({ world, plans }, { starts, substitutions: {}, makespan: 55 })).toBeUndefined();
});

test("a shape whose teams cannot be merged is refused instead of drawn for ever", () => {
  const dark = { agents: 2, actions: 10, resources: 1, facts: 1, needing: 1 };
  const once = { teams: 1, replays: 1, seed: 1 };
  expect(() => survivalOfLateness(dark, { probability: 0.2, most: 3 }, once)).toThrow(
    "of 100 teams only 0 can",
  );
});

test("completed orders survive whatever is late; clock times and the search's own orders do not", () => {
  const shape = {
    agents: 4,
    actions: 4,
    resources: 3,
    holding: 0.3,
    facts: 1,
    setting: 0.1,
    needing: 0.1,
    replaceable: 0.1,
  };
  const lateness = { probability: 0.2, most: 3 };
  const [clock, search, completed] = survivalOfLateness(shape, lateness, { teams: 15, replays: 20, seed: 1 });
  expect(completed).toMatchObject({ replays: 300, valid: 300, teams: 15, unchanged: 15 });
  expect(clock!.valid).toBeLessThan(100);
  expect(search!.valid).toBeGreaterThan(clock!.valid);
  expect(search!.valid).toBeLessThan(300);
});
