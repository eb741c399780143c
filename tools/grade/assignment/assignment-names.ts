/** Which assignments there are: looked up without loading any. */
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { CourseError } from "../../course-error.js";
import { projectRoot } from "../../project.js";

/** The folder of the authored assignments. */
export const authoredAssignments: string = join(projectRoot, "solutions");

/** The authored assignments, in order. */
export async function assignmentNames(solutions: string = authoredAssignments): Promise<string[]> {
  const entries = await readdir(solutions, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && existsSync(join(solutions, entry.name, "judge.ts")))
    .map(({ name }) => name)
    .sort();
}

/** @throws CourseError that lists the assignments, if none has this name */
export async function requireAssignment(name: string, solutions?: string): Promise<void> {
  const known = await assignmentNames(solutions);
  if (!known.includes(name))
    throw new CourseError(`no assignment "${name}"; there are ${known.join(", ") || "none"}`);
}
