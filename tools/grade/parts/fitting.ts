/** Whether a result is the one that grading a submission here and now would give: a sentence if it is not. */
import { hashOf } from "../class/content-hash.js";
import type { Prepared } from "../class/result-of.js";
import type { Submission } from "../collect/collect.js";
import { momentText } from "../result/moment.js";
import type { Result } from "../result/result.js";

/** Why a result was made under other conditions; its isolation is asked for separately. */
export function otherConditions(
  { assignment, provenance }: Result,
  { name, releaseHash, judgeHash, tools, limits }: Prepared,
): string | undefined {
  if (assignment !== name) return `graded as ${assignment}`;
  if (provenance.release !== releaseHash) return "graded with another release of the assignment";
  if (provenance.judge !== judgeHash) return "graded with another judge or secret";
  const names = [...new Set([...Object.keys(tools), ...Object.keys(provenance.tools)])];
  const other = names.find((tool) => provenance.tools[tool] !== tools[tool]);
  if (other !== undefined)
    return `graded with ${other} ${provenance.tools[other] ?? "none"}, here it is ${tools[other] ?? "none"}`;
  return isSame(provenance.limits, limits) ? undefined : "graded with other limits";
}

/** Why a result is about something else than what is handed in now. */
export async function otherWork(
  { provenance, submitted }: Result,
  { path, time, read }: Submission,
): Promise<string | undefined> {
  if (path !== provenance.file) return `graded from another file (${provenance.file})`;
  if (submitted !== (time > 0 ? momentText(time) : undefined))
    return "handed in at another time than it was graded for";
  const bytes = await read().catch(() => undefined);
  const isRead = provenance.submission === (bytes ? hashOf(bytes) : "");
  return isRead ? undefined : "handed in anew since it was graded";
}

/** Whether a result need not be made again: by what it depends on, and because the grader did not break at it. */
export async function fits(result: Result, submission: Submission, prepared: Prepared): Promise<boolean> {
  return (
    result.failure?.kind !== "failed" &&
    isSame(result.provenance.isolation, prepared.isolation) &&
    otherConditions(result, prepared) === undefined &&
    (await otherWork(result, submission)) === undefined
  );
}

function isSame(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
