/** What is written down of a submission, whatever became of it. */
import type { Submission } from "../collect/collect.js";
import type { JudgedNotebook } from "../judge/judge-notebook.js";
import type { QuestionResult } from "../judge/question-result.js";
import { momentText } from "../result/moment.js";
import type { Failure, GradedQuestion, Result } from "../result/result.js";
import type { Isolation, Limits } from "../sandbox/isolation.js";
import type { ReadSubmission } from "./read-submission.js";

/** What all results of one grading have in common. */
export interface Prepared {
  readonly name: string;
  readonly title: string;
  /** The questions of somebody who answered none. */
  readonly blank: readonly QuestionResult[];
  readonly judgeHash: string;
  readonly releaseHash: string;
  readonly tools: Readonly<Record<string, string>>;
  readonly isolation: Isolation;
  readonly limits: Limits;
}

export function resultOf(
  submission: Omit<Submission, "read">,
  read: ReadSubmission,
  judged: JudgedNotebook,
  prepared: Prepared,
): Result {
  const pictures = new Map(read.cells.map(({ id, picture }) => [id, picture]));
  const questions = judged.questions.map((question, i): GradedQuestion => {
    const written = read.cells.filter((cell) => cell.written?.question === question.id);
    const own = (judged.definers[i] ?? []).map((position) => read.codeIds[position]!);
    const untouched = written.every((cell) => cell.written!.untouched);
    const drawn = question.manual?.picture;
    const nothing = untouched && (drawn === undefined || pictures.get(drawn) === undefined);
    const manual = question.manual && (nothing ? { ...question.manual, ...leftAlone } : question.manual);
    const shown = drawn === undefined ? [] : [drawn];
    return {
      ...question,
      ...(manual ? { manual } : {}),
      cells: [...own, ...shown, ...written.map(({ id }) => id)],
    };
  });
  const sources = new Map(read.cells.map(({ id, source }) => [id, source]));
  const answered = new Set(questions.flatMap((question) => question.cells));
  const drawings = questions.flatMap(({ manual }): [string, string][] => {
    const drawn = manual?.picture === undefined ? undefined : pictures.get(manual.picture);
    return drawn === undefined ? [] : [[manual!.picture!, drawn]];
  });
  const close = judged.closeToLimit
    ? ["it took nearly as long as it may: on another machine it might get other points"]
    : [];
  const broken = judged.without.map(
    (id) => `${id} is not judged, because the grader broke at it: a person has to look`,
  );
  const shortened = questions.flatMap(({ checks }) =>
    checks.filter((check) => check.shortened !== undefined),
  );
  const fewer =
    shortened.length > 0
      ? [`it was slow: ${shortened.length} of its checks were judged by fewer inputs than others had`]
      : [];
  return {
    ...common(submission, questions, prepared, read.hash),
    ...(read.numbers === undefined ? {} : { numbers: read.numbers }),
    ...(judged.without.length > 0 ? { leftOut: judged.without } : {}),
    problems: [...judged.problems].map(([i, problem]) => ({ cell: read.codeIds[i]!, problem })),
    notes: [...submission.notes, ...read.notes, ...fewer, ...close, ...broken],
    answers: Object.fromEntries([...answered].sort().map((id) => [id, sources.get(id) ?? ""])),
    ...(drawings.length > 0 ? { pictures: Object.fromEntries(drawings) } : {}),
  };
}

/** What is said of an answer that was left as it was given out. */
const leftAlone = { points: 0, untouched: true } as const;

/** The row of a submission that has no points because of `failure`. */
export function failedResult(
  submission: Omit<Submission, "read">,
  failure: Failure,
  prepared: Prepared,
  hash: string,
): Result {
  const questions = prepared.blank.map((question): GradedQuestion => {
    const manual = question.manual && { ...question.manual, ...leftAlone };
    return { ...question, ...(manual ? { manual } : {}), cells: [] };
  });
  return {
    ...common(submission, questions, prepared, hash),
    failure,
    problems: [],
    notes: [...submission.notes],
    answers: {},
  };
}

function common(
  { student, name, time, path }: Omit<Submission, "read">,
  questions: readonly GradedQuestion[],
  { name: assignment, judgeHash, releaseHash, tools, isolation, limits }: Prepared,
  hash: string,
) {
  const unread = questions.map(({ manual }) => (manual && manual.points === undefined ? manual.maximum : 0));
  return {
    format: "course-result-1",
    assignment,
    student,
    ...(name === undefined ? {} : { name }),
    points: sum(questions.map(({ points }) => points)),
    maximum: sum(questions.map(({ maximum }) => maximum)),
    pending: sum(unread),
    ...(time > 0 ? { submitted: momentText(time) } : {}),
    questions,
    provenance: {
      release: releaseHash,
      judge: judgeHash,
      submission: hash,
      file: path,
      tools,
      isolation,
      limits,
    },
  } as const;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
