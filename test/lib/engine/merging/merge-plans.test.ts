import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkTimetable } from "../../../../lib/coordlab/plans/check-timetable.js";
import { describeConflict, describeResolution } from "../../../../lib/coordlab/plans/conflict.js";
import { mergeFirstCome } from "../../../../lib/coordlab/plans/merge-first-come.js";
import type { ActionSpec, Plan, PlannedAction, World } from "../../../../lib/coordlab/plans/plan.js";
import { planProblem } from "../../../../lib/coordlab/plans/plan-problem.js";
import { seededStream } from "../../../../lib/coordlab/world/random.js";
import { ft06, readJobShop } from "../../../../lib/engine/files/job-shop.js";
import { checkOrders } from "../../../../lib/engine/merging/check-orders.js";
import { mergeByPriority } from "../../../../lib/engine/merging/merge-by-priority.js";
import { mergePlans, planOf } from "../../../../lib/engine/merging/merge-plans.js";
import { priceResolutions } from "../../../../lib/engine/merging/price-resolutions.js";
import { randomPlans, smallShapes } from "../../../../lib/experiments/06-plan-merging/random-plans.js";
import { mergeByTrying } from "./merge-by-trying.js";

const plan = (agent: string, ...actions: PlannedAction[]): Plan => ({ agent, actions });
const use = (id: string, duration: number, resource: string, until?: string): ActionSpec => ({
  ...{ id, duration, claims: [until ? { resource, until } : { resource }] },
});
const saws: World = { resources: { saw: {}, bench: {} } };

/** A holds the saw until it has had the bench; B holds the bench until it has had the saw. */
const embrace = [
  plan("A", use("a1", 1, "saw", "a2"), use("a2", 1, "bench")),
  plan("B", use("b1", 1, "bench", "b2"), use("b2", 1, "saw")),
];

describe("mergePlans", () => {
  test("lets the shorter of two go first if the longer has nothing to do afterwards", () => {
    // a 0-1, b 1-4, then a's rest 1-6: makespan 6; the other way a waits 3 steps and ends at 9.
    const plans = [plan("A", use("a", 1, "saw"), { id: "rest", duration: 5 }), plan("B", use("b", 3, "saw"))];
    const merged = mergePlans(planProblem({ world: saws, plans }));
    expect(merged).toMatchObject({ status: "optimal", lowerBound: 6, components: [["A", "B"]] });
    expect(merged.status === "optimal" && merged.plan).toMatchObject({
      ...{ starts: { a: 0, rest: 1, b: 1 }, orders: [{ before: "a", after: "b" }] },
      ...{ makespan: 6, price: 0, cost: 6, sumOfCosts: 10 },
    });
  });

  test("says of each order for which conflict it is there", () => {
    const merged = mergePlans(
      planProblem({ world: saws, plans: [plan("A", use("a", 1, "saw")), plan("B", use("b", 3, "saw"))] }),
    );
    const log = merged.status === "optimal" ? merged.plan.log : [];
    const said = log.map(
      ({ conflict, resolution }) => `${describeConflict(conflict)}: ${describeResolution(resolution)}`,
    );
    expect(said).toEqual(["a and b want saw at the same time: a before b"]);
  });

  test("substitutes where that costs less than waiting, and not where it costs more", () => {
    const dear = (price: number) => [
      plan("A", use("a", 5, "saw")),
      plan("B", { ...use("b", 5, "saw"), alternatives: [{ id: "hand", duration: 5, price }] }),
    ];
    expect(mergePlans(planProblem({ world: saws, plans: dear(4) }))).toMatchObject({
      plan: { substitutions: { b: "hand" }, makespan: 5, cost: 9 },
    });
    expect(mergePlans(planProblem({ world: saws, plans: dear(6) }))).toMatchObject({
      plan: { substitutions: {}, makespan: 10, cost: 10 },
    });
  });

  test("lets one agent supply what another needs, and nobody undo it in between", () => {
    const plans = [
      plan("reader", { id: "read", duration: 3, needs: { lamp: "on" } }),
      plan("lighter", { id: "light", duration: 1, sets: { lamp: "on" } }),
      plan("sleeper", { id: "quench", duration: 1, sets: { lamp: "off" } }),
    ];
    // quench 0-1, light 1-2, read 2-5 (or light 0-1, read 1-4, quench 4-5).
    expect(mergePlans(planProblem({ plans }))).toMatchObject({ status: "optimal", plan: { makespan: 5 } });
  });

  test("merges apart what cannot meet, and weighs a price against the makespan of all", () => {
    const slow = plan("A", { id: "slow", duration: 20 });
    const pair = ["B", "C"].map((agent) =>
      plan(agent, { ...use(agent, 5, "saw"), alternatives: [{ id: `${agent}'`, duration: 5, price: 1 }] }),
    );
    // Alone, B and C would pay 1 to end at 5 instead of 10; beside A that buys nothing.
    expect(mergePlans(planProblem({ world: saws, plans: pair }))).toMatchObject({ plan: { cost: 6 } });
    const beside = mergePlans(planProblem({ world: saws, plans: [slow, ...pair] }));
    expect(beside).toMatchObject({ components: [["A"], ["B", "C"]], plan: { cost: 20, price: 0 } });
  });

  test("weighs the prices of groups that never meet against one makespan", () => {
    const pair = (name: string, resource: string) =>
      [0, 1].map((k) =>
        plan(`${name}${k}`, {
          ...use(`${name}${k}`, 5, resource),
          alternatives: [{ id: `${name}${k}'`, duration: 5, price: 3 }],
        }),
      );
    // Each pair alone pays 3 to save 5; both together would pay 6 to save 5, so nobody pays.
    expect(mergePlans(planProblem({ world: saws, plans: pair("A", "saw") }))).toMatchObject({
      plan: { cost: 8 },
    });
    expect(
      mergePlans(planProblem({ world: saws, plans: [...pair("A", "saw"), ...pair("B", "bench")] })),
    ).toMatchObject({
      status: "optimal",
      plan: { cost: 10 },
    });
  });

  test("gets out of a deadly embrace", () => {
    expect(mergePlans(planProblem({ world: saws, plans: embrace }))).toMatchObject({
      status: "optimal",
      plan: { makespan: 4 },
    });
  });

  test("proves the 55 of the job shop ft06, and says what it knows if its nodes run out", () => {
    const { world, plans } = readJobShop(ft06);
    expect(mergePlans(planProblem({ world, plans }))).toMatchObject({
      status: "optimal",
      plan: { cost: 55 },
      lowerBound: 55,
    });
    const hasty = mergePlans(planProblem({ world, plans }), { nodes: 3 });
    expect(hasty.status).toBe("feasible");
    if (hasty.status !== "feasible") return;
    expect(hasty.nodes).toBeLessThanOrEqual(4);
    expect(hasty.lowerBound).toBeLessThanOrEqual(55);
    expect(checkTimetable({ world, plans }, hasty.plan)).toBeUndefined();
  });

  test("refutes what cannot be merged", () => {
    // Each needs the lamp to be as it was at first, and changes it.
    const change = (agent: string, value: string) =>
      plan(agent, { id: agent, duration: 1, needs: { lamp: "dim" }, sets: { lamp: value } });
    const merged = mergePlans(
      planProblem({ world: { facts: { lamp: "dim" } }, plans: [change("A", "on"), change("B", "off")] }),
    );
    expect(merged).toMatchObject({
      status: "infeasible",
      because: { conflict: { kind: "threat", on: "lamp" } },
    });
    expect(
      mergePlans(planProblem({ plans: [plan("A", { id: "a", duration: 1, needs: { lamp: "on" } })] })),
    ).toMatchObject({
      ...{
        status: "infeasible",
        because: { conflict: { kind: "unsupported", action: "a", on: "lamp" }, branches: [] },
      },
    });
    const late = [plan("A", use("a", 3, "saw")), { ...plan("B", use("b", 3, "saw")), deadline: 5 }];
    const hurried = [{ ...late[0]!, deadline: 5 }, late[1]!];
    expect(mergePlans(planProblem({ world: saws, plans: late }))).toMatchObject({
      status: "optimal",
      plan: { starts: { b: 0, a: 3 } },
    });
    expect(mergePlans(planProblem({ world: saws, plans: hurried }))).toMatchObject({ status: "infeasible" });
  });

  test("refutes a budget that no substitution keeps, and keeps one that some do", () => {
    const spender = (agent: string, price: number) =>
      plan(agent, {
        ...{ id: agent, duration: 2, spends: [{ budget: "tokens", amount: 5 }] },
        alternatives: [{ id: `${agent}'`, duration: 3, price, spends: [{ budget: "tokens", amount: 1 }] }],
      });
    const plans = [spender("A", 4), spender("B", 2)];
    // 10 tokens as planned; 6 with one substitution, 2 with both.
    expect(mergePlans(planProblem({ world: { budgets: { tokens: 6 } }, plans }))).toMatchObject({
      plan: { substitutions: { B: "B'" }, cost: 5 },
    });
    expect(mergePlans(planProblem({ world: { budgets: { tokens: 2 } }, plans }))).toMatchObject({
      plan: { price: 6, cost: 9 },
    });
    expect(mergePlans(planProblem({ world: { budgets: { tokens: 1 } }, plans }))).toMatchObject({
      ...{ status: "infeasible", because: { conflict: { kind: "budget", on: "tokens", over: 1 } } },
    });
  });

  test("keeps to what was agreed before, even where that is dearer", () => {
    const plans = [plan("A", use("a", 1, "saw"), { id: "rest", duration: 5 }), plan("B", use("b", 3, "saw"))];
    const agreed = [{ before: "b", after: "a" }];
    expect(mergePlans(planProblem({ world: saws, plans, agreed }))).toMatchObject({
      plan: { starts: { b: 0, a: 3 }, makespan: 9, orders: agreed, log: [] },
    });
    expect(() =>
      planProblem({ world: saws, plans, agreed: [...agreed, { before: "rest", after: "b" }] }),
    ).toThrow("what is agreed closes a cycle: a -> rest -> b -> a");
    expect(() => planProblem({ world: saws, plans, agreed: [{ before: "b", after: "z" }] })).toThrow(
      'agreed[0] names "z"',
    );
  });

  test("can say what the other way would have cost", () => {
    const plans = [plan("A", use("a", 1, "saw"), { id: "rest", duration: 5 }), plan("B", use("b", 3, "saw"))];
    const merged = mergePlans(planProblem({ world: saws, plans }));
    if (merged.status !== "optimal") throw new Error(merged.status);
    expect(priceResolutions(planProblem({ world: saws, plans }), merged.plan)).toMatchObject([
      { instead: { before: "b", after: "a" }, otherwise: { kind: "cost", cost: 9 } },
    ]);
  });

  test("merges no plans at all, and refuses a limit below nothing", () => {
    expect(mergePlans(planProblem({ plans: [] }))).toMatchObject({ status: "optimal", plan: { cost: 0 } });
    expect(() => mergePlans(planProblem({ plans: [] }), { nodes: -1 })).toThrow(
      "nodes must be at least 0, got -1",
    );
  });
});

test("the exact merger finds what trying everything finds, and the checker accepts it, as a timetable and for all durations", () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(smallShapes.length - 1), (seed, shape) => {
      const { world, plans } = randomPlans(smallShapes[shape]!, seededStream(seed));
      const merged = mergePlans(planProblem({ world, plans }));
      const best = mergeByTrying(planProblem({ world, plans }));
      expect(merged.status).toBe(best ? "optimal" : "infeasible");
      if (merged.status !== "optimal") return;
      expect(merged.plan.cost).toBe(best!.cost);
      expect(checkTimetable({ world, plans }, merged.plan)).toBeUndefined();
      expect(checkOrders({ world, plans }, merged.plan)).toBeUndefined();
    }),
    { numRuns: 300 },
  );
});

test("what the greedy rules merge is right, and never cheaper than the optimum", () => {
  const shape = {
    agents: 4,
    actions: 4,
    resources: 3,
    holding: 0.3,
    sharing: 0.3,
    facts: 1,
    setting: 0.1,
    needing: 0.1,
  };
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const { world, plans } = randomPlans(shape, seededStream(seed));
      const exact = mergePlans(planProblem({ world, plans }), { nodes: 2000 });
      for (const greedy of [
        mergeByPriority(planProblem({ world, plans })),
        mergeFirstCome(planProblem({ world, plans })),
      ]) {
        if (greedy.status === "stuck") continue;
        expect(checkTimetable({ world, plans }, greedy.plan)).toBeUndefined();
        expect(checkOrders({ world, plans }, greedy.plan)).toBeUndefined();
        if ("lowerBound" in exact) expect(greedy.plan.cost).toBeGreaterThanOrEqual(exact.lowerBound);
      }
    }),
    { numRuns: 60 },
  );
});

test("priority never gets stuck over resources, whoever ranks first", () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const { world, plans } = randomPlans(
        { agents: 4, actions: 5, resources: 4, holding: 0.4 },
        seededStream(seed),
      );
      const ranking = plans.map(({ agent }) => agent).reverse();
      expect(mergeByPriority(planProblem({ world, plans }), ranking).status).toBe("feasible");
    }),
    { numRuns: 60 },
  );
});

describe("merging by priority substitutes", () => {
  const other = (price: number, rest: Partial<ActionSpec> = {}) => ({
    alternatives: [{ id: "other", duration: 2, price, ...rest }],
  });
  const first = plan("A", use("a", 6, "saw"));

  test("what costs less than the time that it saves the team, and nothing else", () => {
    // As planned b is done at 6 + 2 = 8; the alternative ends at 2, but the team not before 6: it saves 2.
    const second = (price: number) => plan("B", { ...use("b", 2, "saw"), ...other(price) });
    expect(mergeByPriority(planProblem({ world: saws, plans: [first, second(1)] }))).toMatchObject({
      plan: {
        ...{ substitutions: { b: "other" }, makespan: 6, cost: 7 },
        log: [{ conflict: { kind: "overlap", on: "saw", actions: ["a", "b"] } }],
      },
    });
    expect(mergeByPriority(planProblem({ world: saws, plans: [first, second(2)] }))).toMatchObject({
      plan: { substitutions: {}, cost: 8 },
    });
    const slow = plan("C", { id: "c", duration: 9 });
    const beside = mergeByPriority(planProblem({ world: saws, plans: [first, second(1), slow] }));
    expect(beside).toMatchObject({ plan: { substitutions: {}, cost: 9 } });
  });

  test("what is faster, although it had not to wait", () => {
    const walk = { id: "walk", duration: 3, alternatives: [{ id: "run", duration: 1, price: 1 }] };
    expect(
      mergeByPriority(planProblem({ world: saws, plans: [plan("A", walk, { id: "rest", duration: 1 })] })),
    ).toMatchObject({
      plan: { cost: 3, log: [{ conflict: { kind: "late", action: "rest", end: 4, deadline: 2 } }] },
    });
  });

  test("what gets an agent past a deadline", () => {
    const hurried = { ...plan("B", { ...use("b", 2, "saw"), ...other(9) }), deadline: 4 };
    expect(mergeByPriority(planProblem({ world: saws, plans: [first, hurried] }))).toMatchObject({
      status: "feasible",
      plan: { cost: 15, log: [{ conflict: { kind: "late", action: "b", deadline: 4 } }] },
    });
  });

  test("nothing that a budget does not allow", () => {
    const dear = other(1, { spends: [{ budget: "tokens", amount: 2 }] });
    const plans = [first, plan("B", { ...use("b", 2, "saw"), ...dear })];
    const merged = (tokens: number) =>
      mergeByPriority(planProblem({ world: { ...saws, budgets: { tokens } }, plans }));
    expect(merged(2)).toMatchObject({ plan: { substitutions: { b: "other" } } });
    expect(merged(1)).toMatchObject({ plan: { substitutions: {}, cost: 8 } });
  });
});

describe("first come, first served", () => {
  test("deadlocks where two agents hold what the other wants, with the cycle as its certificate", () => {
    expect(mergeByPriority(planProblem({ world: saws, plans: embrace }))).toMatchObject({
      status: "feasible",
      plan: { makespan: 4 },
    });
    const stuck = mergeFirstCome(planProblem({ world: saws, plans: embrace }));
    expect(stuck.status === "stuck" && describeConflict(stuck.conflict)).toBe(
      "a2 waits for b2 over bench; b2 waits for a2 over saw",
    );
  });
  test("lets a need be undone before its time", () => {
    const plans = [
      plan("A", { id: "walk", duration: 2 }, { id: "read", duration: 1, needs: { lamp: "on" } }),
      plan("B", { id: "quench", duration: 1, sets: { lamp: "off" } }),
    ];
    const stuck = mergeFirstCome(planProblem({ world: { facts: { lamp: "on" } }, plans }));
    expect(stuck).toMatchObject({
      status: "stuck",
      conflict: { kind: "threat", consumer: "read", undoer: "quench" },
    });
  });
});

test("planOf gives the plan, or says why there is none", () => {
  expect(planOf(mergePlans(planProblem({ world: saws, plans: embrace }))).makespan).toBe(4);
  expect(() => planOf(mergeFirstCome(planProblem({ world: saws, plans: embrace })))).toThrow(
    "there is no merged plan (stuck): a2 waits for b2",
  );
  const dark = [plan("A", { id: "a", duration: 1, needs: { lamp: "on" } })];
  expect(() => planOf(mergePlans(planProblem({ plans: dark })))).toThrow(
    "there is no merged plan (infeasible): a needs lamp = on",
  );
});

test("a ranking that forgets somebody is refused", () => {
  expect(() => mergeByPriority(planProblem({ world: saws, plans: embrace }), ["A"])).toThrow(
    "the ranking must list each of A, B once, got A",
  );
});
