/**
 * A test that leaves its sources (it starts a process, reads a file) may meet what was built from them. While
 * the build is stale such a test refuses to run, since it would judge the last build with today's expectations.
 */
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { buildIsFresh } from "../tools/bootstrap/built.mjs";
import { importGraph } from "../tools/house/import-graph.js";
import { projectRoot } from "../tools/project.js";
import { ContentKeys } from "../tools/test-command/content-keys.js";
import { innerTests } from "../tools/test-command/test-files.js";

declare module "vitest" {
  export interface ProvidedContext {
    /** The test files that must not run now. */
    onStaleBuild: string[];
  }
}

export default function setup({ provide }: TestProject): void {
  const fresh = buildIsFresh(projectRoot);
  const keys = new ContentKeys(projectRoot, importGraph(projectRoot));
  const refused = fresh ? [] : innerTests().filter((file) => !keys.isSealed(file));
  provide(
    "onStaleBuild",
    refused.map((file) => join(projectRoot, file)),
  );
}
