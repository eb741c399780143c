/** Grades what was handed in and keeps what is already known. */
import { join } from "node:path";
import { progressBar } from "../../progress.js";
import type { Submission } from "../collect/collect.js";
import { type LateRule, withLateness } from "../gradebook/late.js";
import { type ManualPoints, withManual } from "../gradebook/manual.js";
import { feedback } from "../report/feedback.js";
import { fileNameOf, resultText, writeWhole } from "../report/store.js";
import type { Pool } from "./pool.js";
import type { Result } from "./result.js";

export interface ClassRules {
  readonly late?: LateRule;
  readonly manual: ManualPoints;
}

export interface Graded {
  readonly results: readonly Result[];
  /** Submissions that the grader itself failed at: a line each. None of them is written, so `--resume` tries again. */
  readonly failures: readonly string[];
}

/** @param known results that need no new run; `keep` is called for each result, in whatever order they come */
export async function gradeClass(
  submissions: readonly Submission[],
  pool: Pool,
  rules: ClassRules,
  known: ReadonlyMap<string, Result>,
  keep: (result: Result) => Promise<void>,
): Promise<Graded> {
  const results = new Map<string, Result>();
  const failures: string[] = [];
  const take = async (result: Result) => {
    const final = withLateness(withManual(result, rules.manual), rules.late);
    results.set(result.student, final);
    await keep(final);
  };
  const fresh = submissions.filter(({ student }) => !known.has(student));
  for (const { student } of submissions) if (known.has(student)) await take(known.get(student)!);
  const bar = progressBar(fresh.length, "submissions graded");
  await pool.gradeAll(fresh, async (submission, answer) => {
    if ("result" in answer) await take(answer.result);
    else failures.push(`${submission.student} (${submission.path}): ${answer.failure.split("\n", 1)[0]}`);
    bar.step(1);
  });
  bar.end();
  const inOrder = [...results.values()].sort((a, b) => (a.student < b.student ? -1 : 1));
  return { results: inOrder, failures: failures.sort() };
}

/** Writes one student's result and feedback. */
export async function writeResult(out: string, result: Result, title: string): Promise<void> {
  const name = fileNameOf(result.student);
  await writeWhole(join(out, "feedback", `${name}.html`), feedback(result, title));
  await writeWhole(join(out, "results", `${name}.json`), resultText(result));
}
