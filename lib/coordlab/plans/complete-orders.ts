/** Orders for a timetable that somebody else made. */
import { lookup } from "./lookup.js";
import { settle } from "./orders-from-times.js";
import type { Order, Timetable } from "./plan.js";
import type { PlanProblem } from "./plan-problem.js";

/**
 * The orders that make a right timetable right for all durations: every incompatible pair of tenures is
 * ordered as the timetable has it, every supplier comes before the action that it supplies, and the units
 * of a limited resource are handed from claim to claim. Waiting for a closed resource is no order: see the delays
 * of {@link MergedPlan}. Orders that follow from others are left out, so the
 * makespan of the plan does not change.
 *
 * Cost O(A^2 / 32 x orders + pairs on one resource or fact), A actions; memory A^2 / 8 bytes.
 *
 * @throws RangeError if the timetable lacks an action
 * @see Policella, Cesta, Oddo & Smith (2004) for the chains of units
 */
export function completeOrders(problem: PlanProblem, timetable: Timetable): Order[] {
  const options = problem.slots.map((slot) => {
    const chosen = lookup(timetable.substitutions, slot.id);
    return chosen === undefined ? 0 : slot.options.findIndex(({ id }) => id === chosen);
  });
  const starts = problem.slots.map(({ id }, s) => {
    const start = lookup(timetable.starts, id);
    if (start === undefined || options[s]! < 0)
      throw new RangeError(`the timetable does not say how "${id}" is done`);
    return start;
  });
  return settle(problem, options, starts).map(({ order }) => order);
}
