/** Points off for handing in late. */
import { CourseError } from "../../course-error.js";
import type { Lateness, Result } from "../class/result.js";
import { parseCsv } from "./csv.js";

export interface LateRule {
  /** The moment in milliseconds until which nothing is taken off. */
  readonly due: number;
  /** Share of the points reached that each day begun costs, in [0, 1]. */
  readonly perDay: number;
  /** Later moments for some students. */
  readonly extensions: ReadonlyMap<string, number>;
}

const day = 24 * 60 * 60 * 1000;

/** The result with what lateness costs, recomputed from nothing, so that no old penalty stays. */
export function withLateness(result: Result, rule: LateRule | undefined): Result {
  const { late: _, ...onTime } = result;
  if (!rule || result.submitted === undefined) return onTime;
  const due = rule.extensions.get(result.student) ?? rule.due;
  const days = Math.ceil((Date.parse(result.submitted) - due) / day);
  if (days <= 0) return onTime;
  const penalty = Math.round(100 * result.points * Math.min(1, days * rule.perDay)) / 100;
  const late: Lateness = { due: new Date(due).toISOString(), days, penalty };
  return { ...onTime, late };
}

/** @throws CourseError if `text` is no date */
export function parseMoment(text: string, what: string): number {
  const zoned = /[zZ]$|[+-]\d\d:?\d\d$/.test(text) || !text.includes("T") ? text : `${text}Z`;
  const moment = Date.parse(zoned);
  if (Number.isNaN(moment))
    throw new CourseError(`${what} must be a moment such as 2025-03-01T23:59Z, got "${text}"`);
  return moment;
}

/** Rows of `student,moment`; a first row without a moment is a heading. */
export function parseExtensions(text: string): Map<string, number> {
  const extensions = new Map<string, number>();
  parseCsv(text).rows.forEach(([student = "", moment = ""], i) => {
    if (student === "" || (i === 0 && Number.isNaN(Date.parse(moment)))) return;
    extensions.set(student, parseMoment(moment, `the extension of ${student}`));
  });
  return extensions;
}
