/** `course grade NN-slug SUBMISSIONS --out OUT` and `course regrade`: from files handed in to points and feedback. */
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, join, resolve } from "node:path";
import { CourseError } from "../../course-error.js";
import { requireAssignment } from "../assignment/assignment-names.js";
import { secretOf } from "../assignment/with-secret.js";
import { hashOf } from "../class/content-hash.js";
import { gradeClass, writeResult } from "../class/grade-class.js";
import { type Pool, startPool } from "../class/pool.js";
import { type Result, score } from "../class/result.js";
import { type Collected, collect } from "../collect/collect.js";
import { fillCanvas } from "../gradebook/canvas.js";
import { gradesCsv, points } from "../gradebook/grades-csv.js";
import { type LateRule, parseExtensions, parseMoment } from "../gradebook/late.js";
import { manualOf, merged } from "../gradebook/manual.js";
import { formatMarks, parseMarks } from "../gradebook/marks.js";
import { fillMoodle } from "../gradebook/moodle.js";
import { differences } from "../report/differences.js";
import { report } from "../report/report.js";
import { readResults, writeWhole } from "../report/store.js";
import type { Limits } from "../sandbox/isolation.js";
import { layOutRuntime } from "../sandbox/runtime.js";
import { endOnSignals } from "./end-on-signals.js";
import { platformFile, textOf } from "./given-files.js";
import { lockFolder } from "./lock-folder.js";
import { help, limitsOf, type Options, readOptions, requiredIsolation, usage } from "./options.js";
import { printable } from "./printable.js";
import { sayOwners } from "./say-owners.js";

/** `course grade`. */
export function run(args: readonly string[]): Promise<number> {
  return command(args, true);
}

/** `course regrade`: the same words as `grade`; nothing is written without `--write`. */
export function runRegrade(args: readonly string[]): Promise<number> {
  return command(args, false);
}

async function command(args: readonly string[], writes: boolean): Promise<number> {
  const { values, positionals } = readOptions(args);
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const [name, path] = positionals;
  const { out } = values;
  if (name === undefined || path === undefined || out === undefined) throw new CourseError(usage);
  await requireAssignment(name, values.solutions);
  const limits = limitsOf(values);
  const walls = requiredIsolation(values);
  const { runtime, ready } = layOutRuntime({ assignment: name, ...solutionsOf(values) }, limits);
  const restore = endOnSignals("interrupted; what is graded is kept, and --resume goes on from there");
  let pool: Pool | undefined;
  let unlock: (() => void) | undefined;
  try {
    const collected = await collect(path, name, values.student);
    const count = collected.submissions.length;
    if (count === 0) throw new CourseError(`${path}: no notebook in it\n${collected.notes.join("\n")}`);
    const written = writes || values.write === true;
    if (written) unlock = await lockFolder(out);
    await sayOwners(collected, written ? out : undefined);
    const { folder, child } = runtime;
    if (values.secret !== undefined) await secretOf(values.secret);
    const secret = values.secret === undefined ? {} : { secretFile: resolve(values.secret) };
    const task = {
      assignment: name,
      limits,
      isolation: walls,
      runtime: { folder, child },
      ...secret,
      ...solutionsOf(values),
    };
    pool = startPool(task, Math.min(availableParallelism(), count));
    // In this order: whatever is wrong with the assignment, its own process says it best.
    await pool.prepared;
    await ready;
    return await grade({ name, out, values, limits, collected, pool, writes });
  } finally {
    pool?.end();
    await runtime.remove();
    unlock?.();
    restore();
  }
}

interface Job {
  readonly name: string;
  readonly out: string;
  readonly values: Options;
  readonly limits: Limits;
  readonly collected: Collected;
  readonly pool: Pool;
  readonly writes: boolean;
}

async function grade({ name, out, values, limits, collected, pool, writes }: Job): Promise<number> {
  const before = await readResults(out);
  const { title, releaseHash, judgeHash, tools, isolation, blank } = await pool.prepared;
  const asked = collected.submissions.map(({ student }) => ({ student, questions: blank }));
  const own = join(out, "manual.csv");
  const manual = values.manual ?? (existsSync(own) ? own : undefined);
  const given = manual === undefined ? new Map() : parseMarks(await textOf(manual), manual, asked);
  const rules = { manual: merged(manualOf(before.values()), given), ...(await lateRule(values)) };
  const unchanged = ({ assignment, provenance }: Result) =>
    assignment === name &&
    provenance.release === releaseHash &&
    provenance.judge === judgeHash &&
    JSON.stringify([provenance.tools, provenance.limits, provenance.isolation]) ===
      JSON.stringify([tools, limits, isolation]);
  const known = new Map<string, Result>();
  if (values.resume)
    for (const [student, result] of before)
      if (unchanged(result) && (await same(collected, student, result))) known.set(student, result);
  const written = writes || values.write === true;
  const keep = async (result: Result) => {
    if (written) await writeResult(out, result, title);
  };
  const results = await gradeClass(collected.submissions, pool, rules, known, keep);
  if (!writes) process.stdout.write(differences([...before.values()], results));
  if (!written) {
    process.stdout.write("nothing was written; add --write to keep this\n");
    return exitCode(results);
  }
  const notes = [...collected.notes];
  if (results.some(({ questions }) => questions.some((question) => question.manual)))
    await writeWhole(own, formatMarks(results, manualOf(results)));
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
  await writeWhole(join(out, "report.html"), report({ title, results, notes }));
  process.stdout.write(summary(results, notes, out));
  const refused = unread > 0 && values.provisional !== true && (values.canvas ?? values.moodle) !== undefined;
  return refused ? 1 : exitCode(results);
}

/** 1 where the grader itself broke: somebody has to look before the points go anywhere. */
function exitCode(results: readonly Result[]): number {
  return results.some(({ failure }) => failure?.kind === "failed") ? 1 : 0;
}

/** Whether the file that is there now is the one that the result is about. */
async function same(
  { submissions }: Collected,
  student: string,
  { provenance, failure }: Result,
): Promise<boolean> {
  const submission = submissions.find((it) => it.student === student);
  if (failure?.kind === "failed" || submission?.path !== provenance.file) return false;
  return hashOf(await submission.read().catch(() => new Uint8Array())) === provenance.submission;
}

/** In the form of all moments in a result. */
function dueMoment({ due }: Options): string {
  return due === undefined ? "" : new Date(parseMoment(due, "--due")).toISOString();
}

async function lateRule(values: Options): Promise<{ late?: LateRule }> {
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
  const apart = results.filter(({ failure }) => failure);
  const first = apart.map(
    ({ student, failure, provenance }) =>
      `NOT GRADED  ${student}: ${failure!.reason} (${provenance.file}); look at the file, ask for another`,
  );
  const lines = results.flatMap((result) => {
    if (result.failure) return [];
    const marks = [
      ...(result.late ? [`${result.late.days} d late`] : []),
      ...(result.pending > 0 ? [`${points(result.pending)} unread`] : []),
      ...(result.notes.length > 0 ? [`${result.notes.length} put right`] : []),
    ];
    return [
      `${points(score(result)).padStart(7)} of ${points(result.maximum - result.pending)}  ${result.student}${result.name === undefined ? "" : ` ${result.name}`}${marks.length > 0 ? ` (${marks.join(", ")})` : ""}`,
    ];
  });
  return `${[...first, ...lines, ...notes].map(printable).join("\n")}\nsee ${join(out, "report.html")}\n`;
}

function solutionsOf({ solutions }: { readonly solutions?: string }): { readonly solutions?: string } {
  return solutions === undefined ? {} : { solutions };
}
