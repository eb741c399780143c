/** Points off for handing in late. */

import { momentText, parseMoment } from "../result/moment.js";
import type { Lateness, Result } from "../result/result.js";
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
  const late: Lateness = { due: momentText(due), days, penalty };
  return { ...onTime, late };
}

/** Rows of `student,moment`; a first row without a moment is a heading. */
export function parseExtensions(text: string): Map<string, number> {
  const extensions = new Map<string, number>();
  parseCsv(text).rows.forEach(([student = "", moment = ""], i) => {
    if (student === "" || (i === 0 && !/\d/.test(moment))) return;
    extensions.set(student, parseMoment(moment, `the extension of ${student}`));
  });
  return extensions;
}
