/**
 * A lesson as the sum of its events: no clock, no disk, no network. The same events in the same order give the same
 * lesson, so a log is all that has to be kept.
 */

import { classGame } from "coordlab-experiments/11-your-class/class-games.js";
import { Block } from "./block.js";
import type { Header, LessonEvent } from "./events.js";
import { isTester, type Seat, Seats } from "./seats.js";

/** No round is shorter. */
export const leastSeconds = 10;

export type Phase = "lobby" | "open" | "result" | "ended";

/** Why an event is refused. The first answer to a round wins; `dup` marks a second one. */
export type Refusal = "late" | "dup" | "bad" | "spectator" | "locked" | "full" | "not now";

export class Session {
  readonly seats = new Seats();
  readonly blocks: Block[] = [];
  phase: Phase = "lobby";
  /** Number of the round opened last; numbers are never used twice. */
  round = 0;
  /** How long the open round lasts, in seconds. */
  seconds = 0;
  paused = false;
  locked = false;
  showNames = false;

  constructor(readonly header: Header) {}

  get block(): Block | undefined {
    return this.blocks.at(-1);
  }

  /** Why the event cannot happen now; undefined if it can. Never changes anything. */
  check(event: LessonEvent): Refusal | undefined {
    if (this.phase === "ended") return "not now";
    switch (event.type) {
      case "join":
        if (this.locked) return "locked";
        if (this.seats.of(event.hash)) return "dup";
        return this.seats.people < this.header.seats ? undefined : "full";
      case "begin":
        return this.phase === "open" ? "not now" : undefined;
      case "open":
        if (!(event.seconds >= leastSeconds)) return "bad";
        return this.block && this.phase !== "open" && event.round === this.round + 1 ? undefined : "not now";
      case "act":
      case "instruct":
        return this.checkAnswer(event);
      case "close":
        return this.phase === "open" && event.round === this.round ? undefined : "not now";
      case "undo":
        return this.phase === "open" || (this.block?.rounds.length ?? 0) > 0 ? undefined : "not now";
      case "claim": {
        const seat = this.seats.list[event.seat];
        return seat?.handover === undefined || this.seats.of(event.hash) ? "bad" : undefined;
      }
      case "name":
      case "kick":
      case "allow":
      case "handover":
        return this.person(event.seat) ? undefined : "bad";
      case "bot":
        return event.seats.every((seat) => this.person(seat)) ? undefined : "bad";
      case "pause":
      case "testers":
      case "lock":
      case "names":
      case "end":
        return undefined;
      default:
        return "bad";
    }
  }

  /** Lets an event happen that `check` does not refuse. */
  apply(event: LessonEvent): void {
    const { seats } = this;
    const block = this.block!;
    switch (event.type) {
      case "join":
        seats.join(event.hash);
        break;
      case "name":
        seats.name(seats.list[event.seat]!, event.name);
        break;
      case "begin":
        this.begin(event);
        break;
      case "open":
        block.open(seats.list);
        this.round = event.round;
        this.seconds = event.seconds;
        this.phase = "open";
        this.paused = false;
        break;
      case "act":
        block.act(seats.list[event.seat]!, event.a);
        break;
      case "instruct":
        block.instruct(seats.list[event.seat]!, event.choices);
        break;
      case "close":
        block.close(event.round, seats.list);
        this.phase = "result";
        this.paused = false;
        break;
      case "undo":
        if (this.phase !== "open") block.undo();
        this.phase = "result";
        break;
      case "bot":
        for (const seat of event.seats) seats.list[seat]!.bot = true;
        break;
      case "testers":
        for (let k = 0; k < event.count; k++) seats.addTester();
        break;
      case "kick":
      case "allow":
        seats.list[event.seat]!.kicked = event.type === "kick";
        break;
      case "handover":
        seats.list[event.seat]!.handover = event.hash;
        break;
      case "claim":
        seats.claim(seats.list[event.seat]!, event.hash);
        break;
      case "pause":
        this.paused = event.on;
        break;
      case "lock":
        this.locked = event.on;
        break;
      case "names":
        this.showNames = event.on;
        break;
      case "end":
        this.phase = "ended";
    }
  }

  private begin({ game, treatments }: Extract<LessonEvent, { type: "begin" }>): void {
    const { seed, botsPlay } = this.header;
    const settings = { game: classGame(game), treatments, seed: `${seed}/${this.blocks.length}`, botsPlay };
    this.blocks.push(new Block(settings, this.seats.list));
    this.phase = "result";
  }

  private checkAnswer(event: Extract<LessonEvent, { type: "act" | "instruct" }>): Refusal | undefined {
    const seat = this.person(event.seat);
    if (!seat) return "bad";
    if (seat.kicked) return "spectator";
    if (this.phase !== "open" || event.round !== this.round) return "late";
    return event.type === "act"
      ? (this.block!.refuses(seat, event.a) as Refusal | undefined)
      : (this.block!.refusesWord(seat, event.choices, this.seats.list) as Refusal | undefined);
  }

  private person(number: number): Seat | undefined {
    const seat = this.seats.list[number];
    return seat && !isTester(seat) ? seat : undefined;
  }
}
