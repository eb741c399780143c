/** CSV as spreadsheets and learning platforms read and write it. */
import { CourseError } from "../../course-error.js";

export interface Csv {
  readonly rows: readonly (readonly string[])[];
  readonly separator: "," | ";";
  /** Where each field lies in the text: from and to, its quotes included. */
  readonly places: readonly (readonly Place[])[];
}

export type Place = readonly [from: number, to: number];

/**
 * Fields in double quotes may hold separators, line ends and doubled quotes. A byte order mark is no part of the
 * first field; the separator is the one that the first line has more of.
 *
 * @throws CourseError if a quote is where none can be
 */
export function parseCsv(text: string): Csv {
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  const head = /^.*/.exec(text)![0];
  const separator = head.split(";").length > head.split(",").length ? ";" : ",";
  const rows: string[][] = [];
  const places: Place[][] = [];
  let row: string[] = [];
  let line: Place[] = [];
  const field = new RegExp(
    `(?:"([^"]*(?:""[^"]*)*)"|([^"${separator}\\r\\n]*))(${separator}|\\r?\\n|$)`,
    "y",
  );
  field.lastIndex = start;
  while (field.lastIndex < text.length || row.length > 0) {
    const from = field.lastIndex;
    const found = field.exec(text);
    if (!found)
      throw new CourseError(`row ${rows.length + 1} is no CSV: a quote or a line end is out of place`);
    const [whole, inQuotes, plain, end] = found;
    line.push([from, from + whole.length - end!.length]);
    row.push(inQuotes === undefined ? plain! : inQuotes.replaceAll('""', '"'));
    if (end === separator) continue;
    rows.push(row);
    places.push(line);
    [row, line] = [[], []];
    if (end === "") break;
  }
  return { rows, separator, places };
}

export function formatCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map((field) => quoted(field)).join(",")}\n`).join("");
}

/** A field as it is written: in quotes where it needs them, with either separator unless one is given. */
export function quoted(value: string, separator = ",;"): string {
  const special = ['"', "\r", "\n", ...separator].some((character) => value.includes(character));
  return special ? `"${value.replaceAll('"', '""')}"` : value;
}

/** Text from elsewhere that a spreadsheet must not take for a formula: an apostrophe goes before it. */
export function harmless(text: string): string {
  return /^[=+\-@\t\r|%]/.test(text) ? `'${text}` : text;
}
