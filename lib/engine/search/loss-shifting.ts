/**
 * Soft local consistency: the state of a branch and bound over a {@link LossNetwork}, and the propagation that
 * tightens its bound.
 *
 * Agents are visited in order, forwards and backwards. A visited agent i first pulls every loss that its terms
 * can spare: unary_i(a) grows by the least remaining loss of the term over all joint actions with a_i = a. What
 * is then common to all its actions goes to `loss`, where it lowers the bound for good; an action whose unary
 * loss reaches `limit` can be struck out, for it cannot be part of a better joint action; and the rest is handed
 * on in equal shares to the terms that are shared with agents not yet visited, who may be able to use it. Run to
 * a fixed point this is sequential tree-reweighted message passing, and `loss` is close to the optimum of the
 * linear relaxation over local polytopes. An infinite loss is never shifted: it strikes out the action.
 *
 *
 * @see Kolmogorov (2006, 2015), TRW-S and SRMP; de Givry et al. (2005), EDAC
 */
import type { Action, Agent } from "coordlab/world/game.js";
import type { Clock } from "../limits.js";
import type { Steps } from "../steps.js";
import { LiveActions } from "./live-actions.js";
import type { LossNetwork } from "./loss-network.js";
import { cellsPerNode, type Purse } from "./purse.js";
import { SpareLosses } from "./spare-losses.js";

/** Agents visited between two looks at the clock. */
const visitsPerLook = 64;

export class LossState {
  /** ceiling - loss is an upper bound on the payoff of every joint action of the live actions. */
  loss: number = 0;
  /** Joint actions that lose this much are of no interest. */
  limit: number = Infinity;
  /** As in {@link LiveActions}. */
  readonly actions: Int32Array;
  readonly size: Int32Array;
  /** Unary losses by action number, then the shifts. */
  readonly held: Float64Array;

  private readonly live: LiveActions;
  private readonly spareLosses: SpareLosses;
  private readonly dirty: Uint8Array;
  private readonly shiftBase: number;

  constructor(readonly network: LossNetwork) {
    const { n, counts, firstAction } = network;
    this.shiftBase = firstAction[n]!;
    this.live = new LiveActions(counts, firstAction);
    this.actions = this.live.actions;
    this.size = this.live.size;
    this.held = new Float64Array(this.shiftBase + network.shiftCount);
    this.held.set(network.unary);
    this.spareLosses = new SpareLosses(network, this.live, this.held, this.shiftBase);
    this.dirty = new Uint8Array(n).fill(1);
  }

  isLive(agent: Agent, action: Action): boolean {
    return this.live.isLive(agent, action);
  }

  unaryLoss(agent: number, action: number): number {
    return this.held[this.network.firstAction[agent]! + action]!;
  }

  /** shift_{t,i}(a), for the place of agent i in the scope of term t. */
  shift(slot: number, action: number): number {
    return this.held[this.shiftBase + this.network.shiftStart[slot]! + action]!;
  }

  /**
   * Visits the agents that something changed for, forwards then backwards, until nothing changes, a forward and
   * backward pass gains less than `threshold`, `passes` of them are done, or the clock is over. False at a dead end.
   */
  *propagate(passes: number, threshold: number, clock?: Clock): Steps<boolean> {
    const { n } = this.network;
    for (let pass = 0; pass < passes; pass++) {
      const before = this.loss;
      let visited = 0;
      for (const forwards of [true, false])
        for (let k = 0; k < n; k++) {
          const i = forwards ? k : n - 1 - k;
          if (this.dirty[i] === 0) continue;
          if (++visited % visitsPerLook === 0 && clock && (yield* clock.rest())) return true;
          if (!this.visit(i, forwards, threshold)) return false;
        }
      if (visited === 0 || this.loss - before < threshold) break;
    }
    return true;
  }

  /** Propagates at the root, as long as the purse lasts; a pass is paid for by the cells that it reads. */
  *converge(passes: number, threshold: number, purse: Purse): Steps<boolean> {
    const price = 1 + this.network.losses.length / cellsPerNode;
    for (let pass = 0; pass < passes; pass++) {
      const before = this.loss;
      if (!(yield* this.propagate(1, 0, purse.clock))) return false;
      if (!purse.pay(price) || this.loss - before < threshold) break;
    }
    return true;
  }

  private visit(agent: number, forwards: boolean, threshold: number): boolean {
    this.dirty[agent] = 0;
    const sizeBefore = this.size[agent]!;
    if (!this.gather(agent)) return false;
    if (this.size[agent] !== sizeBefore) this.dirty[agent] = 0;
    if (this.size[agent]! > 1) this.handOn(agent, forwards, threshold);
    return true;
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
      if (!this.pull(agent, slots[s]!)) return false;
    return this.settle(agent);
  }

  /** Moves what term `slot` can spare into the agent's unary losses. */
  private pull(agent: number, slot: number): boolean {
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
        this.held[first + a] = this.held[first + a]! + spare;
        this.held[shift + a] = this.held[shift + a]! + spare;
      }
    }
    return this.size[agent]! > 0;
  }

  /** Moves the part common to all actions into `loss` and strikes out the actions that lose too much. */
  private settle(agent: number): boolean {
    const first = this.network.firstAction[agent]!;
    let least = Infinity;
    for (let k = 0; k < this.size[agent]!; k++)
      least = Math.min(least, this.held[first + this.actions[first + k]!]!);
    if (this.loss + least >= this.limit || least === Infinity) return false;
    if (least !== 0)
      for (let k = 0; k < this.size[agent]!; k++) {
        const a = first + this.actions[first + k]!;
        this.held[a] = this.held[a]! - least;
      }
    this.loss += least;
    for (let k = this.size[agent]! - 1; k >= 0; k--) {
      const a = this.actions[first + k]!;
      if (this.loss + this.held[first + a]! >= this.limit) this.remove(agent, a);
    }
    return true;
  }

  /** Hands the unary losses on to the terms that have live agents further along in the direction of travel. */
  private handOn(agent: number, forwards: boolean, threshold: number): void {
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
        this.held[shift + a] = this.held[shift + a]! - given;
      }
      if (most > threshold) this.wake(term, agent);
    }
    const left = 1 - receivers * share;
    for (let k = 0; k < this.size[agent]!; k++) {
      const a = first + this.actions[first + k]!;
      if (this.held[a] !== 0) this.held[a] = left < 1e-9 ? 0 : this.held[a]! * left;
    }
  }

  /** Bit 0: the term has a live agent before this one; bit 1: one after it. */
  private sides(term: number, agent: number): number {
    const { scopeStart, agents } = this.network;
    let sides = 0;
    for (let slot = scopeStart[term]!; slot < scopeStart[term + 1]!; slot++) {
      const other = agents[slot]!;
      if (this.size[other]! > 1) sides |= other < agent ? 1 : other > agent ? 2 : 0;
    }
    return sides;
  }

  private wake(term: number, agent: number): void {
    const { scopeStart, agents } = this.network;
    for (let slot = scopeStart[term]!; slot < scopeStart[term + 1]!; slot++)
      if (agents[slot] !== agent) this.dirty[agents[slot]!] = 1;
  }
}
