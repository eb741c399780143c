/** The notebooks of the course, by path. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "../project.js";

/** The lessons: `notebooks/*.ipynb`, in the order of their numbers. */
export function lessonPaths(): Promise<string[]> {
  return notebooksIn(join(projectRoot, "notebooks"));
}

/** The lessons, and the assignments as they are authored and as they are given out. */
export async function allNotebookPaths(): Promise<string[]> {
  const assignments = await Promise.all(
    ["solutions", "exercises"].map(async (name) => {
      const folder = join(projectRoot, name);
      const slugs = (await list(folder)).sort();
      return Promise.all(slugs.map((slug) => notebooksIn(join(folder, slug))));
    }),
  );
  return [...(await lessonPaths()), ...assignments.flat(2)];
}

async function notebooksIn(folder: string): Promise<string[]> {
  const names = (await list(folder)).filter((name) => name.endsWith(".ipynb"));
  return names.sort().map((name) => join(folder, name));
}

/** The entries of a folder; empty if the folder does not exist. */
function list(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
