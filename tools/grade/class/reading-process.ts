/** One of the processes that read hand-ins and check their types; it serves many, since a compiler starts slowly. */
import { CourseError } from "../../course-error.js";
import type { Runtime } from "../sandbox/runtime.js";
import type { GradingTask } from "./grading-task.js";
import { prepareGrading } from "./prepare-grading.js";
import { answerRequests } from "./process-answers.js";
import { type ReadRequest, type ReadSubmission, readSubmission } from "./read-submission.js";

const { assignment, solutions, limits, isolation, secretFile, ownNumbers } = JSON.parse(
  process.argv[2]!,
) as GradingTask;
const nowhere: Runtime = { folder: "", child: "", remove: async () => {} };

await answerRequests<ReadRequest, ReadSubmission>(async () => {
  try {
    const { prepared, releaseOf, checker } = await prepareGrading(assignment, nowhere, {
      limits,
      isolation,
      ...(solutions === undefined ? {} : { solutions }),
      ...(secretFile === undefined ? {} : { secretFile }),
      ...(ownNumbers === undefined ? {} : { ownNumbers }),
    });
    const answer = async ({ student, bytes, types }: ReadRequest) =>
      readSubmission(bytes, { name: assignment, ...(await releaseOf(student)) }, checker, types);
    return { prepared, answer };
  } catch (error) {
    const { message } = error as Error;
    throw error instanceof CourseError
      ? error
      : new CourseError(`${assignment} cannot be graded: ${message}`);
  }
});
