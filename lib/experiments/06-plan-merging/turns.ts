/** The checks of the notebook's own turns: each says what to think about, most of all after the commonest slip. */

import { check } from "coordlab/exercise/exercise-check.js";
import { mergeFirstCome } from "coordlab/plans/merge-first-come.js";
import type { Order, Plan } from "coordlab/plans/plan.js";
import { planProblem } from "coordlab/plans/plan-problem.js";
import { mergePlans, planOf } from "coordlab-engine";

const onSaw = [{ resource: "saw" }];
const ada: Plan = {
  agent: "Ada",
  actions: [
    { id: "cut", duration: 4, claims: onSaw },
    { id: "polish", duration: 1 },
  ],
};
const ben = (duration: number): Plan => ({
  agent: "Ben",
  actions: [
    { id: "slot", duration, claims: onSaw, alternatives: [{ id: "slot by hand", duration: 3, price: 2 }] },
    { id: "paint", duration: 5 },
  ],
});

/** Do the agreed orders bring the workshop's makespan down to 6? */
export function checkAgreed(agreed: readonly Order[]): void {
  const problem = planProblem({ world: { resources: { saw: {} } }, plans: [ada, ben(1)], agreed });
  const { makespan, substitutions } = planOf(mergePlans(problem));
  const byHand = Object.keys(substitutions).length > 0;
  const hint =
    agreed.length === 0
      ? "Nothing is agreed now: the merger found the order itself. Agree on it beforehand."
      : makespan === 10 || byHand
        ? "Ada first: Ben, who has five minutes of painting before him, waits for her. Who has more to do afterwards?"
        : `The makespan is ${makespan}. One order is enough: who goes to the saw first?`;
  check(
    "agreed beforehand, and done in 6 minutes",
    () => agreed.length > 0 && makespan === 6 && !byHand,
    hint,
  );
}

/** Does Ben, with the same two tools, no longer deadlock with Ada, who takes the saw and then the drill? */
export function checkNoDeadlock(plan: Plan): void {
  const world = { resources: { saw: {}, drill: {} } };
  const first: Plan = {
    agent: "Ada",
    actions: [
      { id: "Ada's saw", duration: 1, claims: [{ resource: "saw", until: "Ada's drill" }] },
      { id: "Ada's drill", duration: 1, claims: [{ resource: "drill" }] },
    ],
  };
  const tools = new Set(plan.actions.flatMap(({ claims = [] }) => claims.map(({ resource }) => resource)));
  const both = tools.has("saw") && tools.has("drill");
  const { status } = mergeFirstCome(planProblem({ world, plans: [first, plan] }));
  const hint = both
    ? "Each still holds what the other wants. Number the tools: could a ring of waiting go down somewhere if all took them upwards?"
    : "Ben needs both tools for his work: saw and drill.";
  check("no deadlock, with the same tools", () => both && status === "feasible", hint);
}

/** With a slot that takes `duration` minutes on the saw, does sawing by hand pay at a price of 2? */
export function checkByHand(duration: number): void {
  const usable = Number.isInteger(duration) && duration > 0;
  const problem = planProblem({
    world: { resources: { saw: {} } },
    plans: [ada, ben(usable ? duration : 1)],
  });
  const { substitutions } = planOf(mergePlans(problem));
  const hint = usable
    ? `With ${duration} ${duration === 1 ? "minute" : "minutes"} on the saw it is still cheaper to wait. Sawing by hand costs 3 + 5 minutes and 2 in quality: what must waiting cost?`
    : "A whole number of minutes, above 0.";
  check("sawing by hand pays", () => usable && substitutions.slot !== undefined, hint);
}
