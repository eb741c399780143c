/** Merging by rank: each agent fits its plan in around those that rank higher. */
import { acceptPlans } from "./accept.js";
import type { Conflict } from "./conflict.js";
import { type Found, foundWay } from "./found.js";
import { type GreedyMerge, greedyMerge } from "./merged.js";
import { Placing } from "./placing.js";
import type { Plan, World } from "./plan.js";
import { topologicalOrder } from "./precedence.js";
import { ownSuccessors, type Team, teamOf } from "./slots.js";
import { withinBudgets } from "./within-budgets.js";

/**
 * Merges by priority: one agent after the other is placed as early as those before it allow, and what is placed
 * stays where it is. Whoever has to wait for something can always wait until all others are done, so over
 * resources this never gets stuck. It does over a fact if a higher rank undoes what a lower one needs, and over
 * a deadline; another ranking may then succeed.
 *
 * Cost O(delays x claims on one resource) and {@link completeOrders}.
 *
 * @param ranking the agents, the most important first; as the plans are listed if it is left out
 * @throws RangeError if the plans are not in order or the ranking is no permutation of the agents
 * @see Erdmann & Lozano-Pérez (1987) for prioritised planning
 */
export function mergeByPriority(
  world: World,
  plans: readonly Plan[],
  ranking?: readonly string[],
): GreedyMerge {
  acceptPlans({ world, plans });
  const names = plans.map(({ agent }) => agent);
  const ranked = (ranking ?? names).map((name) => names.indexOf(name));
  if (ranked.length !== names.length || new Set(ranked).size !== names.length || ranked.includes(-1))
    throw new RangeError(
      `the ranking must list each of ${names.join(", ")} once, got ${ranking?.join(", ")}`,
    );
  const team = teamOf(world, plans);
  return greedyMerge(team, placeByRank(team, ranked));
}

/** The same by number: `ranked[0]` is the agent that is placed first; in the order of the plans if left out. */
export function placeByRank(team: Team, ranked?: readonly number[]): Found | Conflict {
  const affordable = withinBudgets(team);
  if ("kind" in affordable) return affordable;
  const { options, substituted } = affordable;
  const slotsOf = team.plans.map((): number[] => []);
  for (const s of topologicalOrder(ownSuccessors(team.slots))) slotsOf[team.slots[s]!.agent]!.push(s);
  const placing = new Placing(team, options);
  for (const agent of ranked ?? team.plans.keys()) {
    const conflict = placing.place(slotsOf[agent]!);
    if (conflict) return conflict;
  }
  return foundWay(team, options, placing.starts, substituted);
}
