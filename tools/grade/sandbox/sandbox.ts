/**
 * One student's process, seen from outside: one request at a time, one answer each. Whatever it does wrong,
 * speaking out of turn, lying about the request, talking too much, falling silent or dying, ends it.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import type { Readable, Writable } from "node:stream";
import { AnswerLines, parsed } from "./answer-lines.js";
import { Budget, type Spent } from "./budget.js";
import { type Isolation, isolated, type Limits } from "./isolation.js";
import { type ProcessorUse, processorUse } from "./processor-time.js";
import type { Runtime } from "./runtime.js";
import { cause, exhausted, outOfBudget, StudentFault } from "./student-fault.js";
import { isClose, near, type Waiting } from "./waiting.js";
import { fromWire } from "./wire.js";

/** The deadline of a process starved of processor time is extended up to this many times. */
const mostPatience = 10;

/** Milliseconds in which most answers come; only after them the processor time is looked at. */
const quick = 50;

/** Those that run: none outlives the process that started it. */
const running = new Set<Sandbox>();
process.on("exit", () => {
  for (const sandbox of running) sandbox.close();
});

export class Sandbox {
  /** Milliseconds that have passed while it was asked. */
  askedMs = 0;
  /** While it loads a notebook, the cell that it is at. */
  at: number | undefined;
  private readonly process: ChildProcess;
  private readonly limits: Limits;
  private readonly budget: Budget;
  private readonly input: Writable;
  private readonly ready: Promise<void>;
  private waiting: Waiting | undefined;
  private turn: Promise<unknown> = Promise.resolve();
  private readonly lines: AnswerLines;
  private lastUse: ProcessorUse | undefined;
  private end: StudentFault | undefined;

  constructor(runtime: Runtime, limits: Limits, isolation: Isolation, budget: Budget = new Budget(limits)) {
    this.limits = limits;
    this.budget = budget;
    this.lines = new AnswerLines(limits.answerBytes);
    budget.add(this);
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

  spent(): Spent {
    const use = this.end ? this.lastUse : this.use();
    return {
      cpuMs: use?.ms ?? 0,
      delayMs: use?.delayMs ?? 0,
      askedMs: this.askedMs,
      bytes: this.lines.bytes,
    };
  }

  /** One request at a time: a second one waits for its turn. @throws StudentFault if there is no value to be had */
  request(request: object, ms: number): Promise<unknown> {
    const answer = this.turn.then(() => this.ask(request, ms));
    this.turn = answer.catch(() => {});
    return answer;
  }

  /** Ends the process, at once and for good. */
  close(): void {
    this.stop(new StudentFault("died", "the process was closed"));
  }

  private async ask(request: object, ms: number): Promise<unknown> {
    await this.ready;
    if (this.end) throw this.end;
    if (this.budget.isUsedUp()) throw new StudentFault("spent", outOfBudget);
    const id = randomInt(1, 2 ** 47);
    const left = this.budget.leftMs();
    const answer = this.expect(id, Math.min(ms, left), left < ms);
    this.input.write(`${JSON.stringify({ ...request, id })}\n`);
    return answer;
  }

  /** Whoever comes a little too late is let through, and the result says that it was close. */
  private expect(id: number, ms: number, isLast = false): Promise<unknown> {
    const longest = isLast ? ms : ms + near(ms);
    const soon = Math.min(longest, quick);
    const look = () => {
      // What it used until now is taken for all that it could: that is on the side of the clock.
      const now = this.use();
      const before = Math.max(0, (now?.ms ?? 0) - soon);
      this.waiting!.slow = { beforeMs: before, delayMs: now?.delayMs ?? 0, limitMs: ms };
      this.waiting!.timer = setTimeout(late, longest - soon, before, longest);
    };
    // Timers come before what has arrived, when this process wakes up late itself: the answer may be there already.
    const late = (before: number, waited: number) =>
      setImmediate(() => {
        if (this.waiting?.id === id && !this.end) overdue(before, waited);
      });
    const overdue = (before: number, waited: number) => {
      const now = this.use();
      const starved = now?.runnable && now.ms - before < longest;
      if (starved && waited < (this.limits.patience ?? mostPatience) * longest)
        this.waiting!.timer = setTimeout(late, longest, before, waited + longest);
      else this.stop(isLast ? new StudentFault("spent", outOfBudget) : new StudentFault("silent", exhausted));
    };
    return new Promise((resolve, reject) => {
      this.waiting = { id, since: performance.now(), resolve, reject, timer: setTimeout(look, soon) };
    });
  }

  private use(): ProcessorUse | undefined {
    const now = this.process.pid === undefined ? undefined : processorUse(this.process.pid);
    if (now && now.ms >= (this.lastUse?.ms ?? 0)) this.lastUse = now;
    return now;
  }

  private hear(chunk: Buffer): void {
    if (this.end) return;
    const isTooLong = this.lines.hear(chunk, (line) => {
      this.take(line);
      return this.alive;
    });
    if (this.alive && (isTooLong || this.lines.bytes > this.limits.budgetBytes))
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
    if (typeof answer.at === "number") {
      this.at = answer.at;
      return;
    }
    this.at = undefined;
    this.waiting = undefined;
    clearTimeout(waiting.timer);
    if (waiting.slow && isClose(waiting, this.use())) this.budget.isNearLimit();
    if (waiting.id !== 0) this.askedMs += performance.now() - waiting.since;
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
    this.use();
    this.end = fault;
    running.delete(this);
    this.lines.forget();
    try {
      if (this.process.pid !== undefined) process.kill(-this.process.pid, "SIGKILL");
    } catch {
      this.process.kill("SIGKILL");
    }
    this.input.destroy();
    if (!this.waiting) return;
    clearTimeout(this.waiting.timer);
    if (this.waiting.id !== 0) this.askedMs += performance.now() - this.waiting.since;
    this.waiting.reject(fault);
    this.waiting = undefined;
  }
}
