/** Fills grades into the offline grading worksheet that Moodle gave out, and touches nothing else. */
import { CourseError } from "../../course-error.js";
import { type Result, score } from "../result/result.js";
import type { Filled } from "./canvas.js";
import { CsvText, pointsLike, readNumber } from "./csv-text.js";
import { points } from "./grades-csv.js";

/** "Grade" and "Maximum Grade" as Moodle writes them in some languages. */
const gradeNames = [
  "Grade",
  "Bewertung",
  "Note",
  "Calificación",
  "Valutazione",
  "Cijfer",
  "Beoordeling",
  "Nota",
  "Betyg",
];

/**
 * Rows are found by the number in their identifier ("Participant 98765"), else by a full name that nobody else has.
 * The column after the grade's is the maximum grade; points are scaled to it, and written with a decimal comma where
 * it has one. A row of which the worksheet says that its grade cannot be changed stays as it is.
 *
 * @param gradeColumn its heading, where Moodle speaks a language that is not known here
 * @throws CourseError if no column is the grade's
 */
export function fillMoodle(
  text: string,
  results: readonly Result[],
  path: string,
  gradeColumn?: string,
): Filled {
  const csv = new CsvText(text);
  const { rows } = csv;
  const header = rows[0] ?? [];
  const names = gradeColumn === undefined ? gradeNames : [gradeColumn];
  const column = header.findIndex((name) => names.includes(name.trim()));
  if (column < 1)
    throw new CourseError(
      `${path}: no grade column among "${header.join('", "')}"; name it with --moodle-grade`,
    );
  const changeable = header.indexOf("Grade can be changed");
  const scales = new Set<string>();
  const notes: string[] = [];
  for (const result of results) {
    if (result.failure) {
      notes.push(`${path}: ${result.student} is not graded and keeps what is there`);
      continue;
    }
    const row = moodleRow(rows, result);
    if (row < 0) {
      notes.push(`${path}: ${result.student} is not in it, or not alone by this name`);
      continue;
    }
    if (rows[row]![changeable]?.trim() === "No") {
      notes.push(`${path}: ${result.student} keeps its grade, which cannot be changed`);
      continue;
    }
    const stated = rows[row]![column + 1];
    const worth = readNumber(stated) > 0 ? readNumber(stated) : result.maximum;
    if (worth !== result.maximum)
      scales.add(
        `${path}: points are scaled from ${points(result.maximum)} to the maximum grade ${points(worth)}`,
      );
    csv.set(row, column, pointsLike(stated, (score(result) * worth) / (result.maximum || 1)));
  }
  return { text: csv.toString(), notes: [...notes, ...scales] };
}

/** The row of a student, or -1. */
export function moodleRow(
  rows: readonly (readonly string[])[],
  { student, name }: Pick<Result, "student" | "name">,
): number {
  const identified = rows.findIndex((row, i) => i > 0 && same(row[0], student));
  if (identified >= 0) return identified;
  const named = rows.flatMap((row, i) => (i > 0 && (row[1] === name || row[1] === student) ? [i] : []));
  return named.length === 1 ? named[0]! : -1;
}

function same(identifier: string | undefined, student: string): boolean {
  const number = /(\d+)\s*$/.exec(identifier ?? "")?.[1];
  return identifier === student || (number !== undefined && student === `Participant ${number}`);
}
