/** Every assignment put through the gate, its mutants judged, and `exercises/` compared with what it should be. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Bundle, bundle } from "../grade/assignment/bundle.js";
import { loadAssignment } from "../grade/assignment/load-assignment.js";
import type { Surroundings } from "../grade/judge/running-notebook.js";
import { TypeChecker } from "../grade/program/type-check.js";
import { createRuntime } from "../grade/runtime/make-runtime.js";
import { defaultLimits, isolation } from "../grade/sandbox/isolation.js";
import { projectRoot } from "../project.js";
import { gate } from "./gate.js";
import { leastCaught, mutationScore } from "./mutation-score.js";
import { parameterGaps } from "./parameters.js";

/** What a check found of one assignment; fit to hand out if `problems` is empty. */
export interface Finding {
  readonly problems: readonly string[];
  /** What the reader may want to know although nothing is wrong. */
  readonly remarks: readonly string[];
}

export interface Workshop {
  readonly checker: TypeChecker;
  readonly surroundings: Surroundings;
}

export type AssignmentCheck = (name: string, workshop: Workshop) => Promise<Finding>;

/** The gate, and `exercises/` against what `solutions/` gives. */
export const fitToHandOut: AssignmentCheck = async (name, { checker, surroundings }) => {
  const files = await bundle(name);
  const problems = await gate(await loadAssignment(name), files, checker, surroundings);
  if (!(await upToDate(files, join(projectRoot, "exercises", name))))
    problems.push(`exercises/${name} is not what solutions/${name} gives; run course release --write`);
  return { problems, remarks: [] };
};

/** Enough of the wrong solutions made from the right one lose points, and every parameter matters. */
export const mutantsAreCaught: AssignmentCheck = async (name, { checker, surroundings }) => {
  const loaded = await loadAssignment(name);
  const gaps = await parameterGaps(loaded, checker, surroundings);
  const { wrong, caught, survivors } = await mutationScore(loaded, checker, surroundings);
  const share = wrong === 0 ? 1 : caught / wrong;
  const remarks = [
    `${name}: ${caught} of ${wrong} wrong solutions lose points (${Math.floor(100 * share)} %)`,
    ...survivors.map((survivor) => `    survives: ${survivor}`),
  ];
  if (share >= leastCaught) return { problems: gaps, remarks };
  return {
    problems: [...gaps, `${name}: at least ${100 * leastCaught} % of the wrong solutions must lose points`],
    remarks,
  };
};

/** The names of the assignments that fail one of the checks; what was found goes to `print`, a line each. */
export async function checkAssignments(
  names: readonly string[],
  checks: readonly AssignmentCheck[],
  print: (line: string) => void,
): Promise<string[]> {
  const checker = new TypeChecker();
  const failed: string[] = [];
  for (const name of names) {
    const runtime = await createRuntime({ assignment: name });
    const workshop = { checker, surroundings: { runtime, limits: defaultLimits, isolation: isolation() } };
    let fit = true;
    try {
      for (const check of checks) {
        const { problems, remarks } = await check(name, workshop);
        for (const line of [...remarks, ...problems]) print(line);
        fit &&= problems.length === 0;
      }
    } finally {
      await runtime.remove();
    }
    print(`${name} is ${fit ? "" : "NOT "}fit to hand out`);
    if (!fit) failed.push(name);
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
