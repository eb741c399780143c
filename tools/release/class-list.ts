/** The students of a class, by the ids under which the grader will know them. */
import { CourseError } from "../course-error.js";
import { parseCsv } from "../grade/gradebook/csv.js";

/**
 * A Canvas gradebook (by its numbers), Moodle's grading worksheet (by its participants), or a list with a column
 * `student`, which may be its only one and without a heading.
 *
 * @throws CourseError if nobody is in it, or somebody twice
 */
export function studentsIn(text: string, path: string): string[] {
  const { rows } = parseCsv(text);
  const header = (rows[0] ?? []).map((field) => field.trim());
  const students = rows.flatMap((row, i) => {
    const student = studentIn(row, header, i === 0);
    return student === undefined || student === "" ? [] : [student];
  });
  if (students.length === 0) throw new CourseError(`${path}: no student in it`);
  const twice = students.find((student, i) => students.indexOf(student) < i);
  if (twice !== undefined) throw new CourseError(`${path}: ${twice} is in it twice`);
  return students;
}

function studentIn(row: readonly string[], header: readonly string[], isFirst: boolean): string | undefined {
  const field = (name: string) => row[header.indexOf(name)]?.trim() ?? "";
  if (header.includes("ID") && header.includes("Section"))
    return /^\d+$/.test(field("ID")) ? field("ID") : undefined;
  if (header.includes("student")) return isFirst ? undefined : field("student");
  const [, number] = /^\D*(\d+)$/.exec(row[0]?.trim() ?? "") ?? [];
  if (header.length > 3) return number === undefined ? undefined : `Participant ${number}`;
  return row[0]?.trim();
}
