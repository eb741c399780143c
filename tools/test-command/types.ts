/** Strict types: what is built, and the folders that are only checked. Later runs look at what has changed. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../project.js";
import { binary, program, verdict } from "./program.js";
import type { StepResult } from "./step.js";

const built = ["lib", "tools"];

export async function strictTypes(): Promise<StepResult> {
  return allOf([await build(), ...(await Promise.all(checkedFolders().map(checkFolder)))]);
}

export function build(): Promise<StepResult> {
  return program(join(projectRoot, "tools", "build.mjs"), []);
}

export function checkFolder(folder: string): Promise<StepResult> {
  return program(binary("typescript-7", "bin/tsc"), ["-p", folder]);
}

/** One verdict on several. */
export function allOf(results: readonly StepResult[]): StepResult {
  const failed = results.filter((result) => result.failed > 0);
  return verdict(failed.length === 0, failed.map(({ details }) => details).join("\n"));
}

/** The folders whose TypeScript is checked without being built. */
function checkedFolders(): string[] {
  const folders = readdirSync(projectRoot).filter((name) =>
    existsSync(join(projectRoot, name, "tsconfig.json")),
  );
  return folders.filter((name) => !built.includes(name));
}
