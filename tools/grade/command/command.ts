/** `course grade NN-slug SUBMISSIONS --out OUT` and `course regrade`: from files handed in to points and feedback. */
import { CourseError } from "../../course-error.js";
import { keysOf, linesOf, nameOf, type Part, partOf } from "../../shards/part.js";
import { workersOf } from "../../shards/workers.js";
import { requireAssignment } from "../assignment/assignment-names.js";
import { gradeClass, writeResult } from "../class/grade-class.js";
import { type Pool, startPool } from "../class/pool.js";
import { type Collected, collect } from "../collect/collect.js";
import { fits } from "../parts/fitting.js";
import { differences } from "../report/differences.js";
import type { Result } from "../result/result.js";
import { readResults } from "../result/store.js";
import { layOutRuntime } from "../runtime/make-runtime.js";
import { exitCode, writeClass } from "./class-files.js";
import { classRules } from "./class-rules.js";
import { endOnSignals } from "./end-on-signals.js";
import { lockFolder } from "./lock-folder.js";
import { merge } from "./merge-command.js";
import {
  type GradeWords,
  help,
  limitsOf,
  type Options,
  readOptions,
  requiredIsolation,
  usage,
} from "./options.js";
import { sayOwners } from "./say-owners.js";
import { solutionsOf, taskOf } from "./task.js";

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
  const part = partOf(values);
  if (name === undefined || path === undefined) throw new CourseError(usage);
  if (!writes && part.kind !== "all")
    throw new CourseError(
      "regrade works on the whole class; --list, --shard, --only and --merge are course grade's",
    );
  await requireAssignment(name, values.solutions);
  if (part.kind === "list") return await list(name, path, values);
  const { out } = values;
  if (out === undefined) throw new CourseError(usage);
  const words = { name, path, out, values };
  return part.kind === "merge" ? await merge(words) : await grade(words, part, writes);
}

async function list(name: string, path: string, values: Options): Promise<number> {
  const { submissions } = await collect(path, name, values.student, values.out);
  process.stdout.write(linesOf(submissions.map(({ student }) => student)));
  return 0;
}

async function grade(words: GradeWords, part: Part, writes: boolean): Promise<number> {
  const { name, path, out, values } = words;
  const limits = limitsOf(values);
  const walls = requiredIsolation(values);
  const workers = workersOf(values.workers, (line) => process.stderr.write(`course grade: ${line}\n`));
  const { runtime, ready } = layOutRuntime({ assignment: name, ...solutionsOf(values) }, limits);
  const restore = endOnSignals("interrupted; what is graded is kept, and --resume goes on from there");
  let pool: Pool | undefined;
  let unlock: (() => void) | undefined;
  try {
    const collected = await collect(path, name, values.student, out);
    const everybody = collected.submissions.map(({ student }) => student);
    if (everybody.length === 0)
      throw new CourseError(`${path}: no notebook in it\n${collected.notes.join("\n")}`);
    const mine = new Set(await keysOf(part, everybody, "student"));
    const submissions = collected.submissions.filter(({ student }) => mine.has(student));
    const written = writes || values.write === true;
    // Parts share the folder: each writes files of its own, whole, and no other.
    if (written && part.kind === "all") unlock = await lockFolder(out, submissions.length);
    if (part.kind === "all") await sayOwners(collected, written ? out : undefined);
    pool = startPool(
      await taskOf(name, values, limits, walls, runtime),
      Math.max(1, Math.min(workers, submissions.length)),
    );
    // In this order: whatever is wrong with the assignment, its own process says it best.
    await pool.prepared;
    await ready;
    const job = { ...words, part, everybody, collected: { ...collected, submissions }, pool };
    return await gradePart(job, written, writes);
  } finally {
    pool?.end();
    await runtime.remove();
    unlock?.();
    restore();
  }
}

interface Job extends GradeWords {
  readonly part: Part;
  readonly everybody: readonly string[];
  /** With the submissions of this part only. */
  readonly collected: Collected;
  readonly pool: Pool;
}

async function gradePart(job: Job, written: boolean, writes: boolean): Promise<number> {
  const { name, out, values, part, everybody, collected, pool } = job;
  const { submissions, notes } = collected;
  const before = await readResults(out, part.kind === "all" ? undefined : submissions);
  const prepared = await pool.prepared;
  const rules = await classRules(everybody, [...before.values()], prepared, job);
  const known = new Map<string, Result>();
  if (values.resume || part.kind !== "all")
    for (const submission of submissions) {
      const result = before.get(submission.student);
      if (result && (await fits(result, submission, prepared))) known.set(submission.student, result);
    }
  const keep = async (result: Result) => {
    if (written) await writeResult(out, result, prepared.title);
  };
  const results = await gradeClass(submissions, pool, rules, known, keep);
  if (part.kind !== "all") {
    process.stdout.write(
      `${nameOf(part)}: ${submissions.length} of ${everybody.length} submissions, ${known.size} of them were graded already; --merge makes the files of the class\n`,
    );
    return exitCode(results);
  }
  if (!writes) process.stdout.write(differences([...before.values()], results));
  if (!written) {
    process.stdout.write("nothing was written; add --write to keep this\n");
    return exitCode(results);
  }
  return await writeClass({ name, title: prepared.title, out, results, notes }, values);
}
