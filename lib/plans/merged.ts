/** What merging gives: one plan for all, or the reason why there is none. */
import type { Conflict, Resolution } from "./conflict.js";
import type { Found } from "./found.js";
import type { Order, Timetable } from "./plan.js";
import { settle } from "./settle.js";
import type { Team } from "./slots.js";

/** One conflict and what was done about it. */
export interface Resolved {
  readonly conflict: Conflict;
  readonly resolution: Resolution;
  /** For the order of two tenures, the opposite order. */
  readonly instead?: Order;
}

/** A merged plan: keep the `orders` and it is right whatever is late; keep the `starts` only if nothing is. */
export interface MergedPlan extends Timetable {
  /**
   * Orders over every incompatible pair, without those that follow from others or from the own orders, after
   * those that were agreed.
   */
  readonly orders: readonly Order[];
  /** Only the orders that a search added on its way, after those that were agreed: enough for the timetable, not if something is late. */
  readonly searchOrders: readonly Order[];
  /** When the last action ends. */
  readonly makespan: number;
  /** The sum over agents of when each ends its last action. */
  readonly sumOfCosts: number;
  /** What the substitutions cost. */
  readonly price: number;
  /** What is minimised: makespan + price. */
  readonly cost: number;
  /** Each substitution and each order with the conflict that it resolves, in order of time. */
  readonly log: readonly Resolved[];
}

/** A way to merge, written out. Cost that of {@link settle}. */
export function mergedPlan(
  team: Team,
  { options, starts, makespan, price, substituted, added }: Found,
): MergedPlan {
  const { slots, plans, agreed } = team;
  const last = new Float64Array(plans.length);
  slots.forEach(({ agent, options: choices }, s) => {
    last[agent] = Math.max(last[agent]!, starts[s]! + choices[options[s]!]!.duration);
  });
  const settled = settle(team, options, starts);
  return {
    starts: Object.fromEntries(slots.map(({ id }, s) => [id, starts[s]!])),
    substitutions: Object.fromEntries(
      slots.flatMap((slot, s) => (options[s] ? [[slot.id, slot.options[options[s]!]!.id]] : [])),
    ),
    orders: [...agreed, ...settled.map(({ order }) => order)],
    searchOrders: [
      ...agreed,
      ...added.flatMap((after, k) =>
        k % 2 ? [{ before: slots[added[k - 1]!]!.id, after: slots[after]!.id }] : [],
      ),
    ],
    ...{ makespan, price, cost: makespan + price, sumOfCosts: last.reduce((sum, end) => sum + end, 0) },
    log: [
      ...substituted,
      ...settled.map(
        ({ conflict, order, instead }): Resolved => ({
          ...{ conflict, resolution: { kind: "order", ...order } },
          ...(instead && { instead }),
        }),
      ),
    ],
  };
}

/** A merged plan that need not be the best, or the conflict over which a rule got stuck. */
export type GreedyMerge =
  | { readonly status: "feasible"; readonly plan: MergedPlan }
  | { readonly status: "stuck"; readonly conflict: Conflict };

/** What a rule found, written out. */
export function greedyMerge(team: Team, found: Found | Conflict): GreedyMerge {
  if ("kind" in found) return { status: "stuck", conflict: found };
  return { status: "feasible", plan: mergedPlan(team, found) };
}
