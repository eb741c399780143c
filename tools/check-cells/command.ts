/** `course types [files...]`: type-checks the code cells of notebooks; all when none is named. */
import { relative, resolve } from "node:path";
import { CourseError } from "../course-error.js";
import { allNotebookPaths } from "../notebook/course-notebooks.js";
import { readNotebook } from "../notebook/read.js";
import { notebookReport } from "../run/report.js";
import { checkCells } from "./check-cells.js";

export async function run(args: readonly string[]): Promise<number> {
  if (args.some((word) => word.startsWith("-"))) throw new CourseError("usage: course types [files...]");
  const paths = args.length > 0 ? args.map((path) => resolve(path)) : await allNotebookPaths();
  const notebooks = await Promise.all(
    paths.map(async (path) => ({ path, notebook: await readNotebook(relative(process.cwd(), path)) })),
  );
  const failures = checkCells(notebooks);
  for (const [i, { path }] of notebooks.entries())
    process.stdout.write(`${notebookReport(relative(process.cwd(), path), failures[i]!)}\n`);
  return failures.every((list) => list.length === 0) ? 0 : 1;
}
