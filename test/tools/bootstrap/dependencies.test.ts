import { readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { sourcesOf, workspaces } from "../../../tools/bootstrap/built.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));
/** Commands that only authors have, as bootstrap.mjs knows them, and what the tests of the others import. */
const forAuthors = /^tools\/(test-command|test-jupyter|test-all|dev|bench|house|check-cells)\//;

/** What tslab brings; what the sandbox makes. */
const brought = ["@tslab/typescript-for-tslab", "zeromq", "course:library"];

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}
const manifest = (folder: string) =>
  JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as Manifest;

/** Names that esbuild resolves while it bundles a page, and one that stands in a regular expression. */
const resolvedInPages = new Set(["course:thread", "x"]);

/** The packages that a source loads when it runs; `import type` loads nothing. */
function packagesIn(text: string): string[] {
  const loads = [
    ...text.matchAll(/^(?:import|export)(?! type)[^;"]*?from "([^."][^"]*)"/gms),
    ...text.matchAll(/(?:\bimport|\brequire(?:\.resolve)?)\("([^."][^"]*)"\)/g),
  ].map((match) => match[1]!);
  const names = loads.map((path) => /^(@[^/]+\/)?[^/]+/.exec(path)![0]);
  return names.filter((name) => !isBuiltin(name) && !resolvedInPages.has(name));
}

describe("a learner's install", () => {
  it.each(workspaces(root))("holds what the programs of %s load", (folder) => {
    const { dependencies = {} } = manifest(folder);
    const ours = workspaces(root).map((workspace) => manifest(workspace).name);
    const there = new Set([...Object.keys(dependencies), ...ours, ...brought]);
    const own = sourcesOf(root).filter((path) => path.startsWith(`${folder}/`) && !forAuthors.test(path));
    expect(own.length).toBeGreaterThan(0);
    const missing = own.flatMap((path) =>
      packagesIn(readFileSync(join(root, path), "utf8"))
        .filter((used) => !there.has(used))
        .map((used) => `${path}: ${used}`),
    );
    expect(missing).toEqual([]);
  });

  it("knows every workspace", () => {
    const folders = readdirSync(join(root, "lib"), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    for (const { name } of folders.filter(({ name }) => name !== "node_modules" && name !== "dist"))
      expect(workspaces(root)).toContain(`lib/${name}`);
  });
});
