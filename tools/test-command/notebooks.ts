/** The lessons, executed again and compared; one that passed with all it depends on as it is now rests. */
import { relative } from "node:path";
import { cellsModule } from "../check-cells/cells-module.js";
import { importGraph } from "../house/import-graph.js";
import { lessonPaths } from "../notebook/course-notebooks.js";
import type { Notebook } from "../notebook/notebook.js";
import { readNotebook } from "../notebook/read.js";
import { projectRoot } from "../project.js";
import { runNotebooks } from "../run/run.js";
import { ContentKeys } from "./content-keys.js";
import { Passed, recordsCount } from "./passed.js";
import type { StepResult } from "./step.js";

export async function lessons(): Promise<StepResult> {
  const keys = new ContentKeys(projectRoot, importGraph(projectRoot));
  const passed = new Passed(projectRoot, "notebooks");
  const keyOf = new Map<string, string>();
  const waiting: string[] = [];
  for (const path of await lessonPaths()) {
    const name = nameOf(path);
    const key = lessonKey(name, await readNotebook(path), keys);
    if (key !== undefined) keyOf.set(name, key);
    if (!recordsCount() || key === undefined || !passed.of(name, key)) waiting.push(path);
  }
  const unchanged = (await lessonPaths()).length - waiting.length;
  if (waiting.length === 0) return { passed: unchanged, failed: 0, unchanged, details: "" };
  const reports: string[] = [];
  const counts = await runNotebooks(waiting, {
    mode: "check",
    secondsPerCell: 60,
    print: (report) => reports.push(report),
    ended: (path, failures, milliseconds) => {
      const key = keyOf.get(nameOf(path));
      if (failures.length === 0 && key !== undefined)
        passed.note(nameOf(path), { key, tests: 1, milliseconds });
    },
  });
  passed.save();
  const details = reports.filter((report) => report.startsWith("failed")).join("\n");
  return { passed: counts.passed + unchanged, failed: counts.failed, unchanged, details };
}

/** The key of a lesson with what its cells import and what runs it; none if its cells reach beyond their imports. */
export function lessonKey(name: string, notebook: Notebook, keys: ContentKeys): string | undefined {
  const cells = keys.graph.reach(`${name}.cells`, cellsModule(notebook).text);
  if (!keys.isSealed(`${name}.cells`)) return undefined;
  const sources = [...cells.keys()].filter((file) => file !== `${name}.cells`);
  return keys.ofFiles([name, ...sources, ...keys.inFolder("tools/run"), ...keys.inFolder("tools/notebook")]);
}

function nameOf(path: string): string {
  return relative(projectRoot, path).replaceAll("\\", "/");
}
