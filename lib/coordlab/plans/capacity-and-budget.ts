/** Capacities and budgets that are exceeded. */
import type { Conflict } from "./conflict.js";
import { lookup } from "./lookup.js";
import type { ActionSpec, World } from "./plan.js";
import type { PlanProblem } from "./plan-problem.js";
import type { Tenure } from "./tenure.js";

/** For each claim that takes more than is left, a smallest set of claims that does. Cost O(T log T + overlaps). */
export function overCapacity(
  { slots, world }: PlanProblem,
  tenures: readonly Tenure[],
  starts: ArrayLike<number>,
  ends: ArrayLike<number>,
): Conflict[] {
  const sets = overloads(world, tenures, starts, ends);
  return sets.map((set) => ({
    kind: "capacity",
    on: set[0]!.on,
    actions: set.map((t) => slots[t.from]!.id),
  }));
}

/** The same as sets of tenures, by start, at most one for each newcomer. */
export function overloads(
  world: World,
  tenures: readonly Tenure[],
  starts: ArrayLike<number>,
  ends: ArrayLike<number>,
): Tenure[][] {
  const found: Tenure[][] = [];
  const held = new Map<string, Tenure[]>();
  const limited = tenures.filter(
    ({ kind, on, amount }) => kind === "resource" && amount > 0 && capacity(world, on),
  );
  for (const tenure of limited.sort((a, b) => starts[a.from]! - starts[b.from]!)) {
    const others = (held.get(tenure.on) ?? []).filter(({ to }) => ends[to]! > starts[tenure.from]!);
    held.set(tenure.on, [...others, tenure]);
    let over = [...others, tenure].reduce((sum, { amount }) => sum + amount, 0) - capacity(world, tenure.on)!;
    if (over <= 0 || tenure.amount < over) continue;
    const needed = others.filter(({ amount }) => {
      const spare = amount < over;
      if (spare) over -= amount;
      return !spare;
    });
    found.push([...needed, tenure]);
  }
  return found;
}

function capacity({ resources }: World, on: string): number | undefined {
  return lookup(resources, on)?.capacity;
}

/** The budgets that the chosen options exceed. */
export function overBudget({ slots, world }: PlanProblem, options: readonly number[]): Conflict[] {
  return Object.entries(world.budgets ?? {}).flatMap(([on, most]): Conflict[] => {
    const over = slots.reduce((sum, slot, s) => sum + spent(slot.options[options[s]!]!, on), -most);
    return over > 0 ? [{ kind: "budget", on, over }] : [];
  });
}

/** What an action spends of a budget. */
export function spent(action: ActionSpec, budget: string): number {
  return (action.spends ?? []).reduce((sum, spend) => sum + (spend.budget === budget ? spend.amount : 0), 0);
}
