/** Who sits where in the groups of a block. */
import { seededStream, shuffled } from "coordlab";
import type { Seat } from "./seats.js";

export interface Place {
  readonly group: number;
  readonly place: number;
}

/** Who sits in each place of a group: a seat, a bot that fills the place, or nobody. */
export type Sitting = number | "bot" | undefined;

export class Seating {
  /** Groups, each a list of its places. */
  readonly groups: readonly Sitting[][];
  private readonly placeOfSeat = new Map<number, Place>();

  /** Deals everybody who may play out to as few groups as hold them, as evenly as can be. */
  constructor(
    seats: readonly Seat[],
    readonly size: number,
    seed: string,
  ) {
    const players = shuffled(
      seats.filter(({ kicked }) => !kicked),
      seededStream(`${seed}/groups`),
    );
    const count = Math.max(1, Math.ceil(players.length / size));
    this.groups = Array.from({ length: count }, () => new Array<Sitting>(size).fill(undefined));
    players.forEach((seat, k) => {
      this.sit(seat.number, { group: k % count, place: Math.floor(k / count) });
    });
  }

  /** Where a seat sits; undefined for somebody who only watches. */
  placeOf(seat: number): Place | undefined {
    return this.placeOfSeat.get(seat);
  }

  at({ group, place }: Place): Sitting {
    return this.groups[group]![place];
  }

  /** Every seat that has a place. */
  each(): Iterable<[number, Place]> {
    return this.placeOfSeat;
  }

  /**
   * Before a round: who was sent out leaves, latecomers take places that are empty or a bot's. What then is empty gets
   * a bot if `fill`, or if only one sits in the group.
   */
  rearrange(seats: readonly Seat[], fill: boolean): void {
    for (const { number, kicked } of seats) {
      const place = this.placeOfSeat.get(number);
      if (kicked && place) this.leave(number, place);
      else if (!kicked && !place) this.sitLate(number);
    }
    for (const places of this.groups) {
      const alone = places.filter((sitting) => sitting !== undefined).length < 2;
      for (let place = 0; place < places.length; place++) if (fill || alone) places[place] ??= "bot";
    }
  }

  private sit(seat: number, at: Place): void {
    this.groups[at.group]![at.place] = seat;
    this.placeOfSeat.set(seat, at);
  }

  private sitLate(seat: number): void {
    for (const [group, places] of this.groups.entries()) {
      const place = places.findIndex((sitting) => typeof sitting !== "number");
      if (place < 0) continue;
      this.sit(seat, { group, place });
      return;
    }
  }

  private leave(seat: number, { group, place }: Place): void {
    this.groups[group]![place] = undefined;
    this.placeOfSeat.delete(seat);
  }
}
