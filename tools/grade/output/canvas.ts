/** Fills points into the gradebook that Canvas exported, and touches nothing else. */
import { CourseError } from "../../course-error.js";
import { type Result, score } from "../result.js";
import { formatCsv, parseCsv } from "./csv.js";
import { points } from "./grades-csv.js";

export interface Filled {
  readonly text: string;
  /** Students that are not in the file, and points that had to be scaled: a line each. */
  readonly notes: readonly string[];
}

/**
 * The column is the one whose heading is the assignment's title or name, with or without Canvas's number after it;
 * if there is none a new one is added at the end. Students are found by Canvas ID, SIS user id, login id, name.
 *
 * @throws CourseError if the file has no identity columns, as every Canvas export has
 */
export function fillCanvas(
  text: string,
  results: readonly Result[],
  titles: readonly string[],
  path: string,
): Filled {
  const csv = parseCsv(text);
  const rows = csv.rows.map((row) => [...row]);
  const header = rows[0] ?? [];
  const section = header.indexOf("Section");
  if (section < 0 || !header.includes("ID"))
    throw new CourseError(`${path}: not a Canvas gradebook: its heading has no "ID" and "Section"`);
  const wanted = titles.map((title) => title.toLowerCase());
  let column = header.findIndex(
    (name, i) =>
      i > section &&
      wanted.includes(
        name
          .replace(/ \(\d+\)$/, "")
          .trim()
          .toLowerCase(),
      ),
  );
  if (column < 0) {
    column = header.length;
    header.push(titles[0]!);
  }
  const maximum = results[0]?.maximum ?? 0;
  const possible = rows.find((row) => row[0]?.trim().startsWith("Points Possible"));
  if (possible && !(Number(possible[column]) > 0)) possible[column] = points(maximum);
  const worth = Number(possible?.[column] ?? maximum);
  const notes =
    worth === maximum
      ? []
      : [`${path}: points are scaled from ${points(maximum)} to the column's ${points(worth)}`];
  const identity = ["ID", "SIS User ID", "SIS Login ID", "Integration ID", "Student"]
    .map((name) => header.indexOf(name))
    .filter((i) => i >= 0);
  for (const result of results) {
    const row = find(rows, identity, result);
    if (!row) notes.push(`${path}: ${result.student} is not in it`);
    else if (row[column] !== "EX") {
      while (row.length <= column) row.push("");
      row[column] = points((score(result) * worth) / (maximum || 1));
    }
  }
  for (const row of rows) while (row.length < header.length) row.push("");
  return { text: formatCsv({ ...csv, rows }), notes };
}

function find(
  rows: readonly string[][],
  identity: readonly number[],
  { student, name }: Result,
): string[] | undefined {
  for (const column of identity) {
    const row = rows
      .slice(1)
      .find((it) => it[column] !== "" && (it[column] === student || squeezed(it[column]) === squeezed(name)));
    if (row) return row;
  }
  return undefined;
}

/** Canvas writes "Doe, Jane" in its gradebook and "doejane" in file names. */
function squeezed(name: string | undefined): string {
  return (name ?? "\0").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}
