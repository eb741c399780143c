/** Why a merged plan resolves each conflict as it does: what the other way would have cost. */
import type { Resolved } from "coordlab/plans/conflict.js";
import type { MergedPlan } from "coordlab/plans/merged-plan.js";
import type { Order, Plan, World } from "coordlab/plans/plan.js";
import { type PlanFile, type PlanProblem, planProblem } from "coordlab/plans/plan-problem.js";
import { Clock, type Limits } from "../limits.js";
import { type MergeResult, mergePlans } from "./merge-plans.js";

/** One resolution and what becomes of the team without it. */
export interface PricedResolution extends Resolved {
  /**
   * What the best plan would cost if this resolution were reversed: a cost, a lower bound, or that no plan exists.
   */
  readonly otherwise:
    | { readonly kind: "cost" | "at least"; readonly cost: number }
    | { readonly kind: "impossible" | "no other way" | "not priced" };
}

/**
 * Merges the plans once more for each resolution: with the opposite order agreed beforehand, without the
 * alternative that was substituted, or without the closing that made an action wait. Cost that of {@link mergePlans}, once for each entry of the log.
 *
 * @param limits `nodes` of each merge, by default 2,000; time and signal of all: what is left then is "not priced"
 */
export function priceResolutions(
  problem: PlanProblem,
  { log }: MergedPlan,
  limits: Pick<Limits, "milliseconds" | "nodes" | "signal"> = {},
): PricedResolution[] {
  const { world, plans, agreed } = problem;
  const { nodes = 2000 } = limits;
  const clock = new Clock(limits);
  const merge = (file: Partial<PlanFile>) =>
    outcome(mergePlans(planProblem({ world, plans, agreed, ...file }), { nodes }));
  return log.map((resolved): PricedResolution => {
    const { conflict, resolution, instead } = resolved;
    if (clock.look()) return { ...resolved, otherwise: { kind: "not priced" } };
    if (conflict.kind === "closed" && resolution.kind === "delay")
      return { ...resolved, otherwise: merge({ world: reopened(world, conflict) }) };
    if (resolution.kind === "substitute")
      return { ...resolved, otherwise: merge({ plans: without(plans, resolution.by) }) };
    if (!instead) return { ...resolved, otherwise: { kind: "no other way" } };
    if (ordersOwnActions(plans, instead)) return { ...resolved, otherwise: { kind: "impossible" } };
    return { ...resolved, otherwise: merge({ agreed: [...agreed, instead] }) };
  });
}

function outcome(merged: MergeResult): PricedResolution["otherwise"] {
  if (merged.status === "infeasible") return { kind: "impossible" };
  if (merged.status === "optimal") return { kind: "cost", cost: merged.plan.cost };
  return { kind: "at least", cost: merged.lowerBound };
}

/** Whether both actions are in one agent's plan, which leaves no choice. */
function ordersOwnActions(plans: readonly Plan[], { before, after }: Order): boolean {
  const has = ({ actions }: Plan, action: string) => actions.some(({ id }) => id === action);
  return plans.some((plan) => has(plan, before) && has(plan, after));
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
