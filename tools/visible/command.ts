/**
 * `course visible [NOTEBOOK...]`: runs assignments from top to bottom without Jupyter and says which of the visible
 * checks hold. A cell that fails keeps no other from running: half an assignment is what most people have.
 */

import { readdir } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { CourseError } from "../course-error.js";
import { readNotebook } from "../notebook/read.js";
import { projectRoot } from "../project.js";
import { type CellReport, runEveryCell } from "./every-cell.js";

const usage = "visible [NOTEBOOK...]";

export async function run(args: readonly string[]): Promise<number> {
  if (args.some((word) => word.startsWith("-"))) throw new CourseError(`usage: course ${usage}`);
  const paths = args.length > 0 ? args.map((path) => resolve(path)) : await assignmentNotebooks();
  if (paths.length === 0) throw new CourseError("there are no assignments here");
  let allHold = true;
  for (const path of paths) {
    const notebook = await readNotebook(relative(process.cwd(), path));
    const { lines, holds } = visibleReport(
      basename(dirname(path)),
      await runEveryCell(notebook, dirname(path)),
    );
    process.stdout.write(`${lines.join("\n")}\n`);
    allHold &&= holds;
  }
  return allHold ? 0 : 1;
}

/** What is said of one notebook: the count first, then what does not hold, and cells that failed for another reason. */
export function visibleReport(
  name: string,
  cells: readonly CellReport[],
): { readonly lines: string[]; readonly holds: boolean } {
  const printed = cells.flatMap(({ printed: text }) => text.split("\n"));
  const held = printed.filter((line) => line.startsWith("✓")).length;
  const failing = printed.flatMap((line, i) => {
    if (!line.startsWith("✗")) return [];
    const end = printed.findIndex((next, k) => k > i && !next.startsWith(" "));
    return printed.slice(i, end < 0 ? undefined : end).filter((text) => text.trim() !== "");
  });
  const count = held + failing.filter((line) => line.startsWith("✗")).length;
  const broken = cells.flatMap(({ id, fault }) =>
    fault === undefined || fault.includes("not written yet") ? [] : [`! cell ${id}: ${fault}`],
  );
  const lines = [
    `${name}: ${held} of ${count} visible checks hold`,
    ...[...failing, ...broken].map((line) => `  ${line}`),
  ];
  return { lines, holds: held === count && broken.length === 0 };
}

/** `NN-slug/NN-slug.ipynb` of a workspace, or of the course's `exercises/`. */
async function assignmentNotebooks(): Promise<string[]> {
  for (const folder of [projectRoot, join(projectRoot, "exercises")]) {
    const found: string[] = [];
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => []))
      if (entry.isDirectory() && /^\d\d-/.test(entry.name)) {
        const names = await readdir(join(folder, entry.name));
        if (names.includes(`${entry.name}.ipynb`))
          found.push(join(folder, entry.name, `${entry.name}.ipynb`));
      }
    if (found.length > 0) return found.sort();
  }
  const own = await readdir(projectRoot);
  return own.filter((name) => /^\d\d-.*\.ipynb$/.test(name)).map((name) => join(projectRoot, name));
}
