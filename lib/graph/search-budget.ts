/** How much a search may spend. Nodes make a run repeatable; milliseconds make it punctual. */
export interface SearchBudget {
  /**
   * Nodes of AND/OR search, about half a microsecond each; one with loss shifting counts as 100 of them, and 16
   * cells of a mini-bucket as one. @defaultValue 20,000,000
   */
  readonly nodes?: number;
  /** Wall-clock time, looked at every few nodes; what is found then depends on the machine. @defaultValue Infinity */
  readonly milliseconds?: number;
}

/** What a node counts in which losses are shifted. */
export const nodesPerShifting = 100;

/** Cells of mini-buckets that count as one node. */
export const cellsPerNode = 16;

/** What is left of a budget that several searches may draw on in turn. */
export class Purse {
  nodes: number;
  private readonly deadline: number;
  private paymentsUnseen: number = 0;
  private late: boolean = false;

  /** @throws RangeError if a limit is negative or NaN */
  constructor({ nodes = 2e7, milliseconds = Infinity }: SearchBudget = {}) {
    if (!(nodes >= 0)) throw new RangeError(`nodes must be at least 0, got ${nodes}`);
    if (!(milliseconds >= 0)) throw new RangeError(`milliseconds must be at least 0, got ${milliseconds}`);
    this.nodes = nodes;
    this.deadline = milliseconds === Infinity ? Infinity : performance.now() + milliseconds;
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

  /** Some of this purse, with the same deadline; what is spent of it has to be paid by this one, too. */
  share(nodes: number): Purse {
    const purse = new Purse({ nodes: Math.max(0, Math.min(nodes, this.nodes)) });
    return Object.assign(purse, { deadline: this.deadline });
  }

  private look(): void {
    this.paymentsUnseen = 0;
    if (this.deadline !== Infinity && performance.now() >= this.deadline) this.late = true;
  }
}

/** The clock is looked at after so many nodes. */
const nodesPerLook = 1000;
