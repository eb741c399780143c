/** A way to merge, by number: before it is written out with orders and names. */
import type { Resolved } from "./conflict.js";
import type { PlanProblem, Slot } from "./plan-problem.js";

/** Which option each slot performs, when it starts, and why where it is not the action as planned. */
export interface Found {
  readonly options: ArrayLike<number>;
  readonly starts: Float64Array;
  readonly makespan: number;
  readonly price: number;
  readonly substituted: readonly Resolved[];
  /** Orders between slots that a search added, pairs in a row; none by a rule without search. */
  readonly added: readonly number[];
}

/** Adds the makespan and the price. Cost O(A). */
export function foundWay(
  { slots }: PlanProblem,
  options: ArrayLike<number>,
  starts: Float64Array,
  substituted: readonly Resolved[],
  added: readonly number[] = [],
): Found {
  const end = ({ options: choices }: Slot, s: number) => starts[s]! + choices[options[s]!]!.duration;
  const makespan = slots.reduce((most, slot, s) => Math.max(most, end(slot, s)), 0);
  const price = slots.reduce((sum, { prices }, s) => sum + prices[options[s]!]!, 0);
  return { options, starts, makespan, price, substituted, added };
}
