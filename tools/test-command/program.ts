/** Node programs as steps: their exit code is the verdict, and what they printed the details of a failure. */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { projectRoot } from "../project.js";
import type { StepResult } from "./step.js";

export function verdict(ok: boolean, details = ""): StepResult {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, details };
}

/** Runs a Node program in the project's folder. */
export function program(path: string, args: readonly string[]): Promise<StepResult> {
  return new Promise((resolve) => {
    const env = { ...process.env, NO_COLOR: "1" };
    const child = spawn(process.execPath, [path, ...args], {
      cwd: projectRoot,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let printed = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        printed += text;
      });
    child.on("error", (error) => resolve(verdict(false, error.message)));
    child.on("close", (code, signal) => {
      const how = signal ? `ended by ${signal}` : `exit code ${code}`;
      resolve(code === 0 ? verdict(true) : verdict(false, printed.trim() || how));
    });
  });
}

/** A package's executable, by the path inside the package. */
export function binary(name: string, path: string): string {
  return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), path);
}
