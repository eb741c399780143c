/** The printed script of a lesson: the numbered steps of this folder's README, and what to do without a network. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../project.js";

const readme = readFileSync(join(projectRoot, "tools", "live", "README.md"), "utf8");

/** One text a step; what stands between pairs of stars is a word on the console. */
export const lessonScript: readonly string[] = [...readme.matchAll(/^\d+\. (.*)$/gm)].map(
  ([, step]) => step!,
);

/** What is different for a class that shares one screen. */
export const withoutNetwork: string = readme
  .split("\n\n")
  .find((text) => text.startsWith("No network?"))!
  .replaceAll("\n", " ");
