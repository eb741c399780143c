import type { Steps } from "./steps.js";

/**
 * What a long call may take, and what it tells on the way: one kind for `solve`, `mergePlans`, `planRobots` and
 * their parts.
 *
 * The first limit that is met ends the call, so no two of them contradict each other, and the call gives the best
 * it has, with what is proven. A signal that is aborted counts as time that has run out, from the beginning if it
 * is aborted already. A limit that is negative or NaN is refused.
 */
export interface Limits<Incumbent = never> {
  /** Wall-clock time; what is found then depends on the machine. Default: Infinity. */
  readonly milliseconds?: number;
  /** Bytes of tables and open nodes. Default: 2^30. */
  readonly memory?: number;
  /**
   * Nodes of searches, each engine in its own; the same on every machine. For graphs one takes about half a
   * microsecond; 16 cells of a mini-bucket or of local search count as one,
   * and looking at an agent to reduce the graph as 8. Default: Infinity if milliseconds are given; else 20,000,000 for
   * graphs, 100,000 for plans, 10,000 for robots.
   */
  readonly nodes?: number;
  /**
   * Ends the call when it is aborted. While the synchronous form of a call runs, no timer fires and no key is heard:
   * pass it to the asynchronous form, or abort it in `onImproved`.
   */
  readonly signal?: AbortSignal;
  /** Told each time when the incumbent, the best answer so far, or the bound gets better. */
  readonly onImproved?: (incumbent: Incumbent | undefined, bound: number) => void;
}

/** @throws RangeError if a limit is negative or NaN */
export function requireLimits({
  milliseconds = 0,
  memory = 0,
  nodes = 0,
}: Pick<Limits, "milliseconds" | "memory" | "nodes">): void {
  for (const [name, limit] of Object.entries({ milliseconds, memory, nodes }))
    if (!(limit >= 0)) throw new RangeError(`${name} must be at least 0, got ${limit}`);
}

/** Time between two moments at which the loop is given back. */
const turn = 8;

/** The clock of one call. Looking at it takes less than a tenth of a microsecond. */
export class Clock {
  /** Whether the time has run out or the signal is aborted, as seen by the last look. */
  over = false;
  private readonly start: number;
  private readonly milliseconds: number;
  readonly signal: AbortSignal | undefined;
  private nextTurn: number;
  private turnEnds = false;

  /** @throws RangeError if `milliseconds` is negative or NaN */
  constructor({ milliseconds = Infinity, signal }: Pick<Limits, "milliseconds" | "signal"> = {}) {
    requireLimits({ milliseconds });
    const now = performance.now();
    this.start = now;
    this.milliseconds = milliseconds;
    this.nextTurn = now + turn;
    this.signal = signal;
    if (milliseconds === 0 || signal?.aborted) this.over = true;
  }

  /** Looks at time and signal: whether to end. */
  look(): boolean {
    const now = performance.now();
    if (now - this.start >= this.milliseconds || this.signal?.aborted) this.over = true;
    if (now >= this.nextTurn) {
      this.nextTurn = now + turn;
      this.turnEnds = true;
    }
    return this.over;
  }

  /** Whether to give the loop back now: once for each turn of 8 ms that a look has seen end. */
  get due(): boolean {
    const { turnEnds } = this;
    this.turnEnds = false;
    return turnEnds;
  }

  /** Looks, and gives the loop back if that is due: whether to end. */
  *rest(): Steps<boolean> {
    const over = this.look();
    if (this.due) yield;
    return over;
  }

  /** Milliseconds left. */
  get left(): number {
    return this.over ? 0 : Math.max(0, this.milliseconds - (performance.now() - this.start));
  }

  /** A clock for a share of the time that is left, with the same signal. */
  part(share: number): Clock {
    return new Clock({ milliseconds: share * this.left, ...(this.signal && { signal: this.signal }) });
  }
}
