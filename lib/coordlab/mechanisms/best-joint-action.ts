/** A best joint action of a moment, for whoever knows everything: the yardstick of all mechanisms. */

import { eliminationOrder, eliminationPrice } from "../graph/elimination-order.js";
import { variableElimination } from "../graph/variable-elimination.js";
import type { Agent } from "../world/game.js";
import { type Stream, shuffled } from "../world/random.js";
import type { Lookahead, Option, SharedWorld } from "../world/scenario.js";
import { momentGraph } from "./moment-graph.js";
import type { Reservations } from "./reservations.js";

/** The graph of a moment is solved exactly if elimination needs no more cells than this. */
const affordable = 2e5;

/**
 * Fills `jointAction` with a best joint action of this moment and returns the number of options or cells
 * looked at. Agents take turns at being served first, so that nobody starves.
 *
 * Where all active agents have the same options it serves the most valuable resources first, which is exact.
 * Otherwise it eliminates the graph of the moment, exact too; and where that is too wide it serves greedily.
 */
export function bestJointAction(world: SharedWorld, jointAction: Int32Array): number {
  const agents = jointAction.length;
  const turns = Array.from({ length: agents }, (_, k) => (world.step + k) % agents);
  const active = turns.filter((agent) => world.options(agent).length > 1);
  const shared = active.every((agent) => world.publicOptions(agent) === world.publicOptions(active[0]!));
  if (!shared) {
    const exact = eliminated(world, jointAction);
    if (exact !== undefined) return exact;
  }
  return served(world, active, jointAction);
}

function eliminated(world: SharedWorld, jointAction: Int32Array): number | undefined {
  try {
    const graph = momentGraph(world, jointAction.length, affordable / 10);
    const order = eliminationOrder(graph);
    const { cells } = eliminationPrice(graph, order);
    if (cells > affordable) return undefined;
    jointAction.set(variableElimination(graph, order).jointAction);
    return cells;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Serves resources in descending value; each takes as many of its idle contenders as it can use. */
function served(world: SharedWorld, active: readonly Agent[], jointAction: Int32Array): number {
  const wanted = new Map<number, { readonly option: Option; readonly by: [Agent, number][] }>();
  let looked = 0;
  for (const agent of active)
    world.options(agent).forEach((option, index) => {
      looked++;
      const resource = option.uses[0];
      if (!resource) return;
      const entry = wanted.get(resource.slot);
      if (entry) entry.by.push([agent, index]);
      else wanted.set(resource.slot, { option, by: [[agent, index]] });
    });
  for (let agent = 0; agent < jointAction.length; agent++)
    jointAction[agent] = world.options(agent).length - 1;
  const taken = new Set<Agent>();
  const byValue = [...wanted.values()].sort((a, b) => b.option.value - a.option.value);
  for (const { option, by } of byValue) {
    const seats = option.uses[0]!.seats;
    const free = by.filter(([agent]) => !taken.has(agent)).slice(0, seats);
    if (free.length < seats) continue;
    for (const [agent, index] of free) {
      jointAction[agent] = index;
      taken.add(agent);
    }
  }
  return looked;
}

/**
 * Where looking ahead matters: routes for all agents that have none yet, kept until they are flown. Several
 * orders are tried and the one with the highest value kept.
 */
export function bestRoutes(
  world: SharedWorld,
  lookahead: Lookahead,
  reservations: Reservations,
  jointAction: Int32Array,
  tries: number,
  stream: Stream,
): number {
  const waiting = reservations.withoutRoute(world.step);
  let best: Reservations | undefined;
  let bestValue = Number.NEGATIVE_INFINITY;
  for (let attempt = 0; attempt < (waiting.length > 1 ? tries : 1); attempt++) {
    const trial = reservations.copy();
    let value = 0;
    for (const agent of attempt === 0 ? waiting : shuffled(waiting, stream))
      value += trial.plan(agent, world, lookahead)?.value ?? 0;
    if (value > bestValue) {
      bestValue = value;
      best = trial;
    }
  }
  if (best) reservations.adopt(best);
  reservations.follow(world, jointAction);
  return tries * Math.max(1, waiting.length);
}
