/** The libraries of the site's kernels: the course's own, and for each assignment the one that is packed for it. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { loadAssignment } from "../../grade/assignment/load-assignment.js";
import { packLibrary } from "../../pack/pack-library.js";
import { projectRoot } from "../../project.js";
import type { CoursePage } from "./course-map.js";
import type { KernelLibrary } from "./library-plugin.js";

/** An assignment that is there without its judge, as in a student's copy, gets the course's library. */
export async function kernelLibraries(pages: readonly CoursePage[]): Promise<KernelLibrary[]> {
  const assignments = pages.filter(({ kind }) => kind === "assignment").map(({ slug }) => slug);
  const judged = assignments.filter((slug) => existsSync(join(projectRoot, "solutions", slug, "judge.ts")));
  const packed: KernelLibrary[] = [];
  for (const name of judged) {
    const { assignment } = await loadAssignment(name);
    const { files } = await packLibrary({ withheld: assignment.withheld ?? [], format: "esm" });
    packed.push({ name, packed: files });
  }
  return [{ name: "course" }, ...packed];
}
