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
import type { Action, Agent } from "coordlab/world/game.js";
import type { Clock } from "../limits.js";
import type { Steps } from "../steps.js";
import { cellsPerNode, type Purse } from "./purse.js";
import { ShiftedLosses } from "./shifted-losses.js";

/** Agents visited between two looks at the clock. */
const visitsPerLook = 64;

export class LossState extends ShiftedLosses {
  private readonly levels: { readonly numbers: number; readonly live: number; readonly loss: number }[] = [];

  /** Opens a level: everything after it is undone by {@link stepBack}. */
  stepIn(): void {
    this.levels.push({ numbers: this.numbers.open(), live: this.live.mark, loss: this.loss });
  }

  stepBack(): void {
    const level = this.levels.pop()!;
    this.numbers.undo(level.numbers);
    this.live.restore(level.live);
    this.loss = level.loss;
    this.dirty.fill(0);
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

  assign(agent: number, action: number): void {
    const first = this.network.firstAction[agent]!;
    for (let k = this.size[agent]! - 1; k >= 0; k--) {
      const other = this.actions[first + k]!;
      if (other !== action) this.remove(agent, other);
    }
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
}
