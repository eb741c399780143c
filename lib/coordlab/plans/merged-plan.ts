/** What merging gives: one plan for all, or the reason why there is none. */
import { type Delayed, delaysOf } from "./closings.js";
import type { Conflict, Resolved } from "./conflict.js";
import type { Found } from "./numbered-merge.js";
import { settle } from "./orders-from-times.js";
import type { Order, Timetable } from "./plan.js";
import type { PlanProblem } from "./plan-problem.js";

/**
 * A merged plan: keep the `orders` and it is right whatever is late; keep the `starts` only if nothing is. Where
 * resources close, keep the `delays` with the orders; but an action that is late can still run into a closing, as
 * into a deadline.
 */
export interface MergedPlan extends Timetable {
  /**
   * Orders over every incompatible pair, without those that follow from others or from the own orders, after
   * those that were agreed.
   */
  readonly orders: readonly Order[];
  /** Actions that wait for the clock and not for somebody, and until when: part of the plan beside the orders. */
  readonly delays: Readonly<Record<string, number>>;
  /** Only what a search added on its way, after what was agreed: enough for the timetable, not if something is late. */
  readonly searched: Pick<MergedPlan, "orders" | "delays">;
  /** When the last action ends. */
  readonly makespan: number;
  /** The sum over agents of when each ends its last action. */
  readonly sumOfCosts: number;
  /** What the substitutions cost. */
  readonly price: number;
  /** What is minimised: makespan + price. */
  readonly cost: number;
  /** Each substitution, and then each order and delay in order of time, with the conflict that it resolves. */
  readonly log: readonly Resolved[];
}

/** A way to merge, written out. Cost that of {@link settle}. */
export function mergedPlan(
  problem: PlanProblem,
  { options, starts, makespan, price, substituted, added }: Found,
): MergedPlan {
  const { slots, plans, agreed } = problem;
  const last = new Float64Array(plans.length);
  slots.forEach(({ agent, options: choices }, s) => {
    last[agent] = Math.max(last[agent]!, starts[s]! + choices[options[s]!]!.duration);
  });
  const named = (k: number) => slots[added[k]!]!.id;
  const searched = added.flatMap((_, k) => (k % 2 ? [{ before: named(k - 1), after: named(k) }] : []));
  const settled = settle(problem, options, starts);
  const waits = (orders: readonly Order[]) => delaysOf(problem, options, starts, orders);
  const delays = waits(settled.map(({ order }) => order));
  const resolved: Resolved[] = [
    ...settled.map(({ conflict, order, instead }) => ({
      ...{ conflict, resolution: { kind: "order", ...order } as const },
      ...(instead && { instead }),
    })),
    ...delays,
  ];
  const when = ({ resolution }: Resolved) =>
    starts[problem.slotOf.get(resolution.kind === "order" ? resolution.after : resolution.action)!]!;
  return {
    starts: Object.fromEntries(slots.map(({ id }, s) => [id, starts[s]!])),
    substitutions: Object.fromEntries(
      slots.flatMap((slot, s) => (options[s] ? [[slot.id, slot.options[options[s]!]!.id]] : [])),
    ),
    ...told([...agreed, ...settled.map(({ order }) => order)], delays),
    searched: told([...agreed, ...searched], waits(searched)),
    ...{ makespan, price, cost: makespan + price, sumOfCosts: last.reduce((sum, end) => sum + end, 0) },
    log: [...substituted, ...resolved.sort((a, b) => when(a) - when(b))],
  };
}

function told(orders: readonly Order[], delays: readonly Delayed[]): MergedPlan["searched"] {
  const clock = delays.map(({ resolution: { action, notBefore } }) => [action, notBefore]);
  return { orders, delays: Object.fromEntries(clock) };
}

/** A merged plan that need not be the best, or the conflict over which a rule got stuck. */
export type GreedyMerge =
  | { readonly status: "feasible"; readonly plan: MergedPlan }
  | { readonly status: "stuck"; readonly conflict: Conflict };

/** What a rule found, written out. */
export function greedyMerge(problem: PlanProblem, found: Found | Conflict): GreedyMerge {
  if ("kind" in found) return { status: "stuck", conflict: found };
  return { status: "feasible", plan: mergedPlan(problem, found) };
}
