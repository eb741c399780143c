/** Who a student is, by the list of a class that a platform gave: names and numbers that no file name tells. */
import { CourseError } from "../../course-error.js";
import type { Result } from "../result/result.js";
import { canvasRow } from "./canvas.js";
import { parseCsv } from "./csv.js";
import { moodleRow } from "./moodle.js";

export interface Identity {
  /** First name first. */
  readonly name?: string;
  readonly lastName?: string;
  readonly email?: string;
  /** What the platform and the university know the student by, under the platform's own headings. */
  readonly ids?: Readonly<Record<string, string>>;
}

/** Nothing of somebody who is not in the list, or not alone by this name. */
export type Roster = (student: Pick<Result, "student" | "name">) => Identity | undefined;

/** @throws CourseError if it is no gradebook of Canvas */
export function canvasRoster(text: string, path: string): Roster {
  const { rows } = parseCsv(text);
  const header = rows[0] ?? [];
  if (!header.includes("Section") || !header.includes("ID"))
    throw new CourseError(`${path}: not a Canvas gradebook: its heading has no "ID" and "Section"`);
  const [last, first] = [header.indexOf("LastName"), header.indexOf("FirstName")];
  return (student) => {
    const row = rows[canvasRow(rows, student)];
    if (!row) return undefined;
    const names = last < 0 ? parted(row[0]!) : { first: row[first]!.trim(), last: row[last]!.trim() };
    return {
      ...named(names),
      ...numbered(header, row, ["ID", "SIS User ID", "SIS Login ID", "Integration ID"]),
    };
  };
}

/** Moodle's headings come in many languages: the identifier is first, the full name second. */
export function moodleRoster(text: string): Roster {
  const { rows } = parseCsv(text);
  const header = rows[0] ?? [];
  return (student) => {
    const row = rows[moodleRow(rows, student)];
    if (!row) return undefined;
    const name = row[1]?.trim() ?? "";
    const email = row.find((field) => /^[^\s@]+@[^\s@]+$/.test(field.trim()))?.trim();
    return {
      ...(name === "" ? {} : { name }),
      ...(email === undefined ? {} : { email }),
      ...numbered(header, row, [header[0]!, "ID number", "Username"]),
    };
  };
}

/** The result with who it is about; what was known before stays where nothing new is. */
export function withIdentity(
  result: Result,
  roster: Roster | undefined,
  before: Identity | undefined,
): Result {
  const found = roster?.(result) ?? before;
  if (!found) return result;
  const { name, lastName, email, ids } = found;
  return {
    ...result,
    ...(name === undefined ? {} : { name }),
    ...(lastName === undefined ? {} : { lastName }),
    ...(email === undefined ? {} : { email }),
    ...(ids === undefined ? {} : { ids }),
  };
}

/** @example identityText({ student: "7", ids: { ID: "7", "SIS Login ID": "jane" } }) // "7, SIS Login ID jane" */
export function identityText({ student, ids = {} }: Pick<Result, "student" | "ids">): string {
  const others = Object.entries(ids).filter(([, value]) => value !== student);
  return [student, ...others.map(([heading, value]) => `${heading} ${value}`)].join(", ");
}

/** "Doe, Jane" as Canvas writes it, or the last word for the last name. */
function parted(name: string): { first: string; last: string } {
  const comma = name.indexOf(",");
  if (comma >= 0) return { first: name.slice(comma + 1).trim(), last: name.slice(0, comma).trim() };
  const words = name.trim().split(/\s+/);
  return { first: words.slice(0, -1).join(" "), last: words.at(-1) ?? "" };
}

function named({ first, last }: { first: string; last: string }): Identity {
  const name = `${first} ${last}`.trim();
  return name === "" ? {} : { name, ...(last === "" ? {} : { lastName: last }) };
}

function numbered(header: readonly string[], row: readonly string[], headings: readonly string[]): Identity {
  const ids = headings.flatMap((heading): [string, string][] => {
    const value = row[header.indexOf(heading)]?.trim() ?? "";
    return value === "" ? [] : [[heading, value]];
  });
  return ids.length > 0 ? { ids: Object.fromEntries(ids) } : {};
}
