/** What is known about a submission once it is graded: a function of the files, with no clock in it. */
import type { CellProblem } from "../judge/grade-cells.js";
import type { QuestionResult } from "../judge/question-result.js";
import type { Numbers } from "../judge/written.js";
import type { Isolation, Limits } from "../sandbox/isolation.js";

export interface Result {
  readonly format: "course-result-1";
  readonly assignment: string;
  readonly student: string;
  /** First name first, as far as it is known. */
  readonly name?: string;
  readonly lastName?: string;
  readonly email?: string;
  /** What a platform and the university know the student by, where its list of the class was given. */
  readonly ids?: Readonly<Record<string, string>>;
  /** Before any penalty; without the points that a person has still to give. */
  readonly points: number;
  readonly maximum: number;
  /** Points that wait for a person. */
  readonly pending: number;
  /** When it was handed in, if the files say so. */
  readonly submitted?: string;
  readonly late?: Lateness;
  /** The student's own, if there are some. */
  readonly numbers?: Numbers;
  /** Why there are no points, if nobody could give any. */
  readonly failure?: Failure;
  readonly questions: readonly GradedQuestion[];
  /** Questions at which the grader broke, by id: a person has to look at them. */
  readonly leftOut?: readonly string[];
  /** Cells that do not compile or that threw. */
  readonly problems: readonly CellProblem[];
  /** What was mended, and which file counts. */
  readonly notes: readonly string[];
  /** The student's answers: code of the cells that questions ask about, and written text. */
  readonly answers: Readonly<Record<string, string>>;
  /** Pictures that belong to written answers, by cell, as data addresses. */
  readonly pictures?: Readonly<Record<string, string>>;
  readonly provenance: Provenance;
}

export interface GradedQuestion extends QuestionResult {
  /** Keys into `answers`. */
  readonly cells: readonly string[];
}

/** `unreadable`: the file is no notebook. `failed`: the grader broke at it, twice. A person has to look at either. */
export interface Failure {
  readonly kind: "unreadable" | "failed";
  readonly reason: string;
}

export interface Lateness {
  readonly due: string;
  readonly days: number;
  /** Points taken off. */
  readonly penalty: number;
}

/** What the points depend on, and what stood between the student's code and the grader. */
export interface Provenance {
  readonly release: string;
  readonly judge: string;
  readonly submission: string;
  readonly file: string;
  readonly tools: Readonly<Record<string, string>>;
  readonly isolation: Isolation;
  readonly limits: Limits;
}

/** What counts in the end: never below 0. */
export function score({ points, late }: Result): number {
  return Math.max(0, points - (late?.penalty ?? 0));
}
