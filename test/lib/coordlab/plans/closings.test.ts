import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { acceptPlans } from "../../../../lib/coordlab/plans/check-plans.js";
import { checkTimetable } from "../../../../lib/coordlab/plans/check-timetable.js";
import { describeConflict, describeResolution } from "../../../../lib/coordlab/plans/conflict.js";
import { findConflicts } from "../../../../lib/coordlab/plans/find-conflicts.js";
import { mergeFirstCome } from "../../../../lib/coordlab/plans/merge-first-come.js";
import type { Plan, PlannedAction, World } from "../../../../lib/coordlab/plans/plan.js";
import { planProblem } from "../../../../lib/coordlab/plans/plan-problem.js";
import { plannedDurations, replay } from "../../../../lib/coordlab/plans/replay.js";
import { seededStream } from "../../../../lib/coordlab/world/random.js";
import { mergeByPriority } from "../../../../lib/engine/merging/merge-by-priority.js";
import { mergePlans, planOf } from "../../../../lib/engine/merging/merge-plans.js";
import { priceResolutions } from "../../../../lib/engine/merging/price-resolutions.js";
import { randomPlans } from "../../../../lib/experiments/06-plan-merging/random-plans.js";
import {
  disciplineOf,
  survivalOfLateness,
} from "../../../../lib/experiments/06-plan-merging/survival-of-lateness.js";

const plan = (agent: string, ...actions: PlannedAction[]): Plan => ({ agent, actions });
const claim = (id: string, duration: number, rest: Partial<PlannedAction> = {}): PlannedAction => ({
  ...{ id, duration, claims: [{ resource: "saw" }], ...rest },
});
const rest = (id: string, duration: number): PlannedAction => ({ id, duration });
const saw = (...closed: [number, number][]): World => ({ resources: { saw: { closed } } });

/** a walks to the saw, which closes before a is done with it; b needs it only once it is open again. */
const walker = [plan("A", rest("walk", 2), claim("a", 3)), plan("B", rest("nap", 7), claim("b", 1))];
const lunch = saw([4, 6]);

describe("a resource that is closed", () => {
  test("makes an action wait that cannot end before, and the log says who, how long and for what", () => {
    // walk 0-2; a would saw from 2 to 5, so it waits for 6 and saws to 9; b wants 7-8 and follows from 9 to 10.
    const merged = planOf(mergePlans(planProblem({ world: lunch, plans: walker })));
    expect(merged).toMatchObject({ starts: { walk: 0, a: 6, b: 9 }, delays: { a: 6 }, makespan: 10 });
    expect(
      merged.log.map(({ conflict, resolution }) => [
        describeConflict(conflict),
        describeResolution(resolution),
      ]),
    ).toEqual([
      ["saw is closed from 4 to 6, when a wants it", "a waits 4 steps, until 6"],
      ["a and b want saw at the same time", "a before b"],
    ]);
    expect(checkTimetable({ world: lunch, plans: walker }, merged)).toBeUndefined();
  });

  test("is a conflict of the plans as they are", () => {
    expect(findConflicts(planProblem({ world: lunch, plans: walker })).conflicts).toEqual([
      { kind: "closed", on: "saw", action: "a", from: 4, until: 6 },
    ]);
  });

  test("costs what it costs: without the closing a saws from 2 to 5, and all is done at 8", () => {
    const [delay] = priceResolutions(
      planProblem({ world: lunch, plans: walker }),
      planOf(mergePlans(planProblem({ world: lunch, plans: walker }))),
    );
    expect(delay).toMatchObject({ resolution: { kind: "delay" }, otherwise: { kind: "cost", cost: 8 } });
  });

  test("lets whoever fits go before it: the short one, if only one of two fits", () => {
    const pair = [plan("A", claim("long", 3)), plan("B", claim("short", 2))];
    // short 0-2, long 5-8; the other way long 0-3, short 5-7. With 3 steps to spare only one of each fits.
    expect(planOf(mergePlans(planProblem({ world: saw([3, 5]), plans: pair }))).makespan).toBe(7);
    expect(planOf(mergePlans(planProblem({ world: saw([2, 5]), plans: pair })))).toMatchObject({
      starts: { short: 0, long: 5 },
      makespan: 8,
    });
  });

  test("is passed by an alternative if that is cheaper than to wait", () => {
    const by = (price: number) => [
      plan("A", claim("a", 3, { alternatives: [{ id: "by hand", duration: 4, price }] })),
    ];
    expect(planOf(mergePlans(planProblem({ world: saw([1, 5]), plans: by(3) })))).toMatchObject({
      cost: 7,
      delays: {},
      log: [{ conflict: { kind: "closed" } }],
    });
    expect(planOf(mergePlans(planProblem({ world: saw([1, 5]), plans: by(5) })))).toMatchObject({
      cost: 8,
      substitutions: {},
      delays: { a: 5 },
    });
  });

  test("is not held through, and closes again", () => {
    const hold = [plan("A", claim("a1", 1, { claims: [{ resource: "saw", until: "a2" }] }), rest("a2", 2))];
    // 3 steps in one piece: not in 0-2, not in 3-5, but from 6 on.
    expect(planOf(mergePlans(planProblem({ world: saw([2, 3], [5, 6]), plans: hold }))).starts).toEqual({
      a1: 6,
      a2: 7,
    });
    expect(planOf(mergeByPriority(planProblem({ world: saw([2, 3], [5, 6]), plans: hold })))).toMatchObject({
      delays: { a1: 6 },
    });
    // First come, first served looks no further than a1 itself, and is caught with the saw in its hands.
    expect(mergeFirstCome(planProblem({ world: saw([2, 3], [5, 6]), plans: hold }))).toEqual({
      status: "stuck",
      conflict: { kind: "closed", on: "saw", action: "a1", from: 2, until: 3 },
    });
  });

  test("makes everybody wait for the clock under the greedy rules too", () => {
    for (const merge of [mergeByPriority, mergeFirstCome])
      expect(planOf(merge(planProblem({ world: lunch, plans: walker })))).toMatchObject({
        delays: { a: 6 },
        makespan: 10,
      });
  });

  test("refutes a plan that cannot wait, and says so", () => {
    const [hurried] = [{ ...walker[0]!, deadline: 8 }];
    expect(mergePlans(planProblem({ world: lunch, plans: [hurried] }))).toMatchObject({
      status: "infeasible",
      because: {
        conflict: { kind: "closed", action: "a" },
        branches: [
          {
            by: [{ kind: "delay", action: "a", notBefore: 6, steps: 4 }],
            because: { conflict: { kind: "late", action: "a", end: 9, deadline: 8 } },
          },
        ],
      },
    });
  });

  test("is told apart from what is out of order", () => {
    const file = (closed: unknown) => () =>
      acceptPlans({ world: { resources: { saw: { closed } } }, plans: [] });
    expect(
      file([
        [4, 6],
        [6, 7],
      ]),
    ).not.toThrow();
    expect(file([[4, 4]])).toThrow(
      "world.resources.saw.closed[0][1] must be a whole number of at least 5, got 4",
    );
    expect(
      file([
        [4, 6],
        [5, 7],
      ]),
    ).toThrow("closed[1][0] must be a whole number of at least 6, got 5");
    expect(file([4, 6])).toThrow("closed[0] must be a pair [from, until] of times, got 4");
  });
});

test("the checker rejects who saws while the saw is closed, from the start, to the end, or all through", () => {
  const at = (a: number) =>
    checkTimetable(
      { world: saw([4, 6]), plans: [plan("A", claim("a", 3))] },
      { starts: { a }, substitutions: {} },
    );
  expect([0, 1, 6, 7].map(at)).toEqual([undefined, undefined, undefined, undefined]);
  const rule = '"a" claims it while it is closed, from 4 to 6';
  expect(at(2)).toEqual({ time: 4, agents: ["A"], on: "saw", rule });
  expect(at(5)).toEqual({ time: 5, agents: ["A"], on: "saw", rule });
});

test("the checker rejects a delay that is not kept, that nothing explains, or that is nobody's", () => {
  const two = [plan("A", claim("a", 3)), plan("B", rest("b", 1))];
  const check = (delays: Record<string, number>, a = 6) =>
    checkTimetable({ world: saw([4, 6]), plans: two }, { starts: { a, b: 6 }, substitutions: {}, delays })
      ?.rule;
  expect(check({ a: 6 })).toBeUndefined();
  expect(check({ a: 6 }, 1)).toBe("it starts before 6, to which it is delayed");
  expect(check({ a: 5 })).toBe("it is delayed to 5, when nothing opens that it claims");
  expect(check({ b: 6 })).toBe("it is delayed to 6, when nothing opens that it claims");
  expect(check({ c: 6 })).toBe("it is delayed, and no plan has it");
});

test("orders and delays give the merged plan back, and none of the delays can be dropped", () => {
  const shape = {
    agents: 3,
    actions: 3,
    resources: 2,
    holding: 0.3,
    sharing: 0.2,
    closing: 1,
    replaceable: 0.2,
  };
  let delays = 0;
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const { world, plans } = randomPlans(shape, seededStream(seed));
      const exact = mergePlans(planProblem({ world, plans }), { nodes: 500 });
      for (const merged of [
        exact,
        mergeByPriority(planProblem({ world, plans })),
        mergeFirstCome(planProblem({ world, plans })),
      ]) {
        if (!("plan" in merged)) continue;
        const { plan: found } = merged;
        const { substitutions, makespan } = found;
        const planned = plannedDurations({ plans }, found);
        const { orders, starts } = disciplineOf(found, "completed orders");
        const replayed = replay(planProblem({ world, plans }), planned, { orders, starts: starts! });
        expect(checkTimetable({ world, plans }, { ...found, starts: replayed, makespan })).toBeUndefined();
        for (const action of Object.keys(found.delays)) {
          const { [action]: dropped, ...others } = found.delays;
          const early = replay(planProblem({ world, plans }), planned, { orders, starts: others });
          expect(early[action]).toBeLessThan(dropped!);
          expect(checkTimetable({ world, plans }, { starts: early, substitutions })?.rule).toContain(
            "while it is closed",
          );
          delays++;
        }
      }
    }),
    { numRuns: 100, seed: 29 },
  );
  expect(delays).toBeGreaterThan(100);
});

test("an order waits for a late colleague; a delay waits for the clock, which does not wait for the late", () => {
  // a before b, whatever happens. But if a is late, b runs into the closing, and no order can help that.
  const two = [plan("A", claim("a", 2)), plan("B", claim("b", 2))];
  const world = saw([5, 7]);
  const merged = planOf(mergePlans(planProblem({ world, plans: two })));
  expect(merged.orders).toEqual([{ before: "a", after: "b" }]);
  const late = (a: number) => {
    const durations = { a, b: 2 };
    const starts = replay(
      planProblem({ world, plans: two }),
      durations,
      disciplineOf(merged, "completed orders"),
    );
    return checkTimetable({ world, plans: two }, { starts, substitutions: {} }, durations)?.rule;
  };
  expect([2, 3].map(late)).toEqual([undefined, undefined]);
  expect(late(4)).toBe('"b" claims it while it is closed, from 5 to 7');
  const shape = { agents: 4, actions: 4, resources: 3, holding: 0.3 };
  const survive = (closing: number) =>
    survivalOfLateness(
      { ...shape, closing },
      { probability: 0.2, most: 3 },
      { teams: 10, replays: 10, seed: 1 },
    )[2]!;
  expect(survive(0)).toMatchObject({ valid: 100, unchanged: 10 });
  expect(survive(1)).toMatchObject({ unchanged: 10 });
  expect(survive(1).valid).toBeLessThan(90);
});
