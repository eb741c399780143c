/** One of the processes that grade: it takes a submission, answers with its result, and takes the next. */
import type { Submission } from "./collect/collect.js";
import { gradeSubmission } from "./grade-submission.js";
import { prepareGrading } from "./grading.js";
import type { Result } from "./result.js";
import type { Limits } from "./sandbox/isolation.js";

/** What the worker is started with, as its only argument. */
export interface WorkerTask {
  readonly assignment: string;
  readonly solutions?: string;
  readonly limits: Limits;
  readonly runtime: { readonly folder: string; readonly child: string };
}

export type WorkerAnswer = { readonly result: Result } | { readonly failure: string };

const { assignment, runtime, ...options } = JSON.parse(process.argv[2]!) as WorkerTask;
const grading = await prepareGrading(assignment, { ...runtime, remove: async () => {} }, options);
process.on("message", (submission: Submission) => {
  void gradeSubmission(submission, grading)
    .then(
      (result): WorkerAnswer => ({ result }),
      (error: Error): WorkerAnswer => ({ failure: error.stack ?? error.message }),
    )
    .then((answer) => process.send!(answer));
});
process.on("disconnect", () => process.exit(0));
