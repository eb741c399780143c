/** Moments as they are written everywhere, in results, pages and tables: as nbgrader writes them, to the second, in UTC. */
import { CourseError } from "../../course-error.js";

/** @example momentText(0) // "1970-01-01 00:00:00 UTC" */
export function momentText(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

const moment = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)? ?(Z|UTC|[+-]\d\d:?\d\d)?)?$/i;

/**
 * A day is its beginning, and what names no zone is in UTC, whatever the zone of this machine.
 *
 * @throws CourseError if `text` is no date
 */
export function parseMoment(text: string, what: string): number {
  const [, day, clock = "00:00", zone = "Z"] = moment.exec(text.trim()) ?? [];
  const milliseconds = Date.parse(`${day}T${clock}${/^(z|utc)$/i.test(zone) ? "Z" : zone}`);
  if (day === undefined || Number.isNaN(milliseconds))
    throw new CourseError(`${what} must be a moment such as 2025-03-01T23:59Z, got "${text}"`);
  return milliseconds;
}
