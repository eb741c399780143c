/** The log of a lesson on disk: a line of JSON an event, in the order in which they happened. */
import { type FileHandle, open, readFile, truncate } from "node:fs/promises";
import { CourseError } from "../course-error.js";

/** How long a full disk is left alone before the next try, in milliseconds. */
const retryAfter = 500;

/** What the log needs of a file; tests bring a disk that is full. */
export interface LogFile extends Pick<FileHandle, "datasync" | "truncate" | "close"> {
  write(bytes: Buffer, from: number, length: number, at: number): Promise<{ readonly bytesWritten: number }>;
}

/**
 * Appends events and says when they are on disk. Events that come while the disk is busy share its next sync, so
 * that three hundred answers cost a handful of syncs.
 */
export class Log {
  private waiting: { readonly line: string; readonly saved: () => void }[] = [];
  private busy = false;
  private closed = false;
  /** Why nothing can be saved at the moment; undefined when all is well. */
  trouble: string | undefined;
  /** Milliseconds that the last syncs took. */
  readonly syncs: number[] = [];

  constructor(
    private readonly file: LogFile,
    /** Bytes that are whole and on disk. */
    private length: number,
    private readonly onTrouble: (trouble: string | undefined) => void = () => {},
  ) {}

  /** Resolves when the event is on disk; while the disk is full it stays open, and nothing is forgotten. */
  append(event: object): Promise<void> {
    return new Promise((saved) => {
      this.waiting.push({ line: `${JSON.stringify(event)}\n`, saved });
      this.wake();
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    while (this.busy) await new Promise((resolve) => setTimeout(resolve, 5));
    await this.file.close();
  }

  private wake(): void {
    if (this.busy) return;
    this.busy = true;
    // What arrives in this turn of the event loop goes together.
    setImmediate(() => this.flush());
  }

  private async flush(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      this.waiting = [];
      try {
        await this.write(Buffer.from(batch.map(({ line }) => line).join("")));
      } catch (error) {
        this.waiting = [...batch, ...this.waiting];
        this.report((error as Error).message);
        // Half a line must not stay: whoever starts from here would have to cut it.
        await this.file.truncate(this.length).catch(() => {});
        if (this.closed) break;
        await new Promise((resolve) => setTimeout(resolve, retryAfter));
        continue;
      }
      this.report(undefined);
      for (const { saved } of batch) saved();
    }
    this.busy = false;
  }

  private async write(bytes: Buffer): Promise<void> {
    const started = performance.now();
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await this.file.write(bytes, done, bytes.length - done, this.length + done);
      done += bytesWritten;
    }
    await this.file.datasync();
    this.length += bytes.length;
    this.syncs.push(performance.now() - started);
    if (this.syncs.length > 1000) this.syncs.splice(0, 500);
  }

  private report(trouble: string | undefined): void {
    if (trouble === this.trouble) return;
    this.trouble = trouble;
    this.onTrouble(trouble);
  }
}

/** What a log file holds, and how much of it is whole. */
export interface LogContent {
  readonly events: readonly object[];
  readonly length: number;
  /** Bytes of a last line that was cut off in the middle of being written. */
  readonly torn: number;
}

/**
 * Reads a log. A last line without its end was never acknowledged: it is left out.
 *
 * @throws CourseError if another line is damaged
 */
export function readLog(bytes: Buffer, path: string): LogContent {
  const length = bytes.lastIndexOf(10) + 1;
  const lines = bytes.subarray(0, length).toString("utf8").split("\n").slice(0, -1);
  const events = lines.map((line, k) => {
    try {
      const event: unknown = JSON.parse(line);
      if (typeof event === "object" && event !== null) return event;
    } catch {
      // Falls through to the one sentence below.
    }
    throw damaged(path, k + 1);
  });
  return { events, length, torn: bytes.length - length };
}

export function damaged(path: string, line: number): CourseError {
  return new CourseError(`line ${line} of ${path} is damaged; mend or remove it, or choose another --out`);
}

/** Opens a log for appending, cut to what is whole of it. */
export async function openLog(
  path: string,
  onTrouble?: (trouble: string | undefined) => void,
): Promise<{ readonly log: Log; readonly content: LogContent }> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return Buffer.alloc(0);
    throw new CourseError(`${path} cannot be read: ${error.message}`);
  });
  const content = readLog(bytes, path);
  if (content.torn > 0) await truncate(path, content.length);
  const file = await open(path, content.length > 0 ? "r+" : "w", 0o600).catch((error: Error) => {
    throw new CourseError(`${path} cannot be written: ${error.message}`);
  });
  return { log: new Log(file, content.length, onTrouble), content };
}
