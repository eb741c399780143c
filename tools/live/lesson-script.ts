/** The printed script of a lesson: the numbered steps of this folder's README. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../project.js";

const readme = readFileSync(join(projectRoot, "tools", "live", "README.md"), "utf8");

/** One text a step; what stands between pairs of stars is a word on the console. */
export const lessonScript: readonly string[] = [...readme.matchAll(/^\d+\. (.*)$/gm)].map(
  ([, step]) => step!,
);
