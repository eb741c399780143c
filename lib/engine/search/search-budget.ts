/** How much a search may spend. Nodes make a run repeatable; milliseconds make it punctual. */
export interface SearchBudget {
  /**
   * Nodes of AND/OR search, about half a microsecond each; one with loss shifting counts as 100 of them, 16 cells
   * of a mini-bucket as one, and looking at an agent to reduce the graph as 8. Default: 20,000,000.
   */
  readonly nodes?: number;
  /** Wall-clock time, looked at every few nodes; what is found then depends on the machine. Default: Infinity. */
  readonly milliseconds?: number;
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
  private readonly milliseconds: number;
  private readonly start: number;
  private readonly onProgress: (share: number) => void;
  private paymentsUnseen: number = 0;
  private late: boolean = false;

  /** @throws RangeError if a limit is negative or NaN */
  constructor({ nodes = 2e7, milliseconds = Infinity, onProgress = () => {} }: SearchBudget = {}) {
    if (!(nodes >= 0)) throw new RangeError(`nodes must be at least 0, got ${nodes}`);
    if (!(milliseconds >= 0)) throw new RangeError(`milliseconds must be at least 0, got ${milliseconds}`);
    this.nodes = nodes;
    this.allNodes = nodes;
    this.milliseconds = milliseconds;
    this.start = milliseconds === Infinity ? 0 : performance.now();
    this.onProgress = onProgress;
  }

  /** Pays for some nodes; false once the purse is empty. */
  pay(nodes: number): boolean {
    this.nodes -= nodes;
    this.paymentsUnseen += nodes;
    if (this.paymentsUnseen >= nodesPerLook) this.look();
    return this.nodes > 0 && !this.late;
  }

  get empty(): boolean {
    this.look();
    return this.nodes <= 0 || this.late;
  }

  /** A purse of at most `nodes` of these nodes, for what is left of the time. */
  share(nodes: number): Purse {
    const { milliseconds, onProgress } = this;
    const left = milliseconds === Infinity ? Infinity : milliseconds - (performance.now() - this.start);
    return new Purse({
      nodes: Math.max(0, Math.min(nodes, this.nodes)),
      milliseconds: Math.max(0, left),
      onProgress,
    });
  }

  private look(): void {
    this.paymentsUnseen = 0;
    const spent = this.nodes <= 0 ? 1 : this.allNodes === Infinity ? 0 : 1 - this.nodes / this.allNodes;
    const elapsed = this.milliseconds === Infinity ? 0 : performance.now() - this.start;
    if (elapsed >= this.milliseconds) this.late = true;
    this.onProgress(this.late ? 1 : Math.max(spent, elapsed / this.milliseconds));
  }
}

/** Nodes between two looks at the clock. */
const nodesPerLook = 1000;
