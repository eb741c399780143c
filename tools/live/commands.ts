/** What a teacher can do, each answered with one sentence. */
import { classGame } from "coordlab-experiments/11-your-class/class-games.js";
import { type Treatment, treatments } from "coordlab-experiments/11-your-class/treatments.js";
import type { LessonEvent } from "./events.js";
import type { Room } from "./room.js";
import { leastSeconds, type Refusal } from "./session.js";
import { hashOfWord, newWord } from "./tokens.js";

export interface TeacherCommand {
  readonly what: string;
  readonly game?: string;
  readonly treatment?: string;
  readonly split?: boolean;
  readonly seconds?: number;
  readonly seat?: number;
  readonly count?: number;
  readonly on?: boolean;
}

/** Test participants at most. */
const mostTesters = 500;

export function obey(room: Room, command: TeacherCommand): string {
  const { session } = room;
  switch (command.what) {
    case "begin":
      return begin(room, command);
    case "next":
      return next(room, command.seconds ?? session.seconds);
    case "extend":
      room.extend(10);
      return "Ten seconds more.";
    case "close":
      return answer(room.close(), "The round is closed.");
    case "pause": {
      const on = !session.paused;
      return answer(
        room.submitForAll({ type: "pause", on }),
        on ? "The clock stands still." : "The clock runs.",
      );
    }
    case "undo": {
      const open = session.phase === "open";
      if (!open && !session.block?.rounds.length) return "There is no round to undo.";
      return answer(
        room.submitForAll({ type: "undo" }),
        open ? "The open round is gone." : "The last round is undone.",
      );
    }
    case "absent": {
      const seats = absent(room);
      if (seats.length === 0) return "Nobody is missing.";
      const refusal = room.submit({ type: "bot", seats }, () => room.closeIfComplete());
      return answer(refusal, `Bots play for ${seats.length} until their people answer again.`);
    }
    case "testers": {
      const count = Math.min(mostTesters, Math.max(1, Math.floor(command.count ?? 1)));
      return answer(
        room.submit({ type: "testers", count }),
        `${count} test participants play from the next game on.`,
      );
    }
    case "kick":
      return withSeat(room, command, (seat) => ({ type: "kick", seat }), "is out");
    case "allow":
      return withSeat(room, command, (seat) => ({ type: "allow", seat }), "may come back");
    case "lock": {
      const on = !session.locked;
      return answer(room.submit({ type: "lock", on }), on ? "Nobody else can come in." : "The room is open.");
    }
    case "names": {
      const on = !session.showNames;
      return answer(
        room.submit({ type: "names", on }),
        on ? "The projector shows names." : "Names are hidden.",
      );
    }
    case "handover":
      return handover(room, command);
    default:
      return `There is no "${command.what}".`;
  }
}

function begin(room: Room, { game, treatment, split }: TeacherCommand): string {
  const { session } = room;
  if (session.phase === "open") return stillOpen(room);
  const known = treatments.find((name) => name === treatment);
  if (!known) return `There is no "${treatment}".`;
  const name = classGame(game ?? session.header.game).name;
  const other: Treatment = "each for itself";
  const swapped = session.blocks.length % 2 === 1;
  const pair = split ? (swapped ? [other, known] : [known, other]) : [known, known];
  const event = { type: "begin", game: name, treatments: pair as [Treatment, Treatment] } as const;
  const said = split && known !== other ? `${known} for half of the groups` : known;
  return answer(room.submitForAll(event), `New groups: ${name}, ${said}.`);
}

function next(room: Room, wanted: number): string {
  const { session, lesson } = room;
  if (lesson.log.trouble)
    return `No round: nothing can be saved (${lesson.log.trouble}). Make room on the disk.`;
  if (!session.block) return "Choose a game and a rule first.";
  if (session.phase === "open") return stillOpen(room);
  const seconds = Math.max(leastSeconds, Math.min(600, Math.floor(wanted) || 20));
  const round = session.round + 1;
  return answer(
    room.submitForAll({ type: "open", round, seconds }),
    `Round ${round} is open for ${seconds} seconds.`,
  );
}

function stillOpen({ session }: Room): string {
  return `Round ${session.round} is still open: wait for it, or press Close now.`;
}

/** People who did not answer and whose phone is not on the line. */
function absent({ session, presence }: Room): number[] {
  const { block, seats } = session;
  return seats.list
    .filter(({ number, bot, hash }) => hash !== undefined && !bot && !presence.isHere(number))
    .filter(({ number }) => block?.answer(number) === undefined)
    .map(({ number }) => number);
}

function withSeat(
  room: Room,
  { seat = -1 }: TeacherCommand,
  event: (seat: number) => LessonEvent,
  fate: string,
): string {
  const refusal = room.submit(event(seat), () => {
    const line = room.presence.line(seat);
    if (room.session.seats.list[seat]!.kicked) line?.end();
    room.closeIfComplete();
  });
  return answer(refusal, `Seat ${seat + 1} ${fate}.`);
}

function handover(room: Room, { seat = -1 }: TeacherCommand): string {
  const word = newWord();
  const refusal = room.submit({ type: "handover", seat, hash: hashOfWord(word) });
  return answer(refusal, `The new phone of seat ${seat + 1} chooses "I had a seat" and types ${word}.`);
}

function answer(refusal: Refusal | undefined, done: string): string {
  if (refusal === undefined) return done;
  if (refusal === "bad") return "There is no such seat.";
  return refusal === "not now" ? "There is no open round." : `Refused: ${refusal}.`;
}
