/** Grades many submissions on all cores. A process that breaks down costs the submission it was at, and is replaced. */
import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { CourseError } from "../../course-error.js";
import { projectRoot } from "../../project.js";
import type { Submission } from "../collect/collect.js";
import type { Prepared, WorkerAnswer, WorkerTask } from "./worker.js";

export interface Pool {
  /** What the processes found when they got ready. Rejects with a CourseError if the assignment is not fit. */
  readonly prepared: Promise<Prepared>;
  /** Calls `done` for each submission as it is graded, in whatever order that happens. */
  gradeAll(
    submissions: readonly Submission[],
    done: (submission: Submission, answer: WorkerAnswer) => Promise<void>,
  ): Promise<void>;
  end(): void;
}

/** Starts so many processes; they get ready while the caller sees to other things. */
export function startPool(task: WorkerTask, workers: number): Pool {
  const pool = Array.from({ length: workers }, () => start(task));
  return {
    prepared: pool[0]!.prepared,
    async gradeAll(submissions, done) {
      const waiting = [...submissions];
      const one = async (_: unknown, i: number) => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          if (!pool[i]!.process.connected) pool[i] = start(task);
          await done(next, await ask(pool[i]!, next));
        }
      };
      await Promise.all(pool.map(one));
    },
    end() {
      for (const { process } of pool) if (process.connected) process.disconnect();
    },
  };
}

interface Worker {
  readonly process: ChildProcess;
  readonly prepared: Promise<Prepared>;
}

function start(task: WorkerTask): Worker {
  const path = join(projectRoot, "tools", "dist", "grade", "class", "worker.js");
  const process = fork(path, [JSON.stringify(task)], {
    execArgv: ["--max-old-space-size=700", "--max-semi-space-size=32"],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const prepared = heard<{ prepared: Prepared }>(process).then((message) => {
    if ("prepared" in message) return message.prepared;
    throw new CourseError(message.failure);
  });
  prepared.catch(() => {});
  return { process, prepared };
}

async function ask({ process, prepared }: Worker, submission: Submission): Promise<WorkerAnswer> {
  try {
    await prepared;
  } catch (error) {
    return { failure: (error as Error).message };
  }
  const answer = heard<Extract<WorkerAnswer, { result: unknown }>>(process);
  process.send(submission, () => {});
  return answer;
}

/** The next message of a process; its end is a failure. */
function heard<T>(process: ChildProcess): Promise<T | { readonly failure: string }> {
  return new Promise((resolve) => {
    const settle = (message: T | { readonly failure: string }) => {
      process.off("message", settle);
      process.off("exit", died);
      resolve(message);
    };
    const died = (code: number | null, signal: NodeJS.Signals | null) =>
      settle({ failure: `the grading process ended with ${signal ?? `code ${code}`}` });
    process.on("message", settle);
    process.on("exit", died);
  });
}
