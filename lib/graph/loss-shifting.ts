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
 * Everything that changes is recorded on a trail, so that the search can step back in time proportional to what
 * was changed. A pass costs the sum over the visited agents of the live cells of their terms.
 *
 * @see Kolmogorov (2006, 2015), TRW-S and SRMP; de Givry et al. (2005), EDAC
 */
import type { Agent } from "../game.js";
import type { LossNetwork } from "./loss-network.js";
import { cellsPerNode, type Purse } from "./search-budget.js";

export class LossState {
  /** ceiling - loss is an upper bound on the payoff of every joint action of the live actions. */
  loss: number = 0;
  /** Joint actions that lose this much are of no interest. */
  limit: number = Infinity;
  /** The live actions of agent i: actions[firstAction[i]] .. , size[i] of them. */
  readonly actions: Int32Array;
  readonly size: Int32Array;
  /** Unary losses by action number, then the shifts. */
  readonly held: Float64Array;
  /** Where propagation last ran into a dead end. */
  conflict: Agent = 0;

  private readonly place: Int32Array;
  private readonly dirty: Uint8Array;
  private readonly spare: Float64Array;
  private readonly shiftBase: number;
  private readonly saved: Int32Array;
  private stamp = 0;
  private trailIndex: Int32Array = new Int32Array(1024);
  private trailValue = new Float64Array(1024);
  private trailLength = 0;
  private removed: Int32Array = new Int32Array(256);
  private removedLength = 0;
  private readonly levels: { trail: number; removed: number; loss: number }[] = [];

  constructor(readonly network: LossNetwork) {
    const { n, counts, firstAction } = network;
    this.size = counts.slice();
    this.shiftBase = firstAction[n]!;
    this.actions = new Int32Array(this.shiftBase);
    this.place = new Int32Array(this.shiftBase);
    for (let i = 0; i < n; i++)
      for (let a = 0; a < counts[i]!; a++)
        this.actions[firstAction[i]! + a] = this.place[firstAction[i]! + a] = a;
    this.held = new Float64Array(this.shiftBase + network.shiftCount);
    this.held.set(network.unary);
    this.saved = new Int32Array(this.held.length);
    this.dirty = new Uint8Array(n).fill(1);
    this.spare = new Float64Array(counts.reduce((a, b) => Math.max(a, b), 1));
  }

  /** Opens a level: everything after it is undone by {@link stepBack}. */
  stepIn(): void {
    this.levels.push({ trail: this.trailLength, removed: this.removedLength, loss: this.loss });
    this.stamp++;
  }

  stepBack(): void {
    const level = this.levels.pop()!;
    while (this.trailLength > level.trail) {
      this.trailLength--;
      this.held[this.trailIndex[this.trailLength]!] = this.trailValue[this.trailLength]!;
    }
    while (this.removedLength > level.removed) this.size[this.removed[--this.removedLength]!]!++;
    this.loss = level.loss;
    this.stamp++;
    this.dirty.fill(0);
  }

  isLive(agent: number, action: number): boolean {
    return this.place[this.network.firstAction[agent]! + action]! < this.size[agent]!;
  }

  unaryLoss(agent: number, action: number): number {
    return this.held[this.network.firstAction[agent]! + action]!;
  }

  /** shift_{t,i}(a), for the place of agent i in the scope of term t. */
  shift(slot: number, action: number): number {
    return this.held[this.shiftBase + this.network.shiftStart[slot]! + action]!;
  }

  /** Strikes out one action of an agent; its neighbours will be looked at again. */
  remove(agent: number, action: number): void {
    const first = this.network.firstAction[agent]!;
    const last = --this.size[agent]!;
    const at = this.place[first + action]!;
    const moved = this.actions[first + last]!;
    this.actions[first + at] = moved;
    this.place[first + moved] = at;
    this.actions[first + last] = action;
    this.place[first + action] = last;
    if (this.removedLength === this.removed.length) this.removed = grownInts(this.removed);
    this.removed[this.removedLength++] = agent;
    this.dirty[agent] = 1;
    const { slotStart, slots, slotTerm } = this.network;
    for (let s = slotStart[agent]!; s < slotStart[agent + 1]!; s++) this.wake(slotTerm[slots[s]!]!, agent);
  }

  assign(agent: number, action: number): void {
    const first = this.network.firstAction[agent]!;
    for (let k = this.size[agent]! - 1; k >= 0; k--) {
      const other = this.actions[first + k]!;
      if (other !== action) this.remove(agent, other);
    }
  }

  /**
   * Visits the agents that something changed for, forwards then backwards, until nothing changes, a forward and
   * backward pass gains less than `threshold`, or `passes` of them are done. False at a dead end.
   */
  propagate(passes: number, threshold: number): boolean {
    const { n } = this.network;
    for (let pass = 0; pass < passes; pass++) {
      const before = this.loss;
      let visited = 0;
      for (let i = 0; i < n; i++)
        if (this.dirty[i] === 1) {
          visited++;
          if (!this.visit(i, true, threshold)) return false;
        }
      for (let i = n - 1; i >= 0; i--)
        if (this.dirty[i] === 1) {
          visited++;
          if (!this.visit(i, false, threshold)) return false;
        }
      if (visited === 0 || this.loss - before < threshold) break;
    }
    return true;
  }

  /** Propagates at the root, as long as the purse lasts; a pass is paid for by the cells that it reads. */
  converge(passes: number, threshold: number, purse: Purse): boolean {
    const price = 1 + this.network.losses.length / cellsPerNode;
    for (let pass = 0; pass < passes; pass++) {
      const before = this.loss;
      if (!this.propagate(1, 0)) return false;
      if (!purse.pay(price) || this.loss - before < threshold) break;
    }
    return true;
  }

  /** Gathers all spare losses at one agent, to compare its actions. False at a dead end. */
  gather(agent: number): boolean {
    const { slotStart, slots } = this.network;
    for (let s = slotStart[agent]!; s < slotStart[agent + 1]!; s++)
      if (!this.pull(agent, slots[s]!)) return this.deadEnd(agent);
    return this.settle(agent);
  }

  private visit(agent: number, forwards: boolean, threshold: number): boolean {
    this.dirty[agent] = 0;
    const sizeBefore = this.size[agent]!;
    if (!this.gather(agent)) return false;
    if (this.size[agent] !== sizeBefore) this.dirty[agent] = 0;
    if (this.size[agent]! > 1) this.handOn(agent, forwards, threshold);
    return true;
  }

  /** Moves what term `slot` can spare into the agent's unary losses. */
  private pull(agent: number, slot: number): boolean {
    const { firstAction, shiftStart } = this.network;
    this.spareLosses(slot);
    const first = firstAction[agent]!;
    const shift = this.shiftBase + shiftStart[slot]!;
    for (let k = this.size[agent]! - 1; k >= 0; k--) {
      const a = this.actions[first + k]!;
      const spare = this.spare[a]!;
      if (spare === Infinity) {
        this.remove(agent, a);
      } else if (spare !== 0) {
        this.set(first + a, this.held[first + a]! + spare);
        this.set(shift + a, this.held[shift + a]! + spare);
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
    if (this.loss + least >= this.limit || least === Infinity) return this.deadEnd(agent);
    if (least !== 0)
      for (let k = 0; k < this.size[agent]!; k++) {
        const a = first + this.actions[first + k]!;
        this.set(a, this.held[a]! - least);
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
        this.set(shift + a, this.held[shift + a]! - given);
      }
      if (most > threshold) this.wake(term, agent);
    }
    const left = 1 - receivers * share;
    for (let k = 0; k < this.size[agent]!; k++) {
      const a = first + this.actions[first + k]!;
      if (this.held[a] !== 0) this.set(a, left < 1e-9 ? 0 : this.held[a]! * left);
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

  private deadEnd(agent: number): false {
    this.conflict = agent;
    return false;
  }

  private set(index: number, value: number): void {
    if (this.saved[index] !== this.stamp) {
      this.saved[index] = this.stamp;
      if (this.trailLength === this.trailIndex.length) {
        this.trailIndex = grownInts(this.trailIndex);
        const values = new Float64Array(this.trailIndex.length);
        values.set(this.trailValue);
        this.trailValue = values;
      }
      this.trailIndex[this.trailLength] = index;
      this.trailValue[this.trailLength++] = this.held[index]!;
    }
    this.held[index] = value;
  }

  private readonly open = new Int32Array(64);
  private readonly counter = new Int32Array(64);

  /** spare[a] = the least remaining loss of the slot's term over its live joint actions in which the agent plays a. */
  private spareLosses(slot: number): void {
    const { agents, strides, shiftStart, slotTerm, scopeStart, tableStart, losses, firstAction } =
      this.network;
    const { held, actions, size, shiftBase, spare, open, counter } = this;
    const term = slotTerm[slot]!;
    const self = agents[slot]!;
    let base = tableStart[term]!;
    let fixed = 0;
    let width = 0;
    for (let s = scopeStart[term]!; s < scopeStart[term + 1]!; s++) {
      if (s === slot) continue;
      const agent = agents[s]!;
      if (size[agent] === 1) {
        const a = actions[firstAction[agent]!]!;
        base += a * strides[s]!;
        fixed += held[shiftBase + shiftStart[s]! + a]!;
      } else open[width++] = s;
    }
    const first = firstAction[self]!;
    const stride = strides[slot]!;
    const shift = shiftBase + shiftStart[slot]!;
    if (width === 0) {
      for (let k = 0; k < size[self]!; k++) {
        const a = actions[first + k]!;
        spare[a] = losses[base + a * stride]! - fixed - held[shift + a]!;
      }
      return;
    }
    const inner = open[width - 1]!;
    const innerAgent = agents[inner]!;
    const innerFirst = firstAction[innerAgent]!;
    const innerSize = size[innerAgent]!;
    const innerStride = strides[inner]!;
    const innerShift = shiftBase + shiftStart[inner]!;
    for (let k = 0; k < size[self]!; k++) spare[actions[first + k]!] = Infinity;
    for (let j = 0; j < width - 1; j++) counter[j] = 0;
    for (;;) {
      let offset = base;
      let shifted = fixed;
      for (let j = 0; j < width - 1; j++) {
        const s = open[j]!;
        const a = actions[firstAction[agents[s]!]! + counter[j]!]!;
        offset += a * strides[s]!;
        shifted += held[shiftBase + shiftStart[s]! + a]!;
      }
      for (let k = 0; k < size[self]!; k++) {
        const a = actions[first + k]!;
        const row = offset + a * stride;
        let least = Infinity;
        for (let l = 0; l < innerSize; l++) {
          const b = actions[innerFirst + l]!;
          const rest = losses[row + b * innerStride]! - held[innerShift + b]!;
          if (rest < least) least = rest;
        }
        if (least - shifted < spare[a]!) spare[a] = least - shifted;
      }
      let j = width - 2;
      while (j >= 0 && ++counter[j]! === size[agents[open[j]!]!]!) counter[j--] = 0;
      if (j < 0) break;
    }
    for (let k = 0; k < size[self]!; k++) {
      const a = actions[first + k]!;
      spare[a]! -= held[shift + a]!;
    }
  }
}

function grownInts(array: Int32Array): Int32Array {
  const grown = new Int32Array(array.length * 2);
  grown.set(array);
  return grown;
}
