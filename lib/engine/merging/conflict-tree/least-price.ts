/** What the budgets will still make a merged plan pay. */

import { spent } from "coordlab/plans/capacity-and-budget.js";
import type { Conflict } from "coordlab/plans/conflict.js";
import type { PlanProblem } from "coordlab/plans/plan-problem.js";
import type { Choices } from "./choices.js";

/**
 * A lower bound on the price of the substitutions by which the slots that are still open (`option` -1) keep every
 * budget: for each budget, the cheapest savings per unit first, the last one in part (the relaxation of a
 * knapsack). The budget's conflict if even all savings are not enough. Cost O(budgets x A log A), A actions.
 */
export function leastPrice(
  { slots }: PlanProblem,
  budgets: Choices["budgets"],
  option: ArrayLike<number>,
): number | Conflict {
  let most = 0;
  for (const { on, most: allowed } of budgets) {
    let over = slots.reduce(
      (sum, { options }, s) => sum + spent(options[Math.max(0, option[s]!)]!, on),
      -allowed,
    );
    const savings = slots.flatMap(({ options, prices }, s) => {
      if (option[s]! >= 0) return [];
      const saved = options.map((action) => spent(options[0]!, on) - spent(action, on));
      const rates = saved.flatMap((amount, m) => (amount > 0 ? [prices[m]! / amount] : []));
      return rates.length > 0 ? [{ most: Math.max(...saved), rate: Math.min(...rates) }] : [];
    });
    let price = 0;
    for (const saving of savings.sort((a, b) => a.rate - b.rate)) {
      if (over <= 0) break;
      price += Math.min(over, saving.most) * saving.rate;
      over -= saving.most;
    }
    if (over > 0) return { kind: "budget", on, over };
    most = Math.max(most, price);
  }
  return Math.ceil(most - 1e-9);
}
