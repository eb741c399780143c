/** Gets everything ready that grading an assignment takes. */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { CourseError } from "../../course-error.js";
import { parseNotebook } from "../../notebook/read.js";
import { projectRoot } from "../../project.js";
import { releaseVersion } from "../../version.js";
import { bundle } from "../assignment/bundle.js";
import { loadAssignment } from "../assignment/load-assignment.js";
import { numbersOf } from "../assignment/own-numbers.js";
import { secretName, secretOf } from "../assignment/with-secret.js";
import { blankQuestion } from "../judge/question-result.js";
import { TypeChecker } from "../program/type-check.js";
import { type OwnRelease, releasedCells } from "../repair/released-cell.js";
import { defaultLimits, type Isolation, isolation, type Limits } from "../sandbox/isolation.js";
import type { Runtime } from "../sandbox/runtime.js";
import type { Grading } from "./grade-submission.js";

import ts = require("typescript");

export interface GradingOptions {
  readonly limits?: Limits;
  /** Default: what the system offers. */
  readonly isolation?: Isolation;
  readonly solutions?: string;
  readonly secretFile?: string;
  /** Each student has numbers of their own. */
  readonly ownNumbers?: boolean;
}

export async function prepareGrading(
  name: string,
  runtime: Runtime,
  {
    limits = defaultLimits,
    isolation: inForce = isolation(),
    solutions,
    secretFile,
    ownNumbers = false,
  }: GradingOptions = {},
): Promise<Grading> {
  const assignment = await loadAssignment(name, solutions);
  const text = String((await bundle(name, solutions)).get(`${name}.ipynb`));
  const { title, questions, variants } = assignment.assignment;
  if (ownNumbers && variants === undefined)
    throw new CourseError(`--variants: in ${name} everybody has the same numbers`);
  const release = releasedCells(parseNotebook(text, name), assignment.notebook);
  const secret = secretFile === undefined ? {} : { secret: await secretOf(secretFile) };
  const own = async (student: string): Promise<OwnRelease> => {
    if (!ownNumbers || variants === undefined) return { release };
    const numbers = numbersOf(variants, { name, student, ...secret });
    const released = String((await bundle(name, solutions, numbers)).get(`${name}.ipynb`));
    return { numbers, release: releasedCells(parseNotebook(released, name), assignment.notebook) };
  };
  return {
    assignment,
    releaseOf: own,
    prepared: {
      name,
      title,
      blank: questions.map((question) => blankQuestion(question)),
      judgeHash: [
        assignment.judgeHash,
        ...(secretFile === undefined ? [] : [await secretName(secretFile)]),
        ...(ownNumbers ? ["variants"] : []),
      ].join("+"),
      releaseHash: createHash("sha256").update(text).digest("hex").slice(0, 16),
      tools: await toolVersions(),
      isolation: inForce,
      limits,
    },
    checker: new TypeChecker(),
    surroundings: { runtime, limits, isolation: inForce },
  };
}

/** The versions that could change a verdict; of our own code a hash. */
async function toolVersions(): Promise<Record<string, string>> {
  const require = createRequire(import.meta.url);
  return {
    course: releaseVersion(),
    node: process.versions.node,
    typescript: ts.version,
    "fast-check": require("fast-check/package.json").version,
    coordlab: await hashOf(join(projectRoot, "lib")),
    grader: await hashOf(join(projectRoot, "tools", "dist", "grade")),
  };
}

async function hashOf(folder: string): Promise<string> {
  const hash = createHash("sha256");
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.c?js$/.test(name)).sort();
  for (const name of names) hash.update(name).update(await readFile(join(folder, name)));
  return hash.digest("hex").slice(0, 16);
}
