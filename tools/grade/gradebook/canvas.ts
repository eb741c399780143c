/** Fills points into the gradebook that Canvas exported, and touches nothing else. */
import { CourseError } from "../../course-error.js";
import { type Result, score } from "../result/result.js";
import { CsvText, pointsLike, readNumber } from "./csv-text.js";
import { points } from "./grades-csv.js";

export interface Filled {
  readonly text: string;
  /** Students that are not in the file, and points that had to be scaled: a line each. */
  readonly notes: readonly string[];
}

/**
 * The column is the one whose heading is the assignment's title or name, with or without Canvas's number after it;
 * if there is none a new one is added at the end. Students are found by Canvas ID, SIS user id, login id, name.
 * `EX` (excused) and `N/A` (not assigned) stay. Decimal commas are written where the file has them.
 *
 * @throws CourseError if the file has no identity columns, as every Canvas export has, or two columns fit
 */
export function fillCanvas(
  text: string,
  results: readonly Result[],
  titles: readonly string[],
  path: string,
): Filled {
  const csv = new CsvText(text);
  const { rows } = csv;
  const header = rows[0] ?? [];
  const section = header.indexOf("Section");
  if (section < 0 || !header.includes("ID"))
    throw new CourseError(`${path}: not a Canvas gradebook: its heading has no "ID" and "Section"`);
  const wanted = titles.map((title) => title.toLowerCase());
  const titled = (name: string) =>
    wanted.includes(
      name
        .replace(/ \(\d+\)$/, "")
        .trim()
        .toLowerCase(),
    );
  const columns = [...header.keys()].filter((i) => i > section && titled(header[i]!));
  if (columns.length > 1)
    throw new CourseError(
      `${path}: which of ${columns.map((i) => `"${header[i]}"`).join(", ")}? Rename or remove the others`,
    );
  const column = columns[0] ?? header.length;
  if (columns.length === 0)
    for (const [i, row] of rows.entries()) if (row.length > 1) csv.set(i, column, i === 0 ? titles[0]! : "");
  const maximum = results[0]?.maximum ?? 0;
  const possible = rows.findIndex((row) => row[0]?.trim().startsWith("Points Possible"));
  const stated = rows[possible]?.[column];
  if (possible >= 0 && !(readNumber(stated) > 0)) csv.set(possible, column, points(maximum));
  const worth = readNumber(stated) > 0 ? readNumber(stated) : maximum;
  const notes =
    worth === maximum
      ? []
      : [`${path}: points are scaled from ${points(maximum)} to the column's ${points(worth)}`];
  for (const result of results) {
    if (result.failure) {
      notes.push(`${path}: ${result.student} is not graded and keeps what is there`);
      continue;
    }
    const row = canvasRow(rows, result);
    const cell = rows[row]?.[column] ?? "";
    if (row < 0) notes.push(`${path}: ${result.student} is not in it, or not alone by this name`);
    else if (/^(EX|N\/A)$/i.test(cell.trim())) notes.push(`${path}: ${result.student} keeps ${cell.trim()}`);
    else csv.set(row, column, pointsLike(stated, (score(result) * worth) / (maximum || 1)));
  }
  return { text: csv.toString(), notes };
}

/** The row of a student, or -1: by an identity that the platform gave, else by a name that nobody else has. */
export function canvasRow(
  rows: readonly (readonly string[])[],
  { student, name }: Pick<Result, "student" | "name">,
): number {
  const header = rows[0]!;
  for (const heading of ["ID", "SIS User ID", "SIS Login ID", "Integration ID"]) {
    const column = header.indexOf(heading);
    const row = rows.findIndex((it, i) => i > 0 && column >= 0 && it[column] === student);
    if (row >= 0) return row;
  }
  const names = new Set([squeezed(student), squeezed(name)].filter((it) => it !== ""));
  const [last, first] = [header.indexOf("LastName"), header.indexOf("FirstName")];
  const named = rows.flatMap((row, i) => {
    const own = last < 0 ? row[0] : `${row[last]} ${row[first]}`;
    return i > 0 && names.has(squeezed(own)) ? [i] : [];
  });
  return named.length === 1 ? named[0]! : -1;
}

/** Canvas writes "Doe, Jane" in its gradebook and "doejane" in file names. */
function squeezed(name: string | undefined): string {
  return (name ?? "").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}
