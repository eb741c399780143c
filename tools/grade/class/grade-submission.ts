/** Grades one handed-in notebook in this process, from reading to the result: where there is one and no class. */

import type { LoadedAssignment } from "../assignment/load-assignment.js";
import type { Submission } from "../collect/collect.js";
import { judgeNotebook, startSandbox } from "../judge/judge-notebook.js";
import type { Surroundings } from "../judge/running-notebook.js";
import { judgeOf } from "../judge/variants.js";
import type { TypeChecker } from "../program/type-check.js";
import type { OwnRelease } from "../repair/released-cell.js";
import type { Result } from "../result/result.js";
import { readSubmission } from "./read-submission.js";
import { failedResult, type Prepared, resultOf } from "./result-of.js";

/** All that the points depend on but the submission. */
export interface Grading {
  readonly assignment: LoadedAssignment;
  readonly releaseOf: (student: string) => Promise<OwnRelease>;
  readonly prepared: Prepared;
  readonly checker: TypeChecker;
  readonly surroundings: Surroundings;
}

export async function gradeSubmission(
  submission: Submission,
  { assignment, releaseOf, prepared, checker, surroundings }: Grading,
): Promise<Result> {
  const started = startSandbox(surroundings);
  try {
    const own = await releaseOf(submission.student);
    const read = readSubmission(await submission.read(), { name: assignment.name, ...own }, checker);
    if (read.unreadable !== undefined)
      return failedResult(submission, { kind: "unreadable", reason: read.unreadable }, prepared, read.hash);
    const judged = await judgeNotebook(
      judgeOf(assignment.assignment, read.numbers),
      read.compiled,
      started,
      surroundings,
    );
    return resultOf(submission, read, judged, prepared);
  } finally {
    started.sandbox.close();
  }
}
