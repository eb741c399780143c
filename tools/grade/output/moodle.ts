/** Fills grades into the offline grading worksheet that Moodle gave out, and touches nothing else. */
import { CourseError } from "../../course-error.js";
import { type Result, score } from "../result.js";
import type { Filled } from "./canvas.js";
import { formatCsv, parseCsv } from "./csv.js";
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
 * Rows are found by the number in their identifier ("Participant 98765"), else by the full name. The column after
 * the grade's is the maximum grade; points are scaled to it.
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
  const csv = parseCsv(text);
  const rows = csv.rows.map((row) => [...row]);
  const header = rows[0] ?? [];
  const names = gradeColumn === undefined ? gradeNames : [gradeColumn];
  const column = header.findIndex((name) => names.includes(name.trim()));
  if (column < 1)
    throw new CourseError(
      `${path}: no grade column among "${header.join('", "')}"; name it with --moodle-grade`,
    );
  const notes: string[] = [];
  for (const result of results) {
    const row =
      rows.slice(1).find((it) => same(it[0], result.student)) ??
      rows.slice(1).find((it) => it[1] === result.name || it[1] === result.student);
    if (!row) {
      notes.push(`${path}: ${result.student} is not in it`);
      continue;
    }
    const maximum = Number((row[column + 1] ?? "").replace(",", "."));
    const worth = maximum > 0 ? maximum : result.maximum;
    row[column] = points((score(result) * worth) / (result.maximum || 1));
  }
  const worths = new Set(rows.slice(1).map((row) => Number((row[column + 1] ?? "").replace(",", "."))));
  for (const worth of worths)
    if (worth > 0 && results[0] && worth !== results[0].maximum)
      notes.push(
        `${path}: points are scaled from ${points(results[0].maximum)} to the maximum grade ${points(worth)}`,
      );
  return { text: formatCsv({ ...csv, rows }), notes };
}

function same(identifier: string | undefined, student: string): boolean {
  const number = /(\d+)\s*$/.exec(identifier ?? "")?.[1];
  return identifier === student || (number !== undefined && student === `Participant ${number}`);
}
