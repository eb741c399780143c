/**
 * A coordination graph turned upside down, for branch and bound: the loss of a cell is what it pays less than
 * the best cell of its table. The payoff of a joint action is then
 *
 *   Q(a) = ceiling - sum over agents i of unary_i(a_i) - sum over terms t of (loss_t(a_t) - sum over i in t of shift_{t,i}(a_i)),
 *
 * where shift_{t,i}(a_i), 0 at first, is loss that has been moved out of term t into unary_i; moving it changes
 * no joint action's payoff. As long as the bracket and unary_i are nowhere negative, `ceiling` is an upper bound.
 * The bound improves by moving losses so that every action of some agent carries one: see loss-shifting.
 *
 * @see Cooper et al., Soft arc consistency revisited (2010); Kolmogorov (2006) and Werner (2007) for the dual view
 */
import type { CoordinationGraph } from "coordlab/graph/coordination-graph.js";
import { Clock } from "../limits.js";
import type { Steps } from "../steps.js";

export interface LossNetwork {
  readonly n: number;
  readonly counts: Int32Array;
  /** Action a of agent i is number firstAction[i] + a among all actions of all agents. */
  readonly firstAction: Int32Array;
  /** The agents of term t, of arity at least 2: agents[scopeStart[t]] .. agents[scopeStart[t + 1] - 1]. */
  readonly scopeStart: Int32Array;
  readonly agents: Int32Array;
  /** Step through the table that one action of that agent makes; parallel to `agents`. */
  readonly strides: Int32Array;
  /** Where shift_{t,i} starts in `shifts`; parallel to `agents`. */
  readonly shiftStart: Int32Array;
  readonly tableStart: Int32Array;
  readonly losses: Float64Array;
  /** The places of agent i in scopes: slots[slotStart[i]] ..; slotTerm gives the term of each. */
  readonly slotStart: Int32Array;
  readonly slots: Int32Array;
  readonly slotTerm: Int32Array;
  /** The initial unary losses and ceiling. */
  readonly unary: Float64Array;
  readonly shiftCount: number;
  readonly ceiling: number;
  /** The largest power of two that every payoff is a multiple of, so that bounds may be rounded; 0 if it is tiny. */
  readonly unit: number;
  /** A joint action is worth finding if it loses less than the best one known, by more than this. */
  readonly step: number;
  /** What may be missing to the optimum where nothing is worth finding any more. */
  readonly tolerance: number;
  /** The sum of the largest finite losses: no joint action that is allowed loses more. */
  readonly spread: number;
  /** The mean over the terms of their largest finite loss: what a loss worth noticing is measured by. */
  readonly scale: number;
}

/** Terms between two looks at the clock. */
const termsPerLook = 2048;

/** Gives the loop back, and goes on to the end whatever the clock says. Time O(size of the tables). */
export function* lossNetwork(graph: CoordinationGraph, clock: Clock = new Clock()): Steps<LossNetwork> {
  const { actionCounts: counts, termStart, termAgents, tableStart: payoffStart, payoffs } = graph;
  const n = counts.length;
  const firstAction = new Int32Array(n + 1);
  for (let i = 0; i < n; i++) firstAction[i + 1] = firstAction[i]! + counts[i]!;
  const unary = new Float64Array(firstAction[n]!);
  const wide: number[] = [];
  let ceiling = 0;
  for (let t = 0; t + 1 < termStart.length; t++) {
    if (t % termsPerLook === 0) yield* clock.rest();
    let most = -Infinity;
    for (let cell = payoffStart[t]!; cell < payoffStart[t + 1]!; cell++)
      if (payoffs[cell]! > most) most = payoffs[cell]!;
    ceiling += most;
    const arity = termStart[t + 1]! - termStart[t]!;
    if (arity > 1) wide.push(t);
    if (arity !== 1) continue;
    const at = firstAction[termAgents[termStart[t]!]!]!;
    for (let cell = payoffStart[t]!, a = at; cell < payoffStart[t + 1]!; cell++, a++)
      unary[a]! += payoffs[cell] === -Infinity ? Infinity : most - payoffs[cell]!;
  }
  const sizes = wide.map((t) => payoffStart[t + 1]! - payoffStart[t]!);
  const places = wide.reduce((sum, t) => sum + termStart[t + 1]! - termStart[t]!, 0);
  const scopeStart = new Int32Array(wide.length + 1);
  const tableStart = new Int32Array(wide.length + 1);
  const agents = new Int32Array(places);
  const strides = new Int32Array(places);
  const shiftStart = new Int32Array(places);
  const slotTerm = new Int32Array(places);
  const losses = new Float64Array(sizes.reduce((sum, size) => sum + size, 0));
  const slotStart = new Int32Array(n + 1);
  let shiftCount = 0;
  for (const [w, t] of wide.entries()) {
    if (w % termsPerLook === 0) yield* clock.rest();
    const start = scopeStart[w]!;
    const end = (scopeStart[w + 1] = start + termStart[t + 1]! - termStart[t]!);
    for (let slot = end - 1, stride = 1; slot >= start; slot--) {
      const agent = (agents[slot] = termAgents[termStart[t]! + slot - start]!);
      strides[slot] = stride;
      stride *= counts[agent]!;
      shiftStart[slot] = shiftCount;
      shiftCount += counts[agent]!;
      slotTerm[slot] = w;
      slotStart[agent + 1]!++;
    }
    tableStart[w + 1] = tableStart[w]! + sizes[w]!;
    const table = payoffs.subarray(payoffStart[t]!, payoffStart[t + 1]!);
    let most = -Infinity;
    for (const payoff of table) if (payoff > most) most = payoff;
    table.forEach((payoff, cell) => {
      losses[tableStart[w]! + cell] = payoff === -Infinity ? Infinity : most - payoff;
    });
  }
  for (let i = 0; i < n; i++) slotStart[i + 1]! += slotStart[i]!;
  const slots = new Int32Array(places);
  const next = slotStart.slice();
  agents.forEach((agent, slot) => {
    slots[next[agent]!++] = slot;
  });
  let spread = 0;
  yield* clock.rest();
  for (let w = 0; w < wide.length; w++)
    spread += largestFinite(losses.subarray(tableStart[w], tableStart[w + 1]));
  const scale = spread / Math.max(1, wide.length);
  for (let i = 0; i < n; i++) spread += largestFinite(unary.subarray(firstAction[i], firstAction[i + 1]));
  yield* clock.rest();
  const grain = grainOf(payoffs);
  const unit = spread <= 2 ** 45 * grain ? grain : 0;
  const tolerance = unit > 0 ? 0 : Math.max(1e-9 * spread, 2 ** -44 * Math.abs(ceiling));
  return {
    n,
    counts,
    firstAction,
    scopeStart,
    agents,
    strides,
    shiftStart,
    tableStart,
    losses,
    slotStart,
    slots,
    slotTerm,
    unary,
    shiftCount,
    ceiling,
    unit,
    step: unit > 0 ? unit * (1 - rounding) : tolerance,
    tolerance,
    spread,
    scale,
  };
}

/** What sums of payoffs may be off, in units. */
const rounding = 1e-6;

/** Every loss that is at least this is at least what is returned: losses are multiples of the unit, if there is one. */
export function roundedLoss({ unit }: LossNetwork, loss: number): number {
  return unit > 0 ? unit * Math.ceil(loss / unit - rounding) : loss;
}

/** The largest power of two that all payoffs are multiples of; 1 if all are 0 or forbidden. */
function grainOf(payoffs: ArrayLike<number>): number {
  let grain = 0;
  for (let cell = 0; cell < payoffs.length; cell++) {
    const payoff = payoffs[cell]!;
    if (payoff === 0 || payoff === -Infinity) continue;
    if (grain === 0) grain = 2 ** Math.floor(Math.log2(Math.abs(payoff)));
    while (!Number.isInteger(payoff / grain)) grain /= 2;
  }
  return grain || 1;
}

function largestFinite(losses: Float64Array): number {
  let most = 0;
  for (const loss of losses) if (loss > most && loss !== Infinity) most = loss;
  return most;
}

/** What a joint action pays less than the ceiling; Infinity if it is forbidden. */
export function lossOf(
  { n, unary, firstAction, scopeStart, tableStart, strides, agents, losses }: LossNetwork,
  jointAction: ArrayLike<number>,
): number {
  let loss = 0;
  for (let i = 0; i < n; i++) loss += unary[firstAction[i]! + jointAction[i]!]!;
  for (let t = 0; t + 1 < scopeStart.length; t++) {
    let cell = tableStart[t]!;
    for (let slot = scopeStart[t]!; slot < scopeStart[t + 1]!; slot++)
      cell += strides[slot]! * jointAction[agents[slot]!]!;
    loss += losses[cell]!;
  }
  return loss;
}
