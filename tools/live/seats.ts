/** The seats of a lesson: who has one, by the hash of a token, and what became of it. */

export interface Seat {
  readonly number: number;
  /** Hash of the token that holds it; undefined for a test participant. */
  hash: string | undefined;
  /** A name of the person's own choice, or "". */
  name: string;
  /** Whether a bot plays until the person answers again. */
  bot: boolean;
  kicked: boolean;
  /** Hash of the word for which the seat goes to a new phone. */
  handover: string | undefined;
}

/** Names are cut to this many characters. */
const longestName = 24;

export class Seats {
  readonly list: Seat[] = [];
  private readonly byHash = new Map<string, Seat>();
  private readonly names = new Map<string, number>();

  /** The seat that a token holds. */
  of(hash: string): Seat | undefined {
    return this.byHash.get(hash);
  }

  get people(): number {
    return this.byHash.size;
  }

  join(hash: string): Seat {
    const seat = this.add(hash);
    this.byHash.set(hash, seat);
    return seat;
  }

  addTester(): void {
    this.add(undefined).bot = true;
  }

  /** The second Kim is called "Kim 2"; a seat goes by its token, never by its name. */
  name(seat: Seat, wish: string): void {
    const name = [...wish.replace(/\s+/g, " ").trim()].slice(0, longestName).join("");
    const before = this.names.get(name) ?? 0;
    if (name !== "") this.names.set(name, before + 1);
    seat.name = before === 0 ? name : `${name} ${before + 1}`;
  }

  /** The seat goes to the phone with this token; the old one has lost it. */
  claim(seat: Seat, hash: string): void {
    if (seat.hash !== undefined) this.byHash.delete(seat.hash);
    seat.hash = hash;
    seat.handover = undefined;
    seat.bot = false;
    this.byHash.set(hash, seat);
  }

  private add(hash: string | undefined): Seat {
    const number = this.list.length;
    const seat = { number, hash, name: "", bot: false, kicked: false, handover: undefined };
    this.list.push(seat);
    return seat;
  }
}

/** A test participant is a seat that no phone holds. */
export function isTester(seat: Seat): boolean {
  return seat.hash === undefined;
}
