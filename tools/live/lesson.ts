/** A session with its log: what happens is applied at once, and acknowledged when it is on disk. */
import type { Header, LessonEvent } from "./events.js";
import { damaged, type Log, openLog } from "./log.js";
import { type Refusal, Session } from "./session.js";

export class Lesson {
  private last: Promise<void> = Promise.resolve();

  private constructor(
    readonly session: Session,
    readonly log: Log,
    /** Bytes of an event that was cut off in the middle of being written, when the lesson was taken up again. */
    readonly torn: number,
  ) {}

  /** Goes on where the log ends, or begins a lesson with this header where there is no log. */
  static async open(
    path: string,
    header: Header,
    onTrouble?: (trouble: string | undefined) => void,
  ): Promise<Lesson> {
    const { log, content } = await openLog(path, onTrouble);
    if (content.events.length === 0) {
      await log.append(header);
      return new Lesson(new Session(header), log, content.torn);
    }
    return new Lesson(replay(content.events, path), log, content.torn);
  }

  /** Why the event is refused, or the promise that it is on disk. */
  submit(event: LessonEvent): Refusal | Promise<void> {
    const refusal = this.session.check(event);
    if (refusal) return refusal;
    this.session.apply(event);
    this.last = this.log.append({ ...event, at: Date.now() });
    return this.last;
  }

  /** Resolves when everything that has happened so far is on disk. */
  saved(): Promise<void> {
    return this.last;
  }
}

/** @throws CourseError naming the first line that cannot have happened */
export function replay(events: readonly object[], path = "the log"): Session {
  const [header, ...rest] = events as [Header, ...LessonEvent[]];
  if (header.type !== "header" || header.schema !== 1) throw damaged(path, 1);
  const session = new Session(header);
  rest.forEach((event, k) => {
    if (!happens(session, event)) throw damaged(path, k + 2);
  });
  return session;
}

function happens(session: Session, event: LessonEvent): boolean {
  try {
    if (session.check(event) !== undefined) return false;
  } catch {
    // What is no event at all cannot be looked at.
    return false;
  }
  session.apply(event);
  return true;
}
