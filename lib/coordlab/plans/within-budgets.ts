/** Substitution as the only cure for a budget that is too small. */

import { overBudget, spent } from "./capacity-and-budget.js";
import type { Conflict, Resolved } from "./conflict.js";
import type { PlanProblem } from "./plan-problem.js";

/** Which option each slot performs, and why where it is not the action as planned. */
export interface Affordable {
  readonly options: number[];
  readonly substituted: readonly Resolved[];
}

/**
 * Substitutes until every budget is kept, each time what costs least per unit saved (ties: the first
 * listed). A heuristic: with several budgets it may miss a way. Cost O(substitutions x alternatives).
 */
export function withinBudgets(problem: PlanProblem): Affordable | Conflict {
  const options = problem.slots.map(() => 0);
  const tried = problem.slots.map(() => new Set([0]));
  const substituted = new Map<number, Resolved>();
  for (;;) {
    const [conflict] = overBudget(problem, options);
    if (conflict?.kind !== "budget") return { options, substituted: [...substituted.values()] };
    let best: { readonly s: number; readonly m: number; readonly ratio: number } | undefined;
    problem.slots.forEach(({ options: choices, prices }, s) => {
      const now = spent(choices[options[s]!]!, conflict.on);
      for (let m = 1; m < choices.length; m++) {
        const saved = now - spent(choices[m]!, conflict.on);
        const ratio = (prices[m]! - prices[options[s]!]!) / Math.min(saved, conflict.over);
        if (saved > 0 && !tried[s]!.has(m) && (best === undefined || ratio < best.ratio))
          best = { s, m, ratio };
      }
    });
    if (!best) return conflict;
    const { id, options: choices, prices } = problem.slots[best.s]!;
    options[best.s] = best.m;
    tried[best.s]!.add(best.m);
    const by = choices[best.m]!.id;
    const resolution = { kind: "substitute", action: id, by, price: prices[best.m]! } as const;
    substituted.set(best.s, { conflict, resolution });
  }
}
