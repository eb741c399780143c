/** From what a seated phone says to its acknowledgement. */
import type { PhoneMessage } from "./phone-messages.js";
import type { Line } from "./presence.js";
import { type Reason, refusals } from "./refusals.js";
import type { Room } from "./room.js";
import type { Refusal } from "./session.js";

export function hear(room: Room, seat: number, phone: Line, message: PhoneMessage): void {
  if (message.t === "act") answer(room, seat, phone, message);
  else if (message.t === "instruct") instruct(room, seat, phone, message);
  else if (message.t === "name")
    room.submit({ type: "name", seat, name: message.name }, () => room.tell(seat));
  else room.tell(seat);
}

/** The first answer wins; a second one is told what the first was. */
function answer(
  room: Room,
  seat: number,
  phone: Line,
  { round, a }: Extract<PhoneMessage, { t: "act" }>,
): void {
  const refusal = room.submit({ type: "act", seat, round, a }, () =>
    phone.send(`{"t":"ack","round":${round},"a":${a}}`),
  );
  if (refusal === undefined) room.closeIfComplete();
  else if (refusal !== "dup") refuse(room, phone, round, refusal);
  else {
    room.refuse("second answer");
    const first = room.session.block!.answer(seat)!;
    // What is acknowledged is on disk, the first answer too: it comes after whatever is still on its way.
    void room.lesson.saved().then(() => phone.send(`{"t":"ack","round":${round},"a":${first},"dup":true}`));
  }
}

function instruct(
  room: Room,
  seat: number,
  phone: Line,
  { round, choices }: Extract<PhoneMessage, { t: "instruct" }>,
): void {
  const refusal = room.submit({ type: "instruct", seat, round, choices }, () => passOn(room, seat));
  if (refusal === undefined) room.closeIfComplete();
  else refuse(room, phone, round, refusal);
}

/** A coordinator's word reaches its group. */
function passOn(room: Room, coordinator: number): void {
  const { block, seats } = room.session;
  const group = block?.placeOf(coordinator)?.group;
  for (const { number } of seats.list) if (block?.placeOf(number)?.group === group) room.tell(number);
}

function refuse(room: Room, phone: Line, round: number, why: Refusal): void {
  const reason = reasons[why] ?? "impossible answer";
  room.refuse(reason);
  phone.send(JSON.stringify({ t: "refused", round, why, text: refusals[reason] }));
}

const reasons: Readonly<Partial<Record<Refusal, Reason>>> = {
  dup: "second answer",
  late: "late answer",
  spectator: "answer of a spectator",
};
