/**
 * A test that leaves its sources (it starts a process, reads a file) may meet what was built from them. While
 * the build is stale such a test refuses to run, since it would judge the last build with today's expectations.
 */
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { buildIsFresh } from "../tools/bootstrap/built.mjs";
import { projectRoot } from "../tools/project.js";

declare module "vitest" {
  export interface ProvidedContext {
    /** The test files that must not run now. */
    onStaleBuild: string[];
  }
}

export default async function setup({ provide }: TestProject): Promise<void> {
  const refused = buildIsFresh(projectRoot) ? [] : await testsThatMayUseTheBuild();
  provide(
    "onStaleBuild",
    refused.map((file) => join(projectRoot, file)),
  );
}

/** Loaded only where it is needed: it reads every source with TypeScript, which takes two seconds. */
async function testsThatMayUseTheBuild(): Promise<string[]> {
  const { innerTests, testRecords } = await import("../tools/test-command/test-files.js");
  const { keys } = testRecords();
  return innerTests().filter((file) => !keys.isSealed(file));
}
