/** Which seats have a phone on the line, and since when the others have not. */

/** What a seat's phone is reached by. */
export interface Line {
  send(text: string): void;
  /** Ends it because the seat was opened elsewhere. */
  replace(): void;
  /** Ends it because the teacher sent the seat out. */
  end(): void;
}

/** How long a phone may be away before a round stops waiting for it, in milliseconds. */
const grace = 5000;

export class Presence {
  private readonly lines = new Map<number, Line>();
  private readonly since = new Map<number, number>();

  /** @param now a clock that never jumps, in milliseconds */
  constructor(private readonly now: () => number) {
    this.started = now();
  }
  private readonly started: number;

  /** A seat has one line: the newest. */
  arrive(seat: number, line: Line): void {
    this.lines.get(seat)?.replace();
    this.lines.set(seat, line);
  }

  leave(seat: number, line: Line): void {
    if (this.lines.get(seat) !== line) return;
    this.lines.delete(seat);
    this.since.set(seat, this.now());
  }

  isHere(seat: number): boolean {
    return this.lines.has(seat);
  }

  /** Whether a round need not wait for it. */
  isGhost(seat: number): boolean {
    return !this.isHere(seat) && this.now() - (this.since.get(seat) ?? this.started) >= grace;
  }

  line(seat: number): Line | undefined {
    return this.lines.get(seat);
  }

  /** All seats on the line. */
  each(): Iterable<[number, Line]> {
    return this.lines;
  }
}
