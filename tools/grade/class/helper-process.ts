/** The outer side of a process that answers requests: it can break, hang or grow, and is then ended and replaced. */
import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { CourseError } from "../../course-error.js";
import { projectRoot } from "../../project.js";
import { processorUse } from "../sandbox/processor-time.js";
import type { GradingTask } from "./grading-task.js";
import type { Said } from "./process-answers.js";

/** The process broke; nothing is known about the request but what it said last of how far it was. */
export class Broken extends Error {
  readonly at: string | undefined;
  constructor(message: string, at?: string) {
    super(message);
    this.at = at;
  }
}

/** Said of a process that used all the time that it had: it would do so again. */
export const ranOut: readonly string[] = ["it took too long", "it did not answer"];

export interface Patience {
  /** Processor time that one request may take. */
  readonly cpuMs: number;
  /** Time by the clock without a sign of life, while it does not even ask for a processor. */
  readonly idleMs: number;
}

export class HelperProcess<Request, Answer> {
  /** What it found when it got ready. Rejects with a CourseError if it could not. */
  readonly prepared: Promise<unknown>;
  private readonly process: ChildProcess;
  private over = false;
  private settle: ((said: Said<Answer>) => void) | undefined;
  /** What it said last of how far it is, and when. */
  private sign: string | undefined;
  private signed = 0;

  constructor(script: string, task: GradingTask, flags: readonly string[]) {
    const path = join(projectRoot, "tools", "dist", "grade", "class", script);
    this.process = fork(path, [JSON.stringify(task)], {
      execArgv: [...flags],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    let complaint = "";
    this.process.stderr!.setEncoding("utf8").on("data", (text: string) => {
      complaint = `${complaint}${text}`.slice(0, 2_000);
    });
    const first = this.next();
    this.process.on("message", (said: Said<Answer>) => this.hear(said));
    this.process.on("error", (error) => this.hear({ failure: error.message }));
    this.process.on("exit", (code, signal) =>
      this.hear({ failure: `the process ended with ${signal ?? `code ${code}`}${errorIn(complaint)}` }),
    );
    this.prepared = first.then((said) => {
      if ("prepared" in said) return said.prepared;
      this.end();
      throw new CourseError("failure" in said ? said.failure : "it spoke out of turn");
    });
    this.prepared.catch(() => {});
  }

  get usable(): boolean {
    return (
      !this.over &&
      this.process.connected &&
      this.process.exitCode === null &&
      this.process.signalCode === null
    );
  }

  /** @throws Broken if no answer comes; the process is then at its end */
  async ask(request: Request, { cpuMs, idleMs }: Patience): Promise<Answer> {
    // That the assignment is not fit was said by whoever got ready first: now it can only be this process.
    await this.prepared.catch((error: Error) => {
      throw new Broken(error.message);
    });
    const answer = this.next();
    const before = this.use();
    this.sign = undefined;
    this.signed = performance.now();
    let [signed, atSign] = [this.signed, before];
    const watch = setInterval(() => {
      const now = this.use();
      if (this.signed > signed) [signed, atSign] = [this.signed, now];
      const [cpu, quiet] = [now - atSign, performance.now() - signed];
      if (now - before > cpuMs) this.giveUp(ranOut[0]!);
      else if (quiet > idleMs + 10 * cpuMs || (quiet > idleMs && cpu < quiet / 20)) this.giveUp(ranOut[1]!);
    }, 500);
    try {
      this.process.send(request as object, () => {});
      const said = await answer;
      if ("answer" in said) return said.answer;
      throw new Broken("failure" in said ? said.failure : "it spoke out of turn", this.sign);
    } catch (error) {
      this.end();
      throw error;
    } finally {
      clearInterval(watch);
    }
  }

  end(): void {
    this.over = true;
    this.process.kill("SIGKILL");
  }

  /** Lets it end by itself: it hears that nobody is there any more. */
  release(): void {
    if (this.process.connected) this.process.disconnect();
  }

  private use(): number {
    return this.process.pid === undefined ? 0 : (processorUse(this.process.pid, 0)?.ms ?? 0);
  }

  private giveUp(why: string): void {
    this.hear({ failure: why });
    this.end();
  }

  private next(): Promise<Said<Answer>> {
    return new Promise((resolve) => {
      this.settle = resolve;
    });
  }

  private hear(said: Said<Answer>): void {
    if ("sign" in said) {
      this.sign = said.sign;
      this.signed = performance.now();
      return;
    }
    this.settle?.(said);
    this.settle = undefined;
  }
}

/** The error in what Node says when it ends, if there is one. */
function errorIn(complaint: string): string {
  const [error] = /^\w*Error.*/m.exec(complaint) ?? [];
  return error === undefined ? "" : `: ${error}`;
}
