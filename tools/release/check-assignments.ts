/** Every assignment put through the gate, and `exercises/` compared with what it should be. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { loadAssignment } from "../grade/load-assignment.js";
import { TypeChecker } from "../grade/program/type-check.js";
import { defaultLimits, isolation } from "../grade/sandbox/isolation.js";
import { createRuntime } from "../grade/sandbox/runtime.js";
import { projectRoot } from "../project.js";
import { type Bundle, bundle } from "./bundle.js";
import { gate } from "./gate.js";
import { leastCaught, mutationScore } from "./mutation-score.js";

/** The names of the assignments that are not fit to hand out; what was found goes to `print`, a line each. */
export async function checkAssignments(
  names: readonly string[],
  print: (line: string) => void,
): Promise<string[]> {
  const runtime = await createRuntime();
  const surroundings = { runtime, limits: defaultLimits, isolation: isolation() };
  const checker = new TypeChecker();
  const failed: string[] = [];
  try {
    for (const name of names) {
      const loaded = await loadAssignment(name);
      const files = await bundle(name);
      const found = await gate(loaded, files, checker, surroundings);
      if (!(await upToDate(files, join(projectRoot, "exercises", name))))
        found.push(`exercises/${name} is not what solutions/${name} gives; run course release --write`);
      const { wrong, caught, survivors } = await mutationScore(loaded, checker, surroundings);
      const share = wrong === 0 ? 1 : caught / wrong;
      if (share < leastCaught)
        found.push(`${name}: at least ${100 * leastCaught} % of the wrong solutions must lose points`);
      print(`${name}: ${caught} of ${wrong} wrong solutions lose points (${Math.floor(100 * share)} %)`);
      for (const survivor of survivors) print(`    survives: ${survivor}`);
      for (const line of found) print(line);
      print(`${name} is ${found.length > 0 ? "NOT " : ""}fit to hand out`);
      if (found.length > 0) failed.push(name);
    }
  } finally {
    await runtime.remove();
  }
  return failed;
}

/** Whether the folder holds exactly these files. */
export async function upToDate(files: Bundle, folder: string): Promise<boolean> {
  const present = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  if (present.filter((entry) => entry.isFile()).length !== files.size) return false;
  const equal = [...files].map(async ([name, content]) =>
    Buffer.from(content).equals(await readFile(join(folder, name)).catch(() => Buffer.of())),
  );
  return (await Promise.all(equal)).every(Boolean);
}
