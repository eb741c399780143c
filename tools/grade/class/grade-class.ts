/** Grades what was handed in and keeps what is already known. */
import { join } from "node:path";
import { printable } from "../../printable.js";
import { progressBar } from "../../progress.js";
import type { Submission } from "../collect/collect.js";
import { type LateRule, withLateness } from "../gradebook/late.js";
import { withManual } from "../gradebook/manual.js";
import type { Marks } from "../gradebook/marks.js";
import { feedback } from "../report/feedback.js";
import type { Result } from "../result/result.js";
import { fileNameOf, resultText, writeWhole } from "../result/store.js";
import type { Pool } from "./pool.js";

export interface ClassRules {
  readonly late?: LateRule;
  readonly manual: Marks;
  /** Who a student is, beyond what the files say. */
  readonly identified: (result: Result) => Result;
}

/** @param known results that need no new run; `keep` is called for each result, in whatever order they come */
export async function gradeClass(
  submissions: readonly Submission[],
  pool: Pool,
  rules: ClassRules,
  known: ReadonlyMap<string, Result>,
  keep: (result: Result) => Promise<void>,
): Promise<readonly Result[]> {
  const results = new Map<string, Result>();
  const take = async (result: Result) => {
    const final = finalResult(result, rules);
    results.set(result.student, final);
    await keep(final);
  };
  const fresh = submissions.filter(({ student }) => !known.has(student));
  for (const { student } of submissions) if (known.has(student)) await take(known.get(student)!);
  const bar = progressBar(fresh.length, "submissions graded");
  try {
    await pool.gradeAll(
      fresh,
      ({ student }) => bar.begin(printable(student)),
      async (result) => {
        await take(result);
        bar.finish(printable(result.student));
      },
    );
  } finally {
    bar.end();
  }
  return [...results.values()].sort((a, b) => (a.student < b.student ? -1 : 1));
}

/** A judged result with all that is added to it, anew each time. */
export function finalResult(result: Result, { manual, late, identified }: ClassRules): Result {
  return withLateness(withManual(identified(result), manual), late);
}

/** Writes one student's result and feedback. */
export async function writeResult(out: string, result: Result, title: string): Promise<void> {
  const name = fileNameOf(result.student);
  await writeWhole(join(out, "feedback", `${name}.html`), feedback(result, title));
  await writeWhole(join(out, "results", `${name}.json`), resultText(result));
}
