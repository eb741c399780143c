/** What a merger cannot help: claims that it is not told, and a budget that is too small. */

import { planProblem } from "coordlab/plans/plan-problem.js";
import { estimate } from "coordlab/world/estimate.js";
import { seededStream } from "coordlab/world/random.js";
import { mergePlans } from "coordlab-engine/merging/merge-plans.js";
import { lostUpdates, type ToolCallShape, tokensOf, toolCallPlans, undeclared } from "./tool-calls.js";

/** Lost updates of merged plans if this fraction of the claims is not declared to the merger: mean and 95 % interval. */
export interface HidingCost {
  readonly hidden: number;
  readonly lostUpdates: number;
  readonly low: number;
  readonly high: number;
}

/** What a merger is worth that is not told everything, over `runs` random teams for each fraction. */
export function lostByHiding(
  shape: ToolCallShape,
  fractions: readonly number[],
  { runs, seed }: { readonly runs: number; readonly seed: number | string },
): HidingCost[] {
  return fractions.map((hidden) => {
    const stream = seededStream(seed);
    const hiding = seededStream(`${seed} hidden`);
    const { mean, low, high } = estimate(runs, () => {
      const { world, plans } = toolCallPlans(shape, stream);
      const told = planProblem({ world, plans: undeclared(plans, hidden, hiding) });
      const merged = mergePlans(told, { nodes: 200 });
      return "plan" in merged ? lostUpdates(plans, merged.plan).length : 0;
    });
    return { hidden, lostUpdates: mean, low, high };
  });
}

/** Merged crews whose budget holds this share of what their calls would spend. */
export interface BudgetRow {
  readonly budget: number;
  readonly crews: number;
  /** Crews for which a plan was found. */
  readonly merged: number;
  /** Means over those: end of the last call, calls by the smaller model, makespan plus the price of these. */
  readonly makespan: number;
  readonly substitutions: number;
  readonly cost: number;
}

/** The same crews with enough tokens and with too few. */
export function shortBudgets(
  shape: ToolCallShape,
  budgets: readonly number[],
  { crews, seed }: { readonly crews: number; readonly seed: number | string },
): BudgetRow[] {
  return budgets.map((budget) => {
    const stream = seededStream(seed);
    const plans = Array.from({ length: crews }, () => {
      const { world, plans } = toolCallPlans(shape, stream);
      const tokens = Math.floor(budget * tokensOf(plans));
      const merged = mergePlans(planProblem({ world: { ...world, budgets: { tokens } }, plans }), {
        nodes: 300,
      });
      return "plan" in merged ? merged.plan : undefined;
    }).flatMap((plan) => plan ?? []);
    const mean = (of: (plan: (typeof plans)[number]) => number) =>
      plans.reduce((sum, plan) => sum + of(plan), 0) / plans.length;
    return {
      ...{ budget, crews, merged: plans.length, makespan: mean(({ makespan }) => makespan) },
      substitutions: mean(({ substitutions }) => Object.keys(substitutions).length),
      cost: mean(({ cost }) => cost),
    };
  });
}
