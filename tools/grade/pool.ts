/** Grades many submissions on all cores. A process that breaks down costs the submission it was at, and is replaced. */
import { type ChildProcess, fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../project.js";
import type { Submission } from "./collect/collect.js";
import type { WorkerAnswer, WorkerTask } from "./worker.js";

/** Calls `done` for each submission as it is graded, in whatever order that happens. */
export async function gradeAll(
  submissions: readonly Submission[],
  task: WorkerTask,
  done: (submission: Submission, answer: WorkerAnswer) => Promise<void>,
  workers: number = availableParallelism(),
): Promise<void> {
  const waiting = [...submissions];
  const running = Array.from({ length: Math.min(workers, submissions.length) }, async () => {
    let worker: ChildProcess | undefined;
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      worker = worker?.connected ? worker : start(task);
      await done(next, await ask(worker, next));
    }
    worker?.disconnect();
  });
  await Promise.all(running);
}

function start(task: WorkerTask): ChildProcess {
  const path = join(projectRoot, "tools", "dist", "grade", "worker.js");
  return fork(path, [JSON.stringify(task)], {
    execArgv: ["--max-old-space-size=700"],
    serialization: "advanced",
  });
}

function ask(worker: ChildProcess, submission: Submission): Promise<WorkerAnswer> {
  return new Promise((resolve) => {
    const died = (code: number | null) => answer({ failure: `the grading process ended with ${code}` });
    const answer = (value: WorkerAnswer) => {
      worker.off("message", answer);
      worker.off("exit", died);
      resolve(value);
    };
    worker.on("message", answer);
    worker.on("exit", died);
    worker.send(submission, (error) => error && answer({ failure: error.message }));
  });
}
