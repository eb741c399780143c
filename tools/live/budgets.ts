/**
 * How much a phone may say: a few messages before it has a seat, and a number a phase for every seat. Never a number
 * for an address: a whole class shares one.
 */

/** Messages before a seat. */
const unseated = 4;
/** Messages of a seat between two changes of phase; an honest phone needs about five. */
const perPhase = 60;

export class Budgets {
  private readonly spent = new Map<number, number>();

  /** A new phase has begun. */
  refill(): void {
    this.spent.clear();
  }

  /** Counts a message; false once the seat has said too much. */
  spend(seat: number): boolean {
    const spent = (this.spent.get(seat) ?? 0) + 1;
    this.spent.set(seat, spent);
    return spent <= perPhase;
  }
}

/** Counts the messages of a connection without a seat. */
export function unseatedBudget(): () => boolean {
  let spent = 0;
  return () => ++spent <= unseated;
}
