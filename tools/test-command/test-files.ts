/** The files of tests: those of the inner rings, and what is on record of them. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type ImportGraph, importGraph } from "../house/import-graph.js";
import { projectRoot } from "../project.js";
import { ContentKeys } from "./content-keys.js";
import { Passed } from "./passed.js";

/** The test files of the inner rings, by path below the root. */
export function innerTests(root: string = projectRoot): string[] {
  return readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
    .map((file) => `test/${file.replaceAll("\\", "/")}`)
    .filter((file) => file.endsWith(".test.ts") && !file.startsWith("test/outer/"))
    .sort();
}

export interface TestRecords {
  readonly graph: ImportGraph;
  readonly keys: ContentKeys;
  readonly passed: Passed;
}

export function testRecords(root: string = projectRoot): TestRecords {
  const graph = importGraph(root);
  return { graph, keys: new ContentKeys(root, graph), passed: new Passed(root, "tests") };
}
