/** How much an agent's best action depends on what the others do: the question to ask before any mechanism. */

import { below, type Stream } from "coordlab/world/random.js";
import { requireWhole } from "coordlab/world/require-range.js";
import { payoffNow } from "coordlab/world/resolve.js";
import type { Scenario, SharedWorld } from "coordlab/world/scenario.js";

/** How much agents depend on each other in a scenario, from sampled joint actions. */
export interface Dependence {
  readonly scenario: string;
  /** Probability that an agent's best action changes when the others choose anew. */
  readonly bestActionChanges: number;
  /** Mean payoff that is at stake: best against worst action of an agent, the others fixed. */
  readonly atStake: number;
  /** Number of other agents with which an agent shares a resource, on average. */
  readonly neighbours: number;
}

/**
 * Samples `samples` moments; in each, one agent with a choice, two random choices of all others, and its best
 * action against either (ties: the one that looked best). Agents choose among all their options alike.
 *
 * Each moment is the first one of a fresh world; moments in which nobody has a choice do not count, and if there is
 * no other all figures are 0. Cost O(samples x options x n).
 *
 * @throws RangeError if `samples` is not a whole number of at least 1
 * @example interdependence(doorway(), 100, seededStream(1)).neighbours // 1
 */
export function interdependence(scenario: Scenario, samples: number, stream: Stream): Dependence {
  requireWhole("samples", 1, samples);
  let changed = 0;
  let stake = 0;
  let neighbours = 0;
  let counted = 0;
  for (let sample = 0; sample < samples; sample++) {
    const world = scenario.start(stream);
    const active = Array.from({ length: scenario.agents }, (_, agent) => agent).filter(
      (agent) => world.options(agent).length > 1,
    );
    if (active.length === 0) continue;
    const agent = active[below(active.length, stream)]!;
    const first = bestReply(world, agent, randomJointAction(world, scenario.agents, stream));
    const second = bestReply(world, agent, randomJointAction(world, scenario.agents, stream));
    counted++;
    if (first.action !== second.action) changed++;
    stake += (first.stake + second.stake) / 2;
    neighbours += active.filter((other) => other !== agent && share(world, agent, other)).length;
  }
  const runs = Math.max(1, counted);
  return {
    scenario: scenario.name,
    bestActionChanges: changed / runs,
    atStake: stake / runs,
    neighbours: neighbours / runs,
  };
}

function randomJointAction(world: SharedWorld, agents: number, stream: Stream): Int32Array {
  return Int32Array.from({ length: agents }, (_, agent) => below(world.options(agent).length, stream));
}

function bestReply(
  world: SharedWorld,
  agent: number,
  others: Int32Array,
): { readonly action: number; readonly stake: number } {
  let action = 0;
  let best = Number.NEGATIVE_INFINITY;
  let worst = Number.POSITIVE_INFINITY;
  for (let index = 0; index < world.options(agent).length; index++) {
    others[agent] = index;
    const pay = payoffNow(world, others);
    if (pay > best) {
      best = pay;
      action = index;
    }
    worst = Math.min(worst, pay);
  }
  return { action, stake: best - worst };
}

function share(world: SharedWorld, a: number, b: number): boolean {
  const slots = new Set(world.options(a).flatMap(({ uses }) => uses.map(({ slot }) => slot)));
  return world.options(b).some(({ uses }) => uses.some(({ slot }) => slots.has(slot)));
}
