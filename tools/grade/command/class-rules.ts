/** What is added to results after judging: a person's points, and what lateness costs. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ClassRules } from "../class/grade-class.js";
import type { Result } from "../class/result.js";
import type { Prepared } from "../class/result-of.js";
import { manualOf, merged } from "../gradebook/manual.js";
import { parseMarks } from "../gradebook/marks.js";
import { textOf } from "./given-files.js";
import { lateRule } from "./late-rule.js";
import type { Options } from "./options.js";

/** @param students everybody who handed in, in whatever part of the class */
export async function classRules(
  students: readonly string[],
  before: Iterable<Result>,
  { blank }: Prepared,
  { out, values }: { readonly out: string; readonly values: Options },
): Promise<ClassRules> {
  const own = join(out, "manual.csv");
  const manual = values.manual ?? (existsSync(own) ? own : undefined);
  const asked = students.map((student) => ({ student, questions: blank }));
  const given = manual === undefined ? new Map() : parseMarks(await textOf(manual), manual, asked);
  return { manual: merged(manualOf(before), given), ...(await lateRule(values)) };
}
