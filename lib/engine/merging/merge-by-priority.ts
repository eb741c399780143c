/** Merging by rank: each agent fits its plan in around those that rank higher. */

import { overBudget } from "coordlab/plans/capacity-and-budget.js";
import type { Conflict, Resolved } from "coordlab/plans/conflict.js";
import { type GreedyMerge, greedyMerge } from "coordlab/plans/merged-plan.js";
import { type Found, foundWay } from "coordlab/plans/numbered-merge.js";
import { earliestMakespan, ownSuccessors, type PlanProblem } from "coordlab/plans/plan-problem.js";
import { topologicalOrder } from "coordlab/plans/precedence.js";
import type { Tenure } from "coordlab/plans/tenure.js";
import { withinBudgets } from "coordlab/plans/within-budgets.js";
import { Placing } from "./partial-timetable.js";

/**
 * Merges by priority: one agent after the other is placed as early as those before it allow, and what is placed
 * stays where it is. Where a substitution keeps a budget, costs less than the time that it saves the team, or avoids
 * that the agent gets stuck, it is made: one at a time, the one that saves most. Whoever has to wait for something can always wait until all others are done, so over
 * resources this never gets stuck. It does over a fact if a higher rank undoes what a lower one needs, and over
 * a deadline; another ranking may then succeed.
 *
 * Cost O(substitutions x alternatives x delays x claims on one resource) and {@link completeOrders}.
 *
 * @param ranking the agents, the most important first; as the plans are listed if it is left out
 * @throws RangeError if the ranking is no permutation of the agents
 * @see Erdmann & Lozano-Pérez (1987) for prioritised planning
 */
export function mergeByPriority(problem: PlanProblem, ranking?: readonly string[]): GreedyMerge {
  const names = problem.plans.map(({ agent }) => agent);
  const ranked = (ranking ?? names).map((name) => names.indexOf(name));
  if (ranked.length !== names.length || new Set(ranked).size !== names.length || ranked.includes(-1))
    throw new RangeError(
      `the ranking must list each of ${names.join(", ")} once, got ${ranking?.join(", ")}`,
    );
  return greedyMerge(problem, placeByRank(problem, ranked));
}

/** The same by number: `ranked[0]` is the agent that is placed first; in the order of the plans if left out. */
export function placeByRank(problem: PlanProblem, ranked?: readonly number[]): Found | Conflict {
  const { slots, slotOf, plans } = problem;
  const affordable = withinBudgets(problem);
  if ("kind" in affordable) return affordable;
  const { options } = affordable;
  const reasons = new Map<number, Conflict>();
  for (const { conflict, resolution } of affordable.substituted)
    if (resolution.kind === "substitute") reasons.set(slotOf.get(resolution.action)!, conflict);
  const slotsOf = plans.map((): number[] => []);
  for (const s of topologicalOrder(ownSuccessors(slots))) slotsOf[slots[s]!.agent]!.push(s);
  const placing = new Placing(problem, options);
  let makespan = earliestMakespan(problem);
  for (const agent of ranked ?? plans.keys()) {
    const own = slotsOf[agent]!;
    const tenures = fitCheapest({ problem, placing, options, reasons }, own, makespan);
    if ("kind" in tenures) return tenures;
    placing.keep(tenures);
    makespan = Math.max(makespan, placing.lastEnd(own).end);
  }
  const substituted = slots.flatMap(({ id, options: choices, prices }, s): Resolved[] => {
    const m = options[s]!;
    if (m === 0) return [];
    const resolution = { kind: "substitute", action: id, by: choices[m]!.id, price: prices[m]! } as const;
    return [{ conflict: reasons.get(s)!, resolution }];
  });
  return foundWay(problem, options, placing.starts, substituted);
}

interface Placed {
  readonly problem: PlanProblem;
  readonly placing: Placing;
  /** What each slot performs; changed by what is substituted. */
  readonly options: number[];
  /** For which conflict a slot was substituted. */
  readonly reasons: Map<number, Conflict>;
}

interface Attempt {
  readonly fitted: readonly Tenure[] | Conflict;
  readonly last: { readonly slot: number; readonly end: number };
  /** max(makespan, end) + own price; infinite if it does not fit. */
  readonly cost: number;
  readonly waits: ReadonlyMap<number, Conflict>;
}

/** One agent as planned, and then with the substitution that saves most, while one saves anything. */
function fitCheapest(
  { problem, placing, options, reasons }: Placed,
  own: readonly number[],
  makespan: number,
): readonly Tenure[] | Conflict {
  const { slots } = problem;
  const attempt = (): Attempt => {
    const fitted = placing.fit(own);
    const last = placing.lastEnd(own);
    const price = own.reduce((sum, s) => sum + slots[s]!.prices[options[s]!]!, 0);
    const cost = "kind" in fitted ? Number.POSITIVE_INFINITY : Math.max(makespan, last.end) + price;
    return { fitted, last, cost, waits: new Map(placing.waits) };
  };
  let best = attempt();
  if (own.every((s) => slots[s]!.options.length === 1)) return best.fitted;
  for (;;) {
    let better: (Attempt & { readonly s: number; readonly m: number }) | undefined;
    for (const s of own) {
      const now = options[s]!;
      for (let m = 0; m < slots[s]!.options.length; m++) {
        if (m === now) continue;
        options[s] = m;
        const tried = overBudget(problem, options).length > 0 ? undefined : attempt();
        if (tried && tried.cost < (better ?? best).cost) better = { ...tried, s, m };
      }
      options[s] = now;
    }
    if (!better) return placing.fit(own);
    const { slot, end } = best.last;
    const deadline = Math.max(makespan, better.last.end);
    const late = (): Conflict => ({ kind: "late", action: slots[slot]!.id, end, deadline });
    reasons.set(better.s, "kind" in best.fitted ? best.fitted : (best.waits.get(better.s) ?? late()));
    options[better.s] = better.m;
    best = better;
  }
}
