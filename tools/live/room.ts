/** The room: a lesson with phones on the line and a clock on the wall. */
import type { LessonEvent } from "./events.js";
import type { Lesson } from "./lesson.js";
import { phoneView } from "./phone-view.js";
import { Presence } from "./presence.js";
import type { Reason } from "./refusals.js";
import type { Refusal } from "./session.js";

/** How often the room looks at its clock, in milliseconds. */
const tick = 50;

export class Room {
  readonly presence: Presence;
  /** What was refused or repaired, by reason. */
  readonly refused = new Map<Reason, number>();
  /** Whether a phone has called over the network, and not from this machine. */
  reached = false;
  /** Called when the projector should be drawn anew; at most four times a second. */
  onChange: () => void = () => {};
  /** Called when a phase begins: messages are counted anew. */
  onPhase: () => void = () => {};
  /** When the open round ends, by a clock that never jumps; undefined while there is none. */
  private deadline: number | undefined;
  private leftWhenPaused: number | undefined;
  private changed = true;
  private drawn = 0;
  private readonly ticking: NodeJS.Timeout;

  constructor(
    readonly lesson: Lesson,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.presence = new Presence(now);
    // A round that was open when the server stopped gets its full time again.
    if (this.session.phase === "open") this.startClock(this.session.seconds);
    this.ticking = setInterval(() => this.look(), tick);
  }

  get session() {
    return this.lesson.session;
  }

  /** Milliseconds to the end of the open round; null while nothing runs down. */
  left(): number | null {
    if (this.session.phase !== "open") return null;
    const left = this.session.paused ? this.leftWhenPaused : this.deadline && this.deadline - this.now();
    return left === undefined ? null : Math.max(0, Math.round(left));
  }

  refuse(reason: Reason): void {
    this.refused.set(reason, (this.refused.get(reason) ?? 0) + 1);
    this.changed = true;
  }

  /** Lets an event happen; `saved` runs when it is on disk. Returns why it is refused, if it is. */
  submit(event: LessonEvent, saved: () => void = () => {}): Refusal | undefined {
    const result = this.lesson.submit(event);
    if (typeof result === "string") return result;
    this.changed = true;
    this.moveClock(event);
    void result.then(saved);
    return undefined;
  }

  /** The same for what changes every phone: they are told when it is on disk. */
  submitForAll(event: LessonEvent): Refusal | undefined {
    return this.submit(event, () => {
      this.onPhase();
      this.tellAll();
    });
  }

  tell(seat: number): void {
    this.presence.line(seat)?.send(JSON.stringify(phoneView(this.session, seat, this.left())));
  }

  tellAll(): void {
    for (const [seat] of this.presence.each()) this.tell(seat);
    this.changed = true;
  }

  /** Closes the round when everybody has answered or nobody is left to wait for. */
  closeIfComplete(): void {
    const { session } = this;
    if (session.phase !== "open" || session.paused) return;
    const waiting = session.block!.awaited(session.seats.list);
    if (waiting.every((seat) => this.presence.isGhost(seat))) this.close();
  }

  close(): Refusal | undefined {
    return this.submitForAll({ type: "close", round: this.session.round });
  }

  extend(seconds: number): void {
    if (this.deadline !== undefined) this.deadline += 1000 * seconds;
    if (this.leftWhenPaused !== undefined) this.leftWhenPaused += 1000 * seconds;
    this.tellAll();
  }

  /** Something that is not in the log has changed: somebody came or went. */
  touch(): void {
    this.changed = true;
  }

  stop(): void {
    clearInterval(this.ticking);
  }

  private moveClock(event: LessonEvent): void {
    if (event.type === "open") this.startClock(event.seconds);
    if (event.type === "pause" && this.session.phase === "open") {
      const left = this.deadline === undefined ? undefined : this.deadline - this.now();
      if (event.on) this.leftWhenPaused = left ?? this.leftWhenPaused;
      else this.startClock((this.leftWhenPaused ?? 1000 * this.session.seconds) / 1000);
      if (event.on) this.deadline = undefined;
    }
  }

  private startClock(seconds: number): void {
    const milliseconds = 1000 * seconds;
    this.deadline = this.session.paused ? undefined : this.now() + milliseconds;
    this.leftWhenPaused = this.session.paused ? milliseconds : undefined;
  }

  private look(): void {
    const now = this.now();
    if (this.session.phase === "open" && !this.session.paused) {
      if (this.deadline !== undefined && now >= this.deadline) this.close();
      else this.closeIfComplete();
    }
    if (!this.changed || now - this.drawn < 250) return;
    this.changed = false;
    this.drawn = now;
    this.onChange();
  }
}
