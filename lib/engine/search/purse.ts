/** What is left of a call's limits, for engines that draw on them in turn. */
import { Clock, type Limits, requireLimits } from "../limits.js";

/** Cells of mini-buckets, or of tables that a local search reads, that count as one node. */
export const cellsPerNode = 16;

/** Nodes between two looks at the clock. */
const nodesPerLook = 1000;

export class Purse {
  nodes: number;
  readonly clock: Clock;
  private unseen = 0;

  /** @throws RangeError if a limit is negative or NaN */
  constructor(limits: Omit<Limits, "onImproved"> = {}, clock: Clock = new Clock(limits)) {
    requireLimits(limits);
    const { milliseconds, nodes = milliseconds === undefined ? 2e7 : Infinity } = limits;
    this.nodes = nodes;
    this.clock = clock;
  }

  /** Pays for some nodes; false once the purse is empty. */
  pay(nodes: number): boolean {
    this.nodes -= nodes;
    this.unseen += nodes;
    if (this.unseen >= nodesPerLook) this.look();
    return this.nodes > 0 && !this.clock.over;
  }

  get empty(): boolean {
    this.look();
    return this.nodes <= 0 || this.clock.over;
  }

  /** A purse of at most `nodes` of these nodes, for what is left of the time. */
  share(nodes: number): Purse {
    return new Purse({ nodes: Math.max(0, Math.min(nodes, this.nodes)) }, this.clock);
  }

  private look(): void {
    this.unseen = 0;
    this.clock.look();
  }
}
