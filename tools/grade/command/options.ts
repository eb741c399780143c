/** The words of `course grade` and `course regrade`. */
import { CourseError } from "../../course-error.js";
import { partHelp, partOptions } from "../../shards/part.js";
import { readWords } from "../../words.js";
import {
  defaultLimits,
  type Isolation,
  isolation,
  type Level,
  type Limits,
  levelOf,
  levels,
} from "../sandbox/isolation.js";

export const usage = `grade NN-slug SUBMISSIONS --out OUT [--student ID] [--resume] [--due MOMENT [--per-day PERCENT]
    [--extensions FILE.csv]] [--manual FILE.csv] [--provisional] [--secret FILE] [--variants] [--canvas EXPORT.csv] [--moodle WORKSHEET.csv [--moodle-grade HEADING]]
    [--call-limit SECONDS] [--time-limit SECONDS] [--memory-limit MIB] [--budget SECONDS]
    [--require-isolation LEVEL] [--as-root] [--workers N] [--list | --shard I/N | --only FILE | --merge]`;

export const help = `course grade NN-slug SUBMISSIONS --out OUT
course regrade NN-slug SUBMISSIONS --out OUT [--write]

SUBMISSIONS is a notebook, a folder or a zip: one file or folder a student, nbgrader's folders, or the download of
Canvas or Moodle. OUT gets results/STUDENT.json, feedback/STUDENT.html, grades.csv and report.html.
\`regrade\` shows who gains, who loses and why, and writes nothing without --write.

  --out OUT               the folder for the results
  --student ID            whose SUBMISSIONS is, if it is one student's, whatever its files are called
  --resume                keep the results whose notebook, assignment, limits, isolation and tools are the same
  --due MOMENT            when it was due, such as 2026-03-02T23:59+01:00; UTC if it names no zone
  --per-day PERCENT       what a late day takes off; 0 unless it is said
  --extensions FILE.csv   rows of student,moment: who may be later
  --manual FILE.csv       rows of student,question,points: what written answers got. Default: OUT/manual.csv, which
                          \`course mark\` writes, if it is there
  --provisional           fill in gradebooks although answers are still unread
  --secret FILE           draw the hidden inputs from a seed of your own: any text, kept out of the repository
  --variants              each student has numbers of their own, from their id and the secret, as
                          \`course release --variants\` gave them out
  --canvas EXPORT.csv     fill in the gradebook that Canvas exported
  --moodle WORKSHEET.csv  fill in Moodle's grading worksheet; --moodle-grade HEADING names its column of grades
  --call-limit SECONDS    how long one call of a student's function may take; ${defaultLimits.callMs / 1000} unless it is said
  --time-limit SECONDS    how long a student's cells may run; ${defaultLimits.loadMs / 1000}
  --budget SECONDS        the processor time of one whole notebook; by the clock twice as much;
                          Default: ${defaultLimits.budgetCpuMs / 1000}
  --memory-limit MIB      how much memory they may take; ${defaultLimits.memoryMiB}
  --require-isolation LEVEL
                          grade with this isolation or a stronger one, or not at all: ${levels.join(", ")}
  --as-root               grade as root although bubblewrap does not work here
  --solutions FOLDER      where the assignments are, if not in solutions/

A class too large for one machine is graded in parts, on whatever starts processes; clusters/README.md says how:
${partHelp("student")}`;

export type Options = ReturnType<typeof readOptions>["values"];

/** What a grading was told. */
export interface GradeWords {
  readonly name: string;
  readonly path: string;
  readonly out: string;
  readonly values: Options;
}

export function readOptions(args: readonly string[]) {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  return readWords(usage, {
    args: [...args],
    allowPositionals: true,
    options: {
      help: flag,
      out: text,
      resume: flag,
      write: flag,
      due: text,
      "per-day": text,
      extensions: text,
      manual: text,
      provisional: flag,
      secret: text,
      variants: flag,
      canvas: text,
      moodle: text,
      "moodle-grade": text,
      "call-limit": text,
      "time-limit": text,
      "memory-limit": text,
      budget: text,
      "require-isolation": text,
      "as-root": flag,
      student: text,
      solutions: text,
      ...partOptions,
    },
  });
}

/** The limits that the words ask for. A notebook gets the processor time of three times its cells, or of thirty calls. */
export function limitsOf(values: Options): Limits {
  const { callMs, loadMs, memoryMiB } = defaultLimits;
  const number = (
    name: "call-limit" | "time-limit" | "memory-limit" | "budget",
    unit: string,
    from: number,
    to: number,
  ) => {
    const text = values[name];
    if (text === undefined) return undefined;
    const value = text.trim() === "" ? Number.NaN : Number(text);
    if (!(value >= from && value <= to))
      throw new CourseError(`--${name} must be ${unit} from ${from} to ${to}, got "${text}"`);
    return value;
  };
  const call = number("call-limit", "seconds", 0.1, 600) ?? callMs / 1000;
  const time = number("time-limit", "seconds", 1, 3600) ?? loadMs / 1000;
  const memory = number("memory-limit", "MiB", 128, 65536) ?? memoryMiB;
  const budget =
    number("budget", "seconds", 1, 36000) ?? Math.max(defaultLimits.budgetCpuMs / 1000, 3 * time, 30 * call);
  return {
    ...defaultLimits,
    callMs: Math.round(1000 * call),
    loadMs: Math.round(1000 * time),
    memoryMiB: Math.round(memory),
    cpuSeconds: Math.ceil(budget) + 10,
    budgetCpuMs: Math.round(1000 * budget),
    budgetMs: Math.round(2000 * budget),
  };
}

/**
 * What is in force on this system.
 *
 * @throws CourseError if it is less than `--require-isolation` asks for, or root is to grade without a second wall
 */
export function requiredIsolation({
  "require-isolation": required,
  "as-root": asRoot = false,
}: Pick<Options, "require-isolation" | "as-root">): Isolation {
  const found = isolation();
  refuseRoot(found, asRoot);
  const wanted = requiredLevel(required);
  const level = levelOf(found);
  if (wanted !== undefined && levels.indexOf(level) < levels.indexOf(wanted))
    throw new CourseError(
      `--require-isolation ${required}: this system offers ${level} only${required === "bubblewrap" ? "; install bubblewrap (apt-get install bubblewrap)" : ""}`,
    );
  return found;
}

/** @throws CourseError if the word is no level */
export function requiredLevel(required: string | undefined): Level | undefined {
  if (required !== undefined && !levels.includes(required as Level))
    throw new CourseError(`--require-isolation must be ${levels.join(", ")}; got "${required}"`);
  return required as Level | undefined;
}

/**
 * Behind bubblewrap root is nobody. Without it Node alone keeps a student's process from every file of the machine, so
 * root is asked whether that is meant.
 *
 * @throws CourseError in one sentence
 */
export function refuseRoot({ ownFiles }: Isolation, asRoot: boolean, user = process.getuid?.()): void {
  if (user !== 0 || ownFiles || asRoot) return;
  throw new CourseError(
    "root would grade without bubblewrap, and a student's code that gets past Node could do anything here: grade as another user, install bubblewrap, or say --as-root",
  );
}
