/** One of the processes that grade: it gets ready, says so, takes a submission, answers, and takes the next. */
import { CourseError } from "../../course-error.js";
import { prepareGrading } from "../assignment/prepare-grading.js";
import type { Submission } from "../collect/collect.js";
import type { Limits } from "../sandbox/isolation.js";
import { type Grading, gradeSubmission } from "./grade-submission.js";
import type { Result } from "./result.js";

/** What the worker is started with, as its only argument. */
export interface WorkerTask {
  readonly assignment: string;
  readonly solutions?: string;
  readonly limits: Limits;
  readonly runtime: { readonly folder: string; readonly child: string };
}

/** What all results of this grading have in common. */
export interface Prepared {
  readonly title: string;
  readonly judgeHash: string;
  readonly releaseHash: string;
  readonly tools: Readonly<Record<string, string>>;
}

export type WorkerAnswer = { readonly result: Result } | { readonly failure: string };

// The grader that started this one is gone, or has no more work. What a terminal sends to all, it sees to.
process.on("disconnect", () => process.exit());
process.on("SIGINT", () => {});
process.on("SIGHUP", () => {});
process.on("SIGTERM", () => process.exit(143));
process.on("uncaughtException", (error) => {
  say({ failure: error.message });
  process.exit(1);
});

const { assignment, runtime, ...options } = JSON.parse(process.argv[2]!) as WorkerTask;
try {
  const grading = await prepareGrading(assignment, { ...runtime, remove: async () => {} }, options);
  process.on("message", (submission: Submission) => void answer(submission, grading));
  const { releaseHash, tools } = grading;
  const { title } = grading.assignment.assignment;
  say({ prepared: { title, judgeHash: grading.assignment.judgeHash, releaseHash, tools } });
} catch (error) {
  const { message } = error as Error;
  say({ failure: error instanceof CourseError ? message : `${assignment} cannot be graded: ${message}` });
  process.disconnect();
}

async function answer(submission: Submission, grading: Grading): Promise<void> {
  try {
    say({ result: await gradeSubmission(submission, grading) });
  } catch (error) {
    say({ failure: (error as Error).message });
  }
}

function say(message: WorkerAnswer | { readonly prepared: Prepared }): void {
  // Whoever has gone does not hear it.
  if (process.connected) process.send!(message, () => {});
}
