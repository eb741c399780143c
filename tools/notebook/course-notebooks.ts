/** The notebooks of the course. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { CourseError } from "../course-error.js";
import { projectRoot } from "../project.js";

/** The paths of `notebooks/*.ipynb`, in the order of their numbers. */
export async function courseNotebooks(): Promise<string[]> {
  const folder = join(projectRoot, "notebooks");
  const names = await readdir(folder).catch(() => []);
  const notebooks = names.filter((name) => name.endsWith(".ipynb")).sort();
  if (notebooks.length === 0) throw new CourseError(`${folder}: there are no notebooks`);
  return notebooks.map((name) => join(folder, name));
}
