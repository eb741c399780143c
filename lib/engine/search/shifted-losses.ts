/**
 * How losses are shifted at one agent: pulled out of its terms, made common to its actions, and handed on.
 *
 * A term t can spare for action a of its agent i the least remaining loss over all joint actions with a_i = a. An
 * infinite loss is never shifted: it strikes out the action.
 */
import type { Action, Agent } from "coordlab/world/game.js";
import { LiveActions } from "./live-actions.js";
import type { LossNetwork } from "./loss-network.js";
import { SpareLosses } from "./spare-losses.js";
import { UndoableNumbers } from "./trail.js";

/** Unary losses, shifts, live actions, and which agents are to be looked at again. */
export class ShiftedLosses {
  /** ceiling - loss is an upper bound on the payoff of every joint action of the live actions. */
  loss: number = 0;
  /** Joint actions that lose this much are of no interest. */
  limit: number = Infinity;
  /** As in {@link LiveActions}. */
  readonly actions: Int32Array;
  readonly size: Int32Array;
  /** Unary losses by action number, then the shifts. */
  readonly held: Float64Array;
  /** Where propagation last ran into a dead end. */
  conflict: Agent = 0;

  protected readonly live: LiveActions;
  protected readonly numbers: UndoableNumbers;
  protected readonly spareLosses: SpareLosses;
  protected readonly dirty: Uint8Array;
  protected readonly shiftBase: number;

  constructor(readonly network: LossNetwork) {
    const { n, counts, firstAction } = network;
    this.shiftBase = firstAction[n]!;
    this.live = new LiveActions(counts, firstAction);
    this.actions = this.live.actions;
    this.size = this.live.size;
    this.numbers = new UndoableNumbers(this.shiftBase + network.shiftCount);
    this.held = this.numbers.values;
    this.held.set(network.unary);
    this.spareLosses = new SpareLosses(network, this.live, this.held, this.shiftBase);
    this.dirty = new Uint8Array(n).fill(1);
  }

  /** Strikes out one action of an agent; its neighbours will be looked at again. */
  remove(agent: Agent, action: Action): void {
    this.live.strike(agent, action);
    this.dirty[agent] = 1;
    const { slotStart, slots, slotTerm } = this.network;
    for (let s = slotStart[agent]!; s < slotStart[agent + 1]!; s++) this.wake(slotTerm[slots[s]!]!, agent);
  }

  /** Gathers all spare losses at one agent, to compare its actions. False at a dead end. */
  gather(agent: number): boolean {
    const { slotStart, slots } = this.network;
    for (let s = slotStart[agent]!; s < slotStart[agent + 1]!; s++)
      if (!this.pull(agent, slots[s]!)) return this.deadEnd(agent);
    return this.settle(agent);
  }

  /** Moves what term `slot` can spare into the agent's unary losses. */
  protected pull(agent: number, slot: number): boolean {
    const { firstAction, shiftStart } = this.network;
    this.spareLosses.gather(slot);
    const { spare: spares } = this.spareLosses;
    const first = firstAction[agent]!;
    const shift = this.shiftBase + shiftStart[slot]!;
    for (let k = this.size[agent]! - 1; k >= 0; k--) {
      const a = this.actions[first + k]!;
      const spare = spares[a]!;
      if (spare === Infinity) {
        this.remove(agent, a);
      } else if (spare !== 0) {
        this.numbers.set(first + a, this.held[first + a]! + spare);
        this.numbers.set(shift + a, this.held[shift + a]! + spare);
      }
    }
    return this.size[agent]! > 0;
  }

  /** Moves the part common to all actions into `loss` and strikes out the actions that lose too much. */
  protected settle(agent: number): boolean {
    const first = this.network.firstAction[agent]!;
    let least = Infinity;
    for (let k = 0; k < this.size[agent]!; k++)
      least = Math.min(least, this.held[first + this.actions[first + k]!]!);
    if (this.loss + least >= this.limit || least === Infinity) return this.deadEnd(agent);
    if (least !== 0)
      for (let k = 0; k < this.size[agent]!; k++) {
        const a = first + this.actions[first + k]!;
        this.numbers.set(a, this.held[a]! - least);
      }
    this.loss += least;
    for (let k = this.size[agent]! - 1; k >= 0; k--) {
      const a = this.actions[first + k]!;
      if (this.loss + this.held[first + a]! >= this.limit) this.remove(agent, a);
    }
    return true;
  }

  /** Hands the unary losses on to the terms that have live agents further along in the direction of travel. */
  protected handOn(agent: number, forwards: boolean, threshold: number): void {
    const { firstAction, slotStart, slots, slotTerm, shiftStart } = this.network;
    let ahead = 0;
    let behind = 0;
    for (let s = slotStart[agent]!; s < slotStart[agent + 1]!; s++) {
      const sides = this.sides(slotTerm[slots[s]!]!, agent);
      if ((sides & 1) !== 0) behind++;
      if ((sides & 2) !== 0) ahead++;
    }
    const receivers = forwards ? ahead : behind;
    if (receivers < Math.max(ahead, behind)) this.dirty[agent] = 1;
    if (receivers === 0) return;
    const share = 1 / Math.max(ahead, behind);
    const first = firstAction[agent]!;
    const side = forwards ? 2 : 1;
    for (let s = slotStart[agent]!; s < slotStart[agent + 1]!; s++) {
      const slot = slots[s]!;
      const term = slotTerm[slot]!;
      if ((this.sides(term, agent) & side) === 0) continue;
      const shift = this.shiftBase + shiftStart[slot]!;
      let most = 0;
      for (let k = 0; k < this.size[agent]!; k++) {
        const a = this.actions[first + k]!;
        const given = share * this.held[first + a]!;
        if (given === 0) continue;
        if (given > most) most = given;
        this.numbers.set(shift + a, this.held[shift + a]! - given);
      }
      if (most > threshold) this.wake(term, agent);
    }
    const left = 1 - receivers * share;
    for (let k = 0; k < this.size[agent]!; k++) {
      const a = first + this.actions[first + k]!;
      if (this.held[a] !== 0) this.numbers.set(a, left < 1e-9 ? 0 : this.held[a]! * left);
    }
  }

  /** Bit 0: the term has a live agent before this one; bit 1: one after it. */
  protected sides(term: number, agent: number): number {
    const { scopeStart, agents } = this.network;
    let sides = 0;
    for (let slot = scopeStart[term]!; slot < scopeStart[term + 1]!; slot++) {
      const other = agents[slot]!;
      if (this.size[other]! > 1) sides |= other < agent ? 1 : other > agent ? 2 : 0;
    }
    return sides;
  }

  protected wake(term: number, agent: number): void {
    const { scopeStart, agents } = this.network;
    for (let slot = scopeStart[term]!; slot < scopeStart[term + 1]!; slot++)
      if (agents[slot] !== agent) this.dirty[agents[slot]!] = 1;
  }

  protected deadEnd(agent: number): false {
    this.conflict = agent;
    return false;
  }
}
