/** What the library exports, somebody outside needs: a notebook, an assignment, a command, a benchmark, another package or a README. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { workspacesOf } from "../tools/house/workspaces.js";
import { projectRoot } from "../tools/project.js";

const read = /\.(ts|mts|cts|mjs|ipynb)$/;
const made = /(^|\/)(dist|node_modules)\//;

function words(folder: string): Set<string> {
  const found = new Set<string>();
  for (const file of readdirSync(join(projectRoot, folder), { recursive: true, encoding: "utf8" })) {
    if (!read.test(file) || made.test(file)) continue;
    for (const word of readFileSync(join(projectRoot, folder, file), "utf8").match(/\w+/g) ?? [])
      found.add(word);
  }
  return found;
}

const packages = workspacesOf(projectRoot).filter(({ folder }) => folder.startsWith("lib/"));
const outside = ["notebooks", "exercises", "solutions", "tools", "bench"].map(words);
const inside = new Map(packages.map(({ folder }) => [folder, words(folder)]));
const documents = ["README.md", "CONTRIBUTING.md", ...packages.map(({ folder }) => `${folder}/README.md`)];
const documented = new Set(
  documents.flatMap((file) => readFileSync(join(projectRoot, file), "utf8").match(/\w+/g) ?? []),
);

it.each(packages)("$name exports no value that nobody outside uses", async ({ name, folder }) => {
  const others = [
    ...outside,
    documented,
    ...packages.filter((it) => it.folder !== folder).map((it) => inside.get(it.folder)!),
  ];
  const values = Object.keys((await import(name)) as object);
  expect(values.length).toBeGreaterThan(10);
  expect(values.filter((value) => !others.some((words) => words.has(value)))).toEqual([]);
});
