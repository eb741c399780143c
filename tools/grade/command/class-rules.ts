/** What is added to results after judging: a person's points, and what lateness costs. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { platformFile, textOf } from "../../given-files.js";
import type { ClassRules } from "../class/grade-class.js";
import type { Prepared } from "../class/result-of.js";
import { canvasRoster, moodleRoster, type Roster, withIdentity } from "../gradebook/identity.js";
import { manualOf, merged } from "../gradebook/manual.js";
import { parseMarks } from "../gradebook/marks.js";
import type { Result } from "../result/result.js";
import { lateRule } from "./late-rule.js";
import type { Options } from "./options.js";

/** @param students everybody who handed in, in whatever part of the class */
export async function classRules(
  students: readonly string[],
  before: readonly Result[],
  { blank }: Prepared,
  { out, values }: { readonly out: string; readonly values: Options },
): Promise<ClassRules> {
  const own = join(out, "manual.csv");
  const manual = values.manual ?? (existsSync(own) ? own : undefined);
  const asked = students.map((student) => ({ student, questions: blank }));
  const given = manual === undefined ? new Map() : parseMarks(await textOf(manual), manual, asked);
  return {
    manual: merged(manualOf(before), given),
    identified: await identities(before, values),
    ...(await lateRule(values)),
  };
}

/** By the lists of the class that are given now; else as it was known when the class was graded before. */
async function identities(before: readonly Result[], { canvas, moodle }: Options) {
  const lists: Roster[] = [];
  if (canvas !== undefined) lists.push(canvasRoster((await platformFile(canvas)).text, canvas));
  if (moodle !== undefined) lists.push(moodleRoster((await platformFile(moodle)).text));
  const roster: Roster = (student) => lists.map((list) => list(student)).find((found) => found !== undefined);
  const known = new Map(before.map((result) => [result.student, result]));
  return (result: Result) => withIdentity(result, roster, known.get(result.student));
}
