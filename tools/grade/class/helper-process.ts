/** The outer side of a process that answers requests: it can break, hang or grow, and is then ended and replaced. */
import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { CourseError } from "../../course-error.js";
import { projectRoot } from "../../project.js";
import { processorUse } from "../sandbox/processor-time.js";
import type { GradingTask } from "./grading-task.js";
import type { Said } from "./process-answers.js";

/** The process broke; nothing is known about the request. */
export class Broken extends Error {}

export interface Patience {
  /** Processor time that one request may take. */
  readonly cpuMs: number;
  /** Time by the clock that it may take while it does not even ask for a processor. */
  readonly idleMs: number;
}

export class HelperProcess<Request, Answer> {
  /** What it found when it got ready. Rejects with a CourseError if it could not. */
  readonly prepared: Promise<unknown>;
  private readonly process: ChildProcess;
  private over = false;
  private settle: ((said: Said<Answer>) => void) | undefined;

  constructor(script: string, task: GradingTask, flags: readonly string[]) {
    const path = join(projectRoot, "tools", "dist", "grade", "class", script);
    this.process = fork(path, [JSON.stringify(task)], {
      execArgv: [...flags],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    const first = this.next();
    this.process.on("message", (said: Said<Answer>) => this.hear(said));
    this.process.on("error", (error) => this.hear({ failure: error.message }));
    this.process.on("exit", (code, signal) =>
      this.hear({ failure: `the process ended with ${signal ?? `code ${code}`}` }),
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
    await this.prepared;
    const answer = this.next();
    const before = this.use();
    const began = performance.now();
    const watch = setInterval(() => {
      const [cpu, wall] = [this.use() - before, performance.now() - began];
      if (cpu > cpuMs) this.giveUp("it took too long");
      else if (wall > idleMs + 10 * cpuMs || (wall > idleMs && cpu < wall / 20))
        this.giveUp("it did not answer");
    }, 500);
    try {
      this.process.send(request as object, () => {});
      const said = await answer;
      if ("answer" in said) return said.answer;
      throw new Broken("failure" in said ? said.failure : "it spoke out of turn");
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
    this.settle?.(said);
    this.settle = undefined;
  }
}
