/** The results of all parts as one class: whether each is there, whole and of one kind is decided here alone. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CourseError } from "../../course-error.js";
import { printable } from "../../printable.js";
import { linesOf } from "../../shards/part.js";
import type { Prepared } from "../class/result-of.js";
import type { Submission } from "../collect/collect.js";
import type { Result } from "../result/result.js";
import { fileNameOf, wholeResult } from "../result/store.js";
import { type Isolation, type Level, levelOf, levels } from "../sandbox/isolation.js";
import { otherConditions, otherWork } from "./fitting.js";

const mostNames = 8;

/** Results by student, each with its text on disk. */
export type Kept = ReadonlyMap<string, { readonly result: Result; readonly text: string }>;

/**
 * The results of all submissions.
 *
 * @param required the weakest isolation that is taken, if one is asked for
 * @throws CourseError a line for each thing that is wrong, with names, after these students have been printed
 */
export async function mergeable(
  submissions: readonly Submission[],
  { out, prepared, required }: { out: string; prepared: Prepared; required: Level | undefined },
): Promise<Kept> {
  const wrong = new Map<string, string[]>();
  const note = (why: string, student: string) => wrong.set(why, [...(wrong.get(why) ?? []), student]);
  const kept = new Map<string, { result: Result; text: string }>();
  for (const submission of submissions) {
    const { student } = submission;
    const text = textOf(join(out, "results", `${fileNameOf(student)}.json`));
    const result = text === undefined ? undefined : wholeResult(text);
    const why =
      text === undefined
        ? "without a result"
        : result === undefined
          ? "with a result that is torn or no result"
          : (otherConditions(result, prepared) ?? (await otherWork(result, submission)));
    if (why === undefined) kept.set(student, { result: result!, text: text! });
    else note(why, student);
  }
  const strongest = Math.max(
    ...[...kept.values()].map(({ result }) => strength(result.provenance.isolation)),
  );
  for (const [student, { result }] of kept) {
    const { isolation } = result.provenance;
    const level = levelOf(isolation);
    if (required !== undefined && levels.indexOf(level) < levels.indexOf(required))
      note(`graded behind ${level}, less than ${required}`, student);
    else if (strength(isolation) < strongest)
      note(`graded behind weaker walls than others (${level})`, student);
  }
  if (wrong.size === 0) return kept;
  const again = [...wrong.values()].flat().sort();
  process.stdout.write(linesOf(again));
  const lines = [...wrong].map(([why, students]) => `  ${students.length} ${why}: ${namesOf(students)}`);
  throw new CourseError(
    `${out}: ${again.length} of ${submissions.length} submissions cannot be merged; grade them again\n${lines.join("\n")}`,
  );
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** What stood between the student and the grader, as one number. */
function strength(isolation: Isolation): number {
  return 2 * levels.indexOf(levelOf(isolation)) + (isolation.resourceLimits ? 1 : 0);
}

function namesOf(students: readonly string[]): string {
  const more = students.length > mostNames ? ` and ${students.length - mostNames} more` : "";
  return `${students.slice(0, mostNames).map(printable).join(", ")}${more}`;
}
