/** Grades one handed-in notebook: reads, repairs, checks, runs and judges it. */
import { createHash } from "node:crypto";
import type { LoadedAssignment } from "../assignment/load-assignment.js";
import type { Submission } from "../collect/collect.js";
import { gradeCells } from "../judge/grade-cells.js";
import type { Surroundings } from "../judge/running-notebook.js";
import type { TypeChecker } from "../program/type-check.js";
import { readLeniently } from "../repair/read-leniently.js";
import type { ReleasedCell } from "../repair/released-cell.js";
import { repair } from "../repair/repair.js";
import type { GradedQuestion, Result } from "./result.js";

/** All that the points depend on but the submission. */
export interface Grading {
  readonly assignment: LoadedAssignment;
  readonly release: readonly ReleasedCell[];
  readonly releaseHash: string;
  readonly tools: Readonly<Record<string, string>>;
  readonly checker: TypeChecker;
  readonly surroundings: Surroundings;
}

export async function gradeSubmission(submission: Submission, grading: Grading): Promise<Result> {
  const { assignment, release, surroundings } = grading;
  const handedIn = readLeniently(submission.text);
  const { cells, notes, found } = repair(handedIn.cells, release);
  const isNotebook = handedIn.cells.length > 0;
  const mended = isNotebook ? notes : [];
  const strange =
    isNotebook && found === 0
      ? [`no answer cell of ${assignment.name} is in it: perhaps the wrong notebook`]
      : [];
  const code = cells.filter(({ type, released }) => type === "code" && released?.kind !== "tests");
  const graded = await gradeCells(assignment.assignment, code, grading.checker, surroundings);
  const questions = graded.questions.map((question): GradedQuestion => {
    const written = cells.filter(
      ({ released }) => released?.kind === "written" && released.question === question.id,
    );
    const own = [...(graded.definers.get(question.id) ?? []), ...written.map(({ id }) => id)];
    const untouched = written.every(({ source, released }) => source.trim() === released!.source.trim());
    const manual = question.manual && (untouched ? { ...question.manual, points: 0 } : question.manual);
    return { ...question, ...(manual ? { manual } : {}), cells: own };
  });
  const sources = new Map(cells.map(({ id, source }) => [id, source]));
  const answered = new Set(questions.flatMap((question) => question.cells));
  const pending = sum(
    questions.map(({ manual }) => (manual && manual.points === undefined ? manual.maximum : 0)),
  );
  return {
    format: "course-result-1",
    assignment: assignment.name,
    student: submission.student,
    ...(submission.name === undefined ? {} : { name: submission.name }),
    points: sum(questions.map(({ points }) => points)),
    maximum: sum(questions.map(({ maximum }) => maximum)),
    pending,
    ...(submission.time > 0 ? { submitted: new Date(submission.time).toISOString() } : {}),
    questions,
    problems: graded.problems,
    notes: [...submission.notes, ...handedIn.notes, ...strange, ...mended],
    answers: Object.fromEntries([...answered].sort().map((id) => [id, sources.get(id) ?? ""])),
    provenance: {
      release: grading.releaseHash,
      judge: assignment.judgeHash,
      submission: createHash("sha256").update(submission.text).digest("hex").slice(0, 16),
      file: submission.path,
      tools: grading.tools,
      isolation: surroundings.isolation,
      limits: surroundings.limits,
    },
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
