/** What the teacher's console shows besides the room: every seat, what was refused, and how the disk is. */
import type { ConsoleView } from "./pages/console-view.js";
import type { Presence } from "./presence.js";
import type { Reason } from "./refusals.js";
import { isTester } from "./seats.js";
import type { Session } from "./session.js";

export function consoleView(
  session: Session,
  presence: Presence,
  refused: ReadonlyMap<Reason, number>,
  reached: boolean,
): ConsoleView {
  const { locked, showNames, block, seats } = session;
  return {
    ...{ t: "staff", locked, showNames, reached },
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
