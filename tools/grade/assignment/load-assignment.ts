/** Finds an authored assignment by name: its folder, its notebook and its judge. */
import { join } from "node:path";
import type { Notebook } from "../../notebook/notebook.js";
import { readNotebook } from "../../notebook/read.js";
import { type LoadedJudge, loadJudge } from "./load-judge.js";

export interface LoadedAssignment extends LoadedJudge {
  readonly name: string;
  /** The authored notebook, with its solution. */
  readonly notebook: Notebook;
}

/** @throws CourseError that lists the assignments, if none has this name */
export async function loadAssignment(name: string, solutions?: string): Promise<LoadedAssignment> {
  const loaded = await loadJudge(name, solutions);
  return { ...loaded, name, notebook: await readNotebook(join(loaded.folder, `${name}.ipynb`)) };
}
