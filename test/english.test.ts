/** The house rules of English for comments, errors and instructors' pages, as far as a pattern can hold them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sourceFiles } from "../tools/house/house.js";
import { projectRoot } from "../tools/project.js";

const pages = [
  "README.md",
  "CONTRIBUTING.md",
  "bench/README.md",
  "solutions/README.md",
  "test/data/README.md",
];
const texts = [...pages, ...sourceFiles(projectRoot, "lib"), ...sourceFiles(projectRoot, "tools")].map(
  (file) => [file, readFileSync(join(projectRoot, file), "utf8")] as const,
);

/** What is refused, what to write instead, and how many places are left to mend: a number that only falls. */
const rules: readonly (readonly [refused: RegExp, instead: string, left: number])[] = [
  [/\bso (?:many|much)\b/g, "the number itself", 2],
  [/\bthat there (?:is|are)\b/gi, "the thing itself, or exists", 0],
  [/\bunless (?:told|asked|said)\b/g, "Default: x.", 2],
  [/\bif not given\b|\bdefaults to\b|\bby default\b|@defaultValue/g, "Default: x.", 6],
  [/\bwhat is no\b|\bnone of what\b/g, "the thing that is missing", 2],
];

describe("English that needs no translating back", () => {
  test.each(rules)("%s: write %s", (refused, _instead, left) => {
    const places = texts.flatMap(([file, text]) =>
      [...text.matchAll(refused)].map(({ 0: words }) => `${file}: ${words}`),
    );
    expect(places.length, places.join("\n")).toBeLessThanOrEqual(left);
  });
});
