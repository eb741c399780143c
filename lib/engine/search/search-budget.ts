import { Clock, type Limits, requireLimits } from "../limits.js";

/** How much a search may spend. Nodes make a run repeatable; milliseconds make it punctual. */
export interface SearchBudget extends Pick<Limits, "milliseconds" | "signal"> {
  /**
   * Nodes of AND/OR search, about half a microsecond each; one with loss shifting counts as 100 of them, 16 cells
   * of a mini-bucket as one, and looking at an agent to reduce the graph as 8. Default: 20,000,000.
   */
  readonly nodes?: number;
  /** Told now and then which share of the budget is spent. */
  readonly onProgress?: (share: number) => void;
}

/** What a node counts in which losses are shifted. */
export const nodesPerShifting = 100;

/** Cells of mini-buckets that count as one node. */
export const cellsPerNode = 16;

/** What is left of a budget that several searches may draw on in turn. */
export class Purse {
  nodes: number;
  private readonly allNodes: number;
  readonly clock: Clock;
  readonly onProgress: (share: number) => void;
  private paymentsUnseen: number = 0;

  /** @throws RangeError if a limit is negative or NaN */
  constructor(budget: SearchBudget = {}, clock: Clock = new Clock(budget)) {
    const { nodes = 2e7, onProgress = () => {} } = budget;
    requireLimits({ nodes });
    this.nodes = nodes;
    this.allNodes = nodes;
    this.clock = clock;
    this.onProgress = onProgress;
  }

  /** Pays for some nodes; false once the purse is empty. */
  pay(nodes: number): boolean {
    this.nodes -= nodes;
    this.paymentsUnseen += nodes;
    if (this.paymentsUnseen >= nodesPerLook) this.look();
    return this.nodes > 0 && !this.clock.over;
  }

  get empty(): boolean {
    this.look();
    return this.nodes <= 0 || this.clock.over;
  }

  /** A purse of at most `nodes` of these nodes, for what is left of the time. */
  share(nodes: number): Purse {
    const { clock, onProgress } = this;
    return new Purse({ nodes: Math.max(0, Math.min(nodes, this.nodes)), onProgress }, clock);
  }

  private look(): void {
    this.paymentsUnseen = 0;
    const spent = this.nodes <= 0 ? 1 : this.allNodes === Infinity ? 0 : 1 - this.nodes / this.allNodes;
    this.onProgress(this.clock.look() ? 1 : Math.max(spent, this.clock.spent));
  }
}

/** Nodes between two looks at the clock. */
const nodesPerLook = 1000;
