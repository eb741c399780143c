import { expect, test } from "vitest";
import { describeConflict } from "../../../../lib/coordlab/plans/conflict.js";
import { findConflicts } from "../../../../lib/coordlab/plans/find-conflicts.js";
import type { ActionSpec, Plan, World } from "../../../../lib/coordlab/plans/plan.js";
import { planProblem } from "../../../../lib/coordlab/plans/plan-problem.js";

const plan = (agent: string, ...actions: ActionSpec[]): Plan => ({ agent, actions });
const said = (world: World, plans: readonly Plan[]) =>
  findConflicts(planProblem({ world, plans })).conflicts.map(describeConflict);

test("two agents at one resource at the same time", () => {
  const plans = [
    plan("A", { id: "a", duration: 2, claims: [{ resource: "saw" }] }),
    plan("B", { id: "walk", duration: 1 }, { id: "b", duration: 1, claims: [{ resource: "saw" }] }),
  ];
  expect(said({ resources: { saw: {} } }, plans)).toEqual(["a and b want saw at the same time"]);
});

test("a resource is held between the actions that need it", () => {
  const held = { resource: "saw", until: "a2" };
  const plans = [
    plan(
      "A",
      { id: "a", duration: 1, claims: [held] },
      { id: "rest", duration: 3 },
      { id: "a2", duration: 1 },
    ),
    plan("B", { id: "walk", duration: 2 }, { id: "b", duration: 1, claims: [{ resource: "saw" }] }),
  ];
  expect(said({ resources: { saw: {} } }, plans)).toEqual(["a and b want saw at the same time"]);
});

test("one agent's effect undoes another's precondition: held at first, or brought about", () => {
  const reader = { id: "read", duration: 2, needs: { lamp: "on" } };
  const quench = plan("B", { id: "quench", duration: 1, sets: { lamp: "off" } });
  expect(said({ facts: { lamp: "on" } }, [plan("A", reader), quench])).toEqual([
    "quench undoes lamp, which holds at first and read needs",
  ]);
  const lighter = plan(
    "A",
    { id: "light", duration: 1, sets: { lamp: "on" } },
    { id: "wait", duration: 1 },
    reader,
  );
  expect(said({}, [lighter, { ...quench, release: 2 }])).toEqual([
    "quench undoes lamp, which light brings about and read needs",
  ]);
});

test("an action may change what it needs, and setting the same value is no conflict", () => {
  const take = (id: string) => plan(id, { id, duration: 1, needs: { door: "shut" }, sets: { door: "open" } });
  expect(said({ facts: { door: "shut" } }, [take("a")])).toEqual([]);
  const write = (id: string) => plan(id, { id, duration: 1, sets: { door: "open" } });
  expect(said({}, [write("a"), write("b")])).toEqual([]);
});

test("a need that nobody meets, and one that another agent meets too late", () => {
  const reader = plan("A", { id: "read", duration: 1, needs: { lamp: "on" } });
  const expected = ["read needs lamp = on, which nothing makes true in time"];
  expect(said({}, [reader])).toEqual(expected);
  expect(said({}, [reader, plan("B", { id: "light", duration: 1, sets: { lamp: "on" } })])).toEqual(expected);
});

test("a capacity exceeded names a smallest set, a budget by how much", () => {
  const user = (id: string, amount: number) =>
    plan(id, {
      ...{ id, duration: 2, claims: [{ resource: "bay", mode: "shared", amount }] },
      spends: [{ budget: "tokens", amount: 4 }],
    });
  const world = { resources: { bay: { capacity: 4 } }, budgets: { tokens: 10 } };
  expect(said(world, [user("a", 1), user("b", 2), user("c", 2)])).toEqual([
    "a, b, c compete for the capacity of bay",
    "the plans spend 2 more than the budget of tokens",
  ]);
  expect(said(world, [user("a", 1), user("b", 3), user("c", 1)])[0]).toContain("b, c compete");
});

test("a timetable without conflicts has none", () => {
  const saw = (id: string) => plan(id, { id, duration: 2, claims: [{ resource: "saw" }] });
  const timetable = { starts: { a: 0, b: 2 }, substitutions: {} };
  expect(
    findConflicts(planProblem({ world: { resources: { saw: {} } }, plans: [saw("a"), saw("b")] }), timetable)
      .conflicts,
  ).toEqual([]);
});
