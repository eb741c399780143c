/**
 * A good joint action in a short time, to start a branch and bound from: tabu search. Each step changes the one
 * action that gains the most, even if that is a loss, and an agent that has changed stays as it is for a while.
 *
 * @see Glover (1989), Tabu search
 */
import { below, type Stream } from "coordlab/world/random.js";
import type { Clock } from "../limits.js";
import type { LossNetwork } from "./loss-network.js";

/** Steps between two looks at the clock. */
const stepsPerLook = 16;

/**
 * The best joint action seen in `steps` steps from the one that takes every agent's least unary loss. Forbidden
 * cells count as more than all other losses together. A step costs the number of all actions, and the cells
 * around one agent's action.
 */
export function localSearch(network: LossNetwork, steps: number, stream: Stream, clock?: Clock): Int32Array {
  const { n, counts, firstAction } = network;
  const penalty = 2 * network.spread || 1;
  const noise = 1e-12 * penalty;
  const jointAction = new Int32Array(n);
  const around = lossesAround(network, jointAction, penalty);
  const free = new Int32Array(n);
  let loss = 0;
  let least = 0;
  let best = jointAction.slice();
  for (let step = 1; step <= steps; step++) {
    if (step % stepsPerLook === 0 && clock?.look()) break;
    let agent = -1;
    let action = 0;
    let change = Infinity;
    for (let i = 0; i < n; i++) {
      const now = around[firstAction[i]! + jointAction[i]!]!;
      for (let a = 0; a < counts[i]!; a++) {
        if (a === jointAction[i]) continue;
        const difference = around[firstAction[i]! + a]! - now;
        if (difference < change && (free[i]! <= step || loss + difference < least - noise)) {
          change = difference;
          agent = i;
          action = a;
        }
      }
    }
    if (agent === -1) continue;
    loss += change;
    moveTo(network, jointAction, around, agent, action, penalty);
    free[agent] = step + 5 + Math.floor(n / 10) + below(10, stream);
    if (loss < least - noise) {
      least = loss;
      best = jointAction.slice();
    }
  }
  return best;
}

/** around[firstAction[i] + a] = what the terms of agent i lose if it plays a and the others as in the joint action. */
function lossesAround(network: LossNetwork, jointAction: Int32Array, penalty: number): Float64Array {
  const around = network.unary.map((loss) => Math.min(loss, penalty));
  for (let t = 0; t + 1 < network.scopeStart.length; t++)
    addTerm(network, t, -1, jointAction, around, 1, penalty);
  return around;
}

function moveTo(
  network: LossNetwork,
  jointAction: Int32Array,
  around: Float64Array,
  agent: number,
  action: number,
  penalty: number,
): void {
  const { slotStart, slots, slotTerm } = network;
  for (let s = slotStart[agent]!; s < slotStart[agent + 1]!; s++)
    addTerm(network, slotTerm[slots[s]!]!, agent, jointAction, around, -1, penalty);
  jointAction[agent] = action;
  for (let s = slotStart[agent]!; s < slotStart[agent + 1]!; s++)
    addTerm(network, slotTerm[slots[s]!]!, agent, jointAction, around, 1, penalty);
}

/** Adds a term's losses, times a sign, to those around its agents, except one. */
function addTerm(
  { scopeStart, agents, strides, tableStart, losses, firstAction, counts }: LossNetwork,
  term: number,
  except: number,
  jointAction: Int32Array,
  around: Float64Array,
  sign: number,
  penalty: number,
): void {
  let cell = tableStart[term]!;
  for (let slot = scopeStart[term]!; slot < scopeStart[term + 1]!; slot++)
    cell += strides[slot]! * jointAction[agents[slot]!]!;
  for (let slot = scopeStart[term]!; slot < scopeStart[term + 1]!; slot++) {
    const agent = agents[slot]!;
    if (agent === except) continue;
    const base = cell - strides[slot]! * jointAction[agent]!;
    for (let a = 0; a < counts[agent]!; a++)
      around[firstAction[agent]! + a]! += sign * Math.min(losses[base + a * strides[slot]!]!, penalty);
  }
}
