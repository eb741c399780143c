/** Lateness: what becomes of a merged plan when actions take longer than planned. */
import { lookup } from "./lookup.js";
import type { Order, Timetable } from "./plan.js";
import { ownSuccessors, type PlanProblem } from "./plan-problem.js";
import { topologicalOrder } from "./precedence.js";

/** What the agents go by: their own plans always, and orders, and perhaps the clock. */
export interface Discipline {
  readonly orders: readonly Order[];
  /** Nobody starts before; an agent whose own plan is late starts as soon as it can. */
  readonly starts?: Readonly<Record<string, number>>;
}

/**
 * When each action starts if actions take these durations and every agent starts as early as its discipline
 * allows. Cost O(actions + orders).
 *
 * @throws RangeError if the orders are a cycle
 */
export function replay(
  problem: PlanProblem,
  durations: Readonly<Record<string, number>>,
  { orders, starts: clock }: Discipline,
): Record<string, number> {
  const { slots, slotOf } = problem;
  const next = ownSuccessors(slots);
  for (const { before, after } of orders) next[slotOf.get(before)!]!.push(slotOf.get(after)!);
  const starts = slots.map(({ id, release }) => Math.max(release, lookup(clock, id) ?? 0));
  const sorted = topologicalOrder(next);
  if (sorted.length < slots.length) throw new RangeError("the orders are a cycle: nobody can start");
  for (const s of sorted)
    for (const w of next[s]!) starts[w] = Math.max(starts[w]!, starts[s]! + lookup(durations, slots[s]!.id)!);
  return Object.fromEntries(slots.map(({ id }, s) => [id, starts[s]!]));
}

/** How long each action of a merged plan is meant to take. */
export function plannedDurations(
  { plans }: Pick<PlanProblem, "plans">,
  { substitutions }: Timetable,
): Record<string, number> {
  const all = plans.flatMap(({ actions }) => actions);
  return Object.fromEntries(
    all.map(({ id, duration, alternatives }) => {
      const chosen = lookup(substitutions, id);
      return [id, alternatives?.find((other) => other.id === chosen)?.duration ?? duration];
    }),
  );
}
