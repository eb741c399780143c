/** How much a search may spend. Nodes make a run repeatable; milliseconds make it punctual. */
export interface SearchBudget {
  /** Nodes of search trees. @defaultValue 1,000,000 */
  readonly nodes?: number;
  /** Wall-clock time, looked at every few nodes; what is found then depends on the machine. @defaultValue Infinity */
  readonly milliseconds?: number;
}

/** What is left of a budget that several searches may draw on in turn. */
export class Purse {
  private readonly deadline: number;
  nodes: number;

  /** @throws RangeError if a limit is negative or NaN */
  constructor({ nodes = 1e6, milliseconds = Infinity }: SearchBudget = {}) {
    if (!(nodes >= 0)) throw new RangeError(`nodes must be at least 0, got ${nodes}`);
    if (!(milliseconds >= 0)) throw new RangeError(`milliseconds must be at least 0, got ${milliseconds}`);
    this.nodes = nodes;
    this.deadline = milliseconds === Infinity ? Infinity : performance.now() + milliseconds;
  }

  /** Pays for some nodes; false once the purse is empty. */
  pay(nodes: number): boolean {
    this.nodes -= nodes;
    return !this.empty;
  }

  get empty(): boolean {
    return this.nodes <= 0 || (this.deadline !== Infinity && performance.now() >= this.deadline);
  }
}
