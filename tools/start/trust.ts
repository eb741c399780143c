/**
 * Signs the course's own notebooks as trusted, in the signature database of .course/jupyter, so that committed
 * figures and animations show at once. Notebooks elsewhere in the project, such as submissions, stay untrusted.
 */
import { createHash } from "node:crypto";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { allNotebookPaths } from "../notebook/course-notebooks.js";
import type { Jupyter, Probe } from "./choose-jupyter.js";

/** Signs what changed since the last time; costs one start of Python then, and nothing otherwise. */
export async function trustNotebooks(root: string, jupyter: Jupyter, probe: Probe): Promise<void> {
  const notebooks = await allNotebookPaths();
  const stampFile = join(root, ".course", "jupyter", "trusted");
  const stamp = await digest(notebooks);
  if (notebooks.length === 0 || (await readFile(stampFile, "utf8").catch(() => "")) === stamp) return;
  const [command, ...words] = jupyter.trust;
  if ((await probe(command!, [...words, ...notebooks])).ok) await writeFile(stampFile, stamp);
}

async function digest(notebooks: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const notebook of notebooks) {
    const { size, mtimeMs } = await stat(notebook);
    hash.update(`${notebook} ${size} ${mtimeMs}\n`);
  }
  return hash.digest("hex");
}
