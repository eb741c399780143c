/** What is written about a class once everybody is graded: its table, the gradebooks, the report. */
import { basename, join } from "node:path";
import { platformFile } from "../../given-files.js";
import { versionLine } from "../../version.js";
import { fillCanvas } from "../gradebook/canvas.js";
import { gradesCsv } from "../gradebook/grades-csv.js";
import { manualOf } from "../gradebook/manual.js";
import { formatMarks } from "../gradebook/marks.js";
import { fillMoodle } from "../gradebook/moodle.js";
import { report } from "../report/report.js";
import type { Result } from "../result/result.js";
import { writeWhole } from "../result/store.js";
import { dueMoment } from "./late-rule.js";
import type { Options } from "./options.js";
import { summary } from "./summary.js";

export interface GradedClass {
  readonly name: string;
  readonly title: string;
  readonly out: string;
  readonly results: readonly Result[];
  /** Files that belong to nobody. */
  readonly notes: readonly string[];
}

/** Writes the files of a class and says what is in them; the exit code of the command. */
export async function writeClass(
  { name, title, out, results, notes: first }: GradedClass,
  values: Options,
): Promise<number> {
  const notes = [
    ...first,
    ...results.flatMap(({ student, leftOut = [] }) =>
      leftOut.map(
        (id) => `${student}: the grader broke at question ${id}; grade it by hand, and report the defect`,
      ),
    ),
  ];
  if (results.some(({ questions }) => questions.some((question) => question.manual)))
    await writeWhole(join(out, "manual.csv"), formatMarks(results, manualOf(results)));
  const unread = results.filter(({ pending }) => pending > 0).length;
  await writeWhole(join(out, "grades.csv"), gradesCsv(results, dueMoment(values)));
  for (const [option, fill] of [
    ["canvas", (text: string, file: string) => fillCanvas(text, results, [title, name], file)],
    ["moodle", (text: string, file: string) => fillMoodle(text, results, file, values["moodle-grade"])],
  ] as const) {
    const file = values[option];
    if (file === undefined) continue;
    if (unread > 0 && values.provisional !== true) {
      notes.push(
        `--${option}: nothing was filled in, because answers of ${unread} students are unread; course mark ${out}, or --provisional`,
      );
      continue;
    }
    const { text, encoding } = await platformFile(file);
    const filled = fill(text, file);
    notes.push(...filled.notes);
    await writeWhole(join(out, `${option}-${basename(file)}`), Buffer.from(filled.text, encoding));
  }
  await writeWhole(join(out, "report.html"), report({ title, results, notes, version: await versionLine() }));
  process.stdout.write(summary(results, notes, out));
  const refused = unread > 0 && values.provisional !== true && (values.canvas ?? values.moodle) !== undefined;
  return refused ? 1 : exitCode(results);
}

/** 1 where the grader itself broke: somebody has to look before the points go anywhere. */
export function exitCode(results: readonly Result[]): number {
  return results.some(({ failure, leftOut }) => failure?.kind === "failed" || leftOut !== undefined) ? 1 : 0;
}
