/**
 * One student's process, seen from outside: one request at a time, one answer each. Whatever it does wrong,
 * speaking out of turn, lying about the request, talking too much, falling silent or dying, ends it.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import type { Readable, Writable } from "node:stream";
import { type Isolation, isolated, type Limits } from "./isolation.js";
import { type ProcessorUse, processorUse } from "./processor-time.js";
import type { Runtime } from "./runtime.js";
import { fromWire } from "./wire.js";

/** Why a call brought no value. After a `threw` the process lives on; after anything else it is gone. */
export class StudentFault extends Error {
  readonly kind: "threw" | "died" | "silent" | "forged";
  constructor(kind: StudentFault["kind"], message: string) {
    super(message);
    this.kind = kind;
  }
}

/** The deadline of a process starved of processor time is extended up to this many times. */
const mostPatience = 10;

/** Milliseconds in which most answers come; only after them the processor time is looked at. */
const quick = 50;

interface Waiting {
  readonly id: number;
  readonly resolve: (value: unknown) => void;
  readonly reject: (fault: StudentFault) => void;
  timer: NodeJS.Timeout;
}

/** Those that run: none outlives the process that started it. */
const running = new Set<Sandbox>();
process.on("exit", () => {
  for (const sandbox of running) sandbox.close();
});

export class Sandbox {
  private readonly process: ChildProcess;
  private readonly limits: Limits;
  private readonly input: Writable;
  private readonly ready: Promise<void>;
  private waiting: Waiting | undefined;
  private pieces: Buffer[] = [];
  private received = 0;
  private end: StudentFault | undefined;

  constructor(runtime: Runtime, limits: Limits, isolation: Isolation) {
    this.limits = limits;
    const [command, ...args] = isolated(runtime.child, runtime.folder, limits, isolation);
    // A session of its own, so that a signal to "my process group" reaches nobody else.
    this.process = spawn(command, args, {
      cwd: runtime.folder,
      env: {},
      detached: true,
      stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    });
    running.add(this);
    this.input = this.process.stdio[3] as Writable;
    this.input.on("error", () => {});
    this.process.on("error", (error) => this.stop(new StudentFault("died", error.message)));
    this.process.on("exit", (code, signal) => this.stop(new StudentFault("died", cause(code, signal))));
    const output = this.process.stdio[4] as Readable;
    output.on("error", () => {});
    output.on("data", (chunk: Buffer) => this.hear(chunk));
    this.ready = this.expect(0, limits.loadMs).then(() => {});
    this.ready.catch(() => {});
  }

  /** Whether it can still be asked. */
  get alive(): boolean {
    return this.end === undefined;
  }

  /** @throws StudentFault if there is no value to be had */
  async request(request: object, ms: number): Promise<unknown> {
    await this.ready;
    if (this.end) throw this.end;
    const id = randomInt(1, 2 ** 47);
    const answer = this.expect(id, ms);
    this.input.write(`${JSON.stringify({ ...request, id })}\n`);
    return answer;
  }

  /** Ends the process, at once and for good. */
  close(): void {
    this.stop(new StudentFault("died", "the process was closed"));
  }

  private expect(id: number, ms: number): Promise<unknown> {
    const soon = Math.min(ms, quick);
    const look = () => {
      // What it used until now is taken for all that it could: that is on the side of the clock.
      const before = Math.max(0, (this.use()?.ms ?? 0) - soon);
      this.waiting!.timer = setTimeout(late, ms - soon, before, ms);
    };
    const late = (before: number, waited: number) => {
      const now = this.use();
      const longest = (this.limits.patience ?? mostPatience) * ms;
      const starved = now?.runnable && now.ms - before < ms && waited < longest;
      if (starved) this.waiting!.timer = setTimeout(late, ms, before, waited + ms);
      else this.stop(new StudentFault("silent", exhausted));
    };
    return new Promise((resolve, reject) => {
      this.waiting = { id, resolve, reject, timer: setTimeout(look, soon) };
    });
  }

  private use(): ProcessorUse | undefined {
    return this.process.pid === undefined ? undefined : processorUse(this.process.pid);
  }

  private hear(chunk: Buffer): void {
    if (this.end) return;
    let rest = chunk;
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      const line = Buffer.concat([...this.pieces, rest.subarray(0, end)]).toString("utf8");
      this.pieces = [];
      this.received = 0;
      rest = rest.subarray(end + 1);
      this.take(line);
      if (this.end) return;
    }
    this.pieces.push(rest);
    this.received += rest.length;
    if (this.received > this.limits.answerBytes)
      this.stop(new StudentFault("forged", "an answer that is too long"));
  }

  private take(line: string): void {
    const { waiting } = this;
    const answer = parsed(line);
    const expected = waiting && (waiting.id === 0 ? answer?.ready === true : answer?.id === waiting.id);
    if (!waiting || !answer || !expected) {
      this.stop(new StudentFault("forged", "the process spoke out of turn"));
      return;
    }
    this.waiting = undefined;
    clearTimeout(waiting.timer);
    if (typeof answer.error === "string") {
      waiting.reject(new StudentFault("threw", answer.error.slice(0, 500)));
      return;
    }
    try {
      waiting.resolve(waiting.id === 0 ? undefined : fromWire(answer.ok));
    } catch (error) {
      waiting.reject(new StudentFault("threw", `answered with ${(error as Error).message}`));
    }
  }

  private stop(fault: StudentFault): void {
    if (this.end) return;
    this.end = fault;
    running.delete(this);
    this.pieces = [];
    try {
      if (this.process.pid !== undefined) process.kill(-this.process.pid, "SIGKILL");
    } catch {
      this.process.kill("SIGKILL");
    }
    this.input.destroy();
    if (!this.waiting) return;
    clearTimeout(this.waiting.timer);
    this.waiting.reject(fault);
    this.waiting = undefined;
  }
}

function parsed(
  line: string,
):
  | { readonly id?: unknown; readonly ready?: unknown; readonly ok?: unknown; readonly error?: unknown }
  | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** One sentence for all that depends on how fast or how full the machine is, so that results repeat. */
const exhausted = "it ran out of time or memory";

function cause(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal !== null || (code !== null && code >= 128)) return exhausted;
  return code === 0 ? "the process ended before it answered" : `the process ended with code ${code}`;
}
