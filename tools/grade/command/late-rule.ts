/** The words about lateness. */
import { CourseError } from "../../course-error.js";
import { textOf } from "../../given-files.js";
import { type LateRule, parseExtensions } from "../gradebook/late.js";
import { momentText, parseMoment } from "../result/moment.js";
import type { Options } from "./options.js";

/** In the form of all moments in a result. */
export function dueMoment({ due }: Options): string {
  return due === undefined ? "" : momentText(parseMoment(due, "--due"));
}

/** What lateness costs, if the words say when it was due. */
export async function lateRule(values: Options): Promise<{ late?: LateRule }> {
  if (values.due === undefined) {
    if (values["per-day"] !== undefined || values.extensions !== undefined)
      throw new CourseError("--per-day and --extensions need --due");
    return {};
  }
  const percent = Number(values["per-day"] ?? 0);
  if (!(percent >= 0 && percent <= 100))
    throw new CourseError(`--per-day must be a percentage from 0 to 100, got "${values["per-day"]}"`);
  const extensions =
    values.extensions === undefined
      ? new Map<string, number>()
      : parseExtensions(await textOf(values.extensions));
  return { late: { due: parseMoment(values.due, "--due"), perDay: percent / 100, extensions } };
}
