import { expect, test } from "vitest";
import type { Plan } from "../../../../lib/coordlab/plans/plan.js";
import { planProblem } from "../../../../lib/coordlab/plans/plan-problem.js";
import { planGantt } from "../../../../lib/figures/drawings/plan-gantt.js";

const world = { resources: { saw: {} } };
const plans: readonly Plan[] = ["a", "b"].map((id) => ({
  agent: id.toUpperCase(),
  actions: [
    {
      id,
      duration: 2,
      claims: [{ resource: "saw" }],
      alternatives: [{ id: `${id}'`, duration: 3, price: 1 }],
    },
  ],
}));

test("planGantt says who does what when, and crosses what conflicts", () => {
  const alone = planGantt(planProblem({ world, plans }), { title: "Alone" });
  expect(alone.alt).toBe("A does a from 0 to 2; B does b from 0 to 2.");
  expect(alone.svg.match(/✕/g)).toHaveLength(2);
});

test("planGantt draws the orders and the alternatives of a merged plan", () => {
  const orders = [{ before: "a", after: "b" }];
  const merged = planGantt(planProblem({ world, plans }), {
    timetable: { starts: { a: 0, b: 2 }, substitutions: { b: "b'" } },
    title: "Merged",
    orders,
  });
  expect(merged.alt).toBe("A does a from 0 to 2; B does b' from 2 to 5.");
  expect(merged.svg).not.toContain("✕");
});

test("when a resource is closed stands in a row of its own, with an arrow to whoever waits for its end", () => {
  const world = { resources: { saw: { closed: [[1, 3]] as const }, drill: { closed: [[0, 3]] as const } } };
  const plans = [{ agent: "Ada", actions: [{ id: "cut", duration: 2, claims: [{ resource: "saw" }] }] }];
  const alone = planGantt(planProblem({ world, plans }), { title: "Alone" });
  expect(alone.svg).toContain("✕");
  expect(alone.alt).toBe("Ada does cut from 0 to 2; saw is closed from 1 to 3; drill is closed from 0 to 3.");
  const timetable = { starts: { cut: 3 }, substitutions: {} };
  const merged = planGantt(planProblem({ world, plans }), {
    timetable,
    title: "Merged",
    delays: { cut: 3 },
  }).svg;
  expect(merged).not.toContain("✕");
  expect(merged).toContain("saw closed");
  expect(merged.match(/<path d="M[^"]*H[^"]*V/g)).toHaveLength(1);
});
