/** `course grade NN-slug SUBMISSIONS --out OUT` and `course regrade`: from files handed in to points and feedback. */
import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { CourseError } from "../course-error.js";
import { readWords } from "../words.js";
import { type Collected, collect } from "./collect/collect.js";
import { gradeClass, writeResult } from "./grade-class.js";
import { prepareGrading } from "./grading.js";
import { fillCanvas } from "./output/canvas.js";
import { gradesCsv, points } from "./output/grades-csv.js";
import { type LateRule, parseExtensions, parseMoment } from "./output/late.js";
import { manualOf, merged, parseManual } from "./output/manual.js";
import { fillMoodle } from "./output/moodle.js";
import { report } from "./output/report.js";
import { readResults, writeWhole } from "./output/store.js";
import { differences } from "./regrade.js";
import { type Result, score } from "./result.js";
import { defaultLimits } from "./sandbox/isolation.js";
import { createRuntime, type Runtime } from "./sandbox/runtime.js";

const usage = `grade NN-slug SUBMISSIONS --out OUT [--student ID] [--resume] [--due MOMENT [--per-day PERCENT] [--extensions FILE.csv]]
    [--manual FILE.csv] [--canvas EXPORT.csv] [--moodle WORKSHEET.csv [--moodle-grade HEADING]]`;

export function run(args: readonly string[]): Promise<number> {
  return withRuntime((runtime) => grade(args, runtime, true));
}

/** `course regrade`: the same words as `grade`; nothing is written without `--write`. */
export function runRegrade(args: readonly string[]): Promise<number> {
  return withRuntime((runtime) => grade(args, runtime, false));
}

async function grade(args: readonly string[], runtime: Runtime, writes: boolean): Promise<number> {
  const { values, positionals } = options(args);
  const [name, path] = positionals;
  if (name === undefined || path === undefined || values.out === undefined) throw new CourseError(usage);
  const out = values.out;
  const { assignment, releaseHash, tools } = await prepareGrading(name, runtime, solutionsOf(values));
  const { title } = assignment.assignment;
  const collected = await collect(path, name, values.student);
  if (collected.submissions.length === 0)
    throw new CourseError(`${path}: no notebook in it\n${collected.notes.join("\n")}`);
  const before = await readResults(out);
  const manualFile =
    values.manual === undefined ? new Map() : parseManual(await textOf(values.manual), values.manual);
  const rules = { manual: merged(manualOf(before.values()), manualFile), ...(await lateRule(values)) };
  const unchanged = (result: Result) =>
    result.assignment === name &&
    result.provenance.release === releaseHash &&
    result.provenance.judge === assignment.judgeHash &&
    JSON.stringify(result.provenance.tools) === JSON.stringify(tools);
  const known = new Map(
    [...before].filter(
      ([student, result]) => values.resume && unchanged(result) && same(collected, student, result),
    ),
  );
  const task = {
    assignment: name,
    ...solutionsOf(values),
    limits: defaultLimits,
    runtime: { folder: runtime.folder, child: runtime.child },
  };
  const written = writes || values.write === true;
  const keep = async (result: Result) => {
    if (written) await writeResult(out, result, title);
  };
  const { results, failures } = await gradeClass(collected.submissions, task, rules, known, keep);
  if (!writes) process.stdout.write(differences([...before.values()], results));
  if (!written) {
    process.stdout.write("nothing was written; add --write to keep this\n");
    return failures.length === 0 ? 0 : 1;
  }
  const notes = [...collected.notes, ...failures];
  await writeWhole(join(out, "grades.csv"), gradesCsv(results, values.due ?? ""));
  for (const [option, fill] of [
    ["canvas", (text: string, file: string) => fillCanvas(text, results, [title, name], file)],
    ["moodle", (text: string, file: string) => fillMoodle(text, results, file, values["moodle-grade"])],
  ] as const) {
    const file = values[option];
    if (file === undefined) continue;
    const { text, encoding } = await platformFile(file);
    const filled = fill(text, file);
    notes.push(...filled.notes);
    await writeWhole(join(out, `${option}-${basename(file)}`), Buffer.from(filled.text, encoding));
  }
  await writeWhole(join(out, "report.html"), report({ title, results, notes }));
  process.stdout.write(summary(results, notes, out));
  return failures.length === 0 ? 0 : 1;
}

function same({ submissions }: Collected, student: string, { provenance }: Result): boolean {
  const submission = submissions.find((it) => it.student === student);
  return (
    submission !== undefined &&
    submission.path === provenance.file &&
    hashOf(submission.text) === provenance.submission
  );
}

async function lateRule(values: ReturnType<typeof options>["values"]): Promise<{ late?: LateRule }> {
  if (values.due === undefined) {
    if (values["per-day"] !== undefined || values.extensions !== undefined)
      throw new CourseError("--per-day and --extensions need --due");
    return {};
  }
  const percent = Number(values["per-day"] ?? 0);
  if (!(percent >= 0 && percent <= 100))
    throw new CourseError(`--per-day must be a percentage from 0 to 100, got "${values["per-day"]}"`);
  const extensions =
    values.extensions === undefined
      ? new Map<string, number>()
      : parseExtensions(await textOf(values.extensions));
  return { late: { due: parseMoment(values.due, "--due"), perDay: percent / 100, extensions } };
}

function summary(results: readonly Result[], notes: readonly string[], out: string): string {
  const lines = results.map((result) => {
    const marks = [
      ...(result.late ? [`${result.late.days} d late`] : []),
      ...(result.pending > 0 ? [`${points(result.pending)} to be read`] : []),
      ...(result.notes.length > 0 ? [`${result.notes.length} put right`] : []),
    ];
    return `${points(score(result)).padStart(7)} of ${points(result.maximum)}  ${result.student}${marks.length > 0 ? ` (${marks.join(", ")})` : ""}`;
  });
  return `${[...lines, ...notes].join("\n")}\nsee ${join(out, "report.html")}\n`;
}

async function withRuntime(work: (runtime: Runtime) => Promise<number>): Promise<number> {
  const runtime = await createRuntime();
  try {
    return await work(runtime);
  } finally {
    await runtime.remove();
  }
}

/**
 * A platform's own file. One that is no UTF-8, because a spreadsheet saved it in an older encoding, is read byte by
 * byte, so that it can be written as it was.
 */
async function platformFile(path: string): Promise<{ text: string; encoding: "utf8" | "latin1" }> {
  const bytes = await readFile(path).catch(() => {
    throw new CourseError(`${path}: there is no such file that can be read`);
  });
  if (bytes.includes(0)) throw new CourseError(`${path}: no CSV in UTF-8; save it as "CSV UTF-8"`);
  const encoding = isUtf8(bytes) ? "utf8" : "latin1";
  return { text: bytes.toString(encoding), encoding };
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch {
    throw new CourseError(`${path}: there is no such file that can be read`);
  }
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

function solutionsOf({ solutions }: { readonly solutions?: string }): { readonly solutions?: string } {
  return solutions === undefined ? {} : { solutions };
}

function options(args: readonly string[]) {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  return readWords(usage, {
    args: [...args],
    allowPositionals: true,
    options: {
      out: text,
      resume: flag,
      write: flag,
      due: text,
      "per-day": text,
      extensions: text,
      manual: text,
      canvas: text,
      moodle: text,
      "moodle-grade": text,
      student: text,
      solutions: text,
    },
  });
}
