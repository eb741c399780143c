/** Why a merged plan resolves each conflict as it does: what the other way would have cost. */
import type { Resolved } from "coordlab/plans/conflict.js";
import type { MergedPlan } from "coordlab/plans/merged-plan.js";
import type { Order, Plan, World } from "coordlab/plans/plan.js";
import { type MergeResult, mergePlans } from "./merge-plans.js";

/** One resolution and what becomes of the team without it. */
export interface Weighed extends Resolved {
  /**
   * The cost of the best plan without the substitution, with the opposite order, or if what an action waits for were
   * open; or at least so much, or that there is none.
   */
  readonly otherwise:
    | { readonly kind: "cost" | "at least"; readonly cost: number }
    | { readonly kind: "impossible" | "no other way" };
}

/**
 * Merges the plans once more for each resolution: with the opposite order agreed beforehand, without the
 * alternative that was substituted, or without the closing that made an action wait. Cost that of {@link mergePlans}, once for each entry of the log.
 *
 * @param nodes the node budget of each merge; 2,000 unless told
 */
export function weighResolutions(
  world: World,
  plans: readonly Plan[],
  { log }: MergedPlan,
  nodes: number = 2000,
): Weighed[] {
  return log.map((resolved): Weighed => {
    const { conflict, resolution, instead } = resolved;
    if (conflict.kind === "closed" && resolution.kind === "delay")
      return { ...resolved, otherwise: outcome(mergePlans(reopened(world, conflict), plans, { nodes })) };
    if (resolution.kind === "substitute")
      return { ...resolved, otherwise: outcome(mergePlans(world, without(plans, resolution.by), { nodes })) };
    if (!instead) return { ...resolved, otherwise: { kind: "no other way" } };
    return { ...resolved, otherwise: outcome(opposite(world, plans, instead, nodes)) };
  });
}

function outcome(merged: MergeResult | undefined): Weighed["otherwise"] {
  if (!merged || merged.status === "infeasible") return { kind: "impossible" };
  if (merged.status === "optimal") return { kind: "cost", cost: merged.plan.cost };
  return { kind: "at least", cost: merged.lowerBound };
}

/** The best plan with the opposite order; within one agent's plan there is no choice. */
function opposite(
  world: World,
  plans: readonly Plan[],
  order: Order,
  nodes: number,
): MergeResult | undefined {
  const has = ({ actions }: Plan, action: string) => actions.some(({ id }) => id === action);
  if (plans.some((plan) => has(plan, order.before) && has(plan, order.after))) return undefined;
  return mergePlans(world, plans, { nodes, agreed: [order] });
}

function reopened(world: World, { on, from }: { readonly on: string; readonly from: number }): World {
  const resource = world.resources![on]!;
  const closed = (resource.closed ?? []).filter(([start]) => start !== from);
  return { ...world, resources: { ...world.resources, [on]: { ...resource, closed } } };
}

function without(plans: readonly Plan[], alternative: string): Plan[] {
  return plans.map((plan) => ({
    ...plan,
    actions: plan.actions.map((action) =>
      action.alternatives
        ? { ...action, alternatives: action.alternatives.filter(({ id }) => id !== alternative) }
        : action,
    ),
  }));
}
