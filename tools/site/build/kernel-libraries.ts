/** The libraries of the site's kernels: the course's own, and for each assignment the one that is packed for it. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { loadAssignment } from "../../grade/assignment/load-assignment.js";
import { packLibrary } from "../../pack/pack-library.js";
import { projectRoot } from "../../project.js";
import type { CoursePage } from "./course-map.js";
import type { KernelLibrary } from "./library-plugin.js";

/** Without its judge nobody knows what an assignment withholds: then its kernel has no library at all. */
export async function kernelLibraries(
  pages: readonly Pick<CoursePage, "kind" | "slug">[],
): Promise<KernelLibrary[]> {
  const packed: KernelLibrary[] = [];
  for (const { kind, slug: name } of pages) {
    if (kind !== "assignment") continue;
    if (!existsSync(join(projectRoot, "solutions", name, "judge.ts"))) {
      packed.push({ name, packed: new Map() });
      continue;
    }
    const { assignment } = await loadAssignment(name);
    const { files } = await packLibrary({ withheld: assignment.withheld ?? [], format: "esm" });
    packed.push({ name, packed: files });
  }
  return [{ name: "course" }, ...packed];
}
