/** Which agents can get in each other's way at all. */

import { spent } from "coordlab/plans/capacity-and-budget.js";
import type { PlanProblem } from "coordlab/plans/plan-problem.js";
import type { Choices } from "./conflict-tree/choices.js";

/**
 * Groups of agents, each in the order of the plans, such that nothing in one group can conflict with anything
 * in another: no pair of incompatible tenures, no supplier, no agreed order, no limited capacity or budget in
 * common, whatever is substituted. Cost O(size of the choices).
 */
export function componentsOf({ slots, plans }: PlanProblem, choices: Choices): number[][] {
  const group = plans.map((_, agent) => agent);
  const root = (agent: number): number => {
    while (group[agent] !== agent) agent = group[agent] = group[group[agent]!]!;
    return agent;
  };
  const join = (members: Iterable<number>) => {
    const [first, ...others] = new Set(members);
    for (const other of others)
      group[Math.max(root(first!), root(other))] = Math.min(root(first!), root(other));
  };
  const agent = (slot: number) => slots[slot]!.agent;
  const owners = (t: number) => choices.tenures[t]!.if.map(({ slot }) => agent(slot));
  for (const { a, b } of choices.pairs) join([...owners(a), ...owners(b)]);
  slots.forEach((slot) => {
    join([slot.agent, ...slot.before.map(agent)]);
  });
  for (const { slot, suppliers } of choices.needs)
    join([agent(slot), ...suppliers.filter((s) => s.slot >= 0).map((s) => agent(s.slot))]);
  const byResource = new Map<string, number[]>();
  for (const t of choices.limited) {
    const { on } = choices.tenures[t]!.tenure;
    if (!byResource.get(on)?.push(...owners(t))) byResource.set(on, owners(t));
  }
  for (const members of byResource.values()) join(members);
  for (const { on } of choices.budgets)
    join(
      slots
        .filter(({ options }) => options.some((action) => spent(action, on) > 0))
        .map((slot) => slot.agent),
    );
  const groups = new Map<number, number[]>();
  plans.forEach((_, i) => {
    if (!groups.get(root(i))?.push(i)) groups.set(root(i), [i]);
  });
  return [...groups.values()];
}
