/** From a phone's first message to a seat, or to the reason why it gets none. */
import type { Budgets } from "./budgets.js";
import type { PhoneMessage } from "./phone-messages.js";
import type { Reason } from "./refusals.js";
import type { Room } from "./room.js";
import type { Refusal } from "./session.js";
import { hashOf, hashOfWord } from "./tokens.js";

/** What a phone gets that says something before it has a seat. */
export type Admission =
  /** A seat, at once or when it is on disk. */
  | "seated"
  /** A page that has just been opened is asked for the letters; nothing is refused yet. */
  | "asked for letters"
  | Reason;

export interface Door {
  readonly room: Room;
  readonly budgets: Budgets;
  /** Four letters that everybody in the room can read. */
  readonly code: string;
}

/** Finds the seat that belongs to a token, or a new one; a phone makes its own token, so that asking twice is safe. */
export function admit(door: Door, message: PhoneMessage, seated: (seat: number) => void): Admission {
  if (message.t === "claim") return claim(door, message, seated);
  if (message.t !== "hello") return "no seat";
  const { room, budgets, code } = door;
  const hash = hashOf(message.token);
  const known = room.session.seats.of(hash);
  if (known?.kicked) return "turned away: sent out";
  if (known && !budgets.spend(known.number)) return "too many messages";
  if (known) {
    seated(known.number);
    return "seated";
  }
  if (message.code === "") return "asked for letters";
  if (message.code.trim().toUpperCase() !== code) return "turned away: wrong letters";
  const number = room.session.seats.list.length;
  const refusal = room.submit({ type: "join", hash }, () => seated(number));
  return refusal === undefined ? "seated" : joinRefused(refusal);
}

/** The word of the teacher gives a seat to this phone; the phone that had it has lost it. */
function claim(
  { room }: Door,
  { token, word }: Extract<PhoneMessage, { t: "claim" }>,
  seated: (seat: number) => void,
): Admission {
  const wanted = hashOfWord(word);
  const seat = room.session.seats.list.find(({ handover }) => handover === wanted)?.number ?? -1;
  const refusal = room.submit({ type: "claim", seat, hash: hashOf(token) }, () => seated(seat));
  return refusal === undefined ? "seated" : "turned away: wrong digits";
}

function joinRefused(refusal: Refusal): Reason {
  if (refusal === "locked" || refusal === "full") return `turned away: ${refusal}`;
  return "turned away: over";
}
