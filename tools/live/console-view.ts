/** What the teacher's console shows besides the room: every seat, what was refused, and how the disk is. */
import type { Presence } from "./presence.js";
import { isTester } from "./seats.js";
import type { Session } from "./session.js";

export interface ConsoleView {
  readonly t: "staff";
  readonly locked: boolean;
  readonly showNames: boolean;
  readonly blocks: number;
  /** Rounds of the block that is on. */
  readonly rounds: number;
  readonly seats: readonly SeatRow[];
  /** What was refused, and how often. */
  readonly refused: Readonly<Record<string, number>>;
}

export interface SeatRow {
  readonly seat: number;
  readonly name: string;
  readonly state: "here" | "away" | "test" | "out";
  readonly bot: boolean;
  readonly answered: boolean;
}

export function consoleView(
  session: Session,
  presence: Presence,
  refused: ReadonlyMap<string, number>,
): ConsoleView {
  const { locked, showNames, blocks, block, seats } = session;
  return {
    ...{ t: "staff", locked, showNames, blocks: blocks.length, rounds: block?.rounds.length ?? 0 },
    seats: seats.list.map((seat) => ({
      seat: seat.number,
      name: seat.name,
      state: seat.kicked ? "out" : isTester(seat) ? "test" : presence.isHere(seat.number) ? "here" : "away",
      bot: seat.bot,
      answered: block?.answer(seat.number) !== undefined,
    })),
    refused: Object.fromEntries(refused),
  };
}
