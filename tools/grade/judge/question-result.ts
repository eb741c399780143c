/** What is written down of a question: the verdict on each check, and what a person gave. */
import type { Fact, Hidden, Manual, Question } from "./written.js";

export interface CheckResult {
  readonly title: string;
  readonly visible: boolean;
  readonly points: number;
  readonly maximum: number;
  /** Why it failed, for the student. */
  readonly reason?: string;
  readonly hint?: string;
  /** The calls that failed, the smallest that were found, as text. */
  readonly calls?: readonly string[];
  /** What the answer should have been, as text, where that may be shown. */
  readonly wanted?: string;
  /** What the inputs were drawn from. */
  readonly seed?: number;
  /** The check was not put: what is missing is time, not an answer. */
  readonly notJudged?: true;
  /** Time was short, so a law ended after this many of its inputs. */
  readonly shortened?: number;
}

export interface QuestionResult {
  readonly id: string;
  readonly title: string;
  readonly points: number;
  readonly maximum: number;
  readonly checks: readonly CheckResult[];
  readonly manual?: WrittenResult;
}

/** Points that a person gives; `points` is absent until one has. */
export interface WrittenResult {
  readonly maximum: number;
  readonly points?: number;
  readonly rubric?: Manual["rubric"];
  /** The cell whose picture belongs to the answer. */
  readonly picture?: string;
  /** It was left as it was given out: nobody has to read it. */
  readonly untouched?: true;
  /** Lines of the rubric that a person ticked, from 0, and what that person says. */
  readonly boxes?: readonly number[];
  readonly comment?: string;
}

/** A written answer that nobody has read. */
export function unread({ points: maximum, rubric, picture }: Manual): WrittenResult {
  return { maximum, rubric, ...(picture === undefined ? {} : { picture }) };
}

/** The result of somebody whose checks were never put. */
export function blankQuestion(
  { id, title, visible = [], hidden = [], manual }: Question,
  reason = "not judged",
): QuestionResult {
  const checks = [...visible.map(shownCheck), ...hidden.map(hiddenCheck)].map(
    (check): CheckResult => ({
      title: check.title,
      visible: check.visible,
      points: 0,
      maximum: check.points,
      reason,
      notJudged: true,
    }),
  );
  const maximum = checks.reduce((sum, check) => sum + check.maximum, 0) + (manual?.points ?? 0);
  return { id, title, points: 0, maximum, checks, ...(manual ? { manual: unread(manual) } : {}) };
}

/** A check as it is put, whoever sees it. */
export type Judged = Hidden & { readonly visible: boolean };

export function shownCheck({ title, hint, test }: Fact): Judged {
  return {
    title,
    hint,
    points: 0,
    visible: true,
    holds: (trial, calls, reads) => trial(() => test(calls, reads)),
  };
}

export function hiddenCheck(check: Hidden): Judged {
  return { ...check, visible: false };
}
