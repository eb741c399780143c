/**
 * `course release NN-slug --out DIR` makes the student bundle; `course release --write` brings `exercises/`
 * up to date; `course release --check` proves that it is, and that every assignment is fit to hand out.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { CourseError } from "../course-error.js";
import { assignmentNames, loadAssignment } from "../grade/load-assignment.js";
import { TypeChecker } from "../grade/program/type-check.js";
import { defaultLimits, isolation } from "../grade/sandbox/isolation.js";
import { createRuntime } from "../grade/sandbox/runtime.js";
import { projectRoot } from "../project.js";
import { readWords } from "../words.js";
import { type Bundle, bundle, writeBundle } from "./bundle.js";
import { gate } from "./gate.js";
import { leastCaught, mutationScore } from "./mutation-score.js";
import { standAlone } from "./stand-alone.js";

const usage = "release NN-slug --out DIR | release [NN-slug...] --write | release [NN-slug...] --check";

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = options(args);
  if (values.out !== undefined) {
    const [name, ...others] = positionals;
    if (name === undefined || others.length > 0)
      throw new CourseError(`one assignment is released at a time: ${usage}`);
    const { title } = (await loadAssignment(name)).assignment;
    const files = new Map([...(await bundle(name)), ...(await standAlone(name, title))]);
    await writeBundle(files, await vacant(values.out));
    process.stdout.write(`${name} is in ${values.out}\n`);
    return 0;
  }
  if (!values.write && !values.check) throw new CourseError(usage);
  const names = positionals.length > 0 ? positionals : await assignmentNames();
  if (values.check) return checkAll(names);
  for (const name of names) await writeBundle(await bundle(name), join(projectRoot, "exercises", name));
  return 0;
}

async function checkAll(names: readonly string[]): Promise<number> {
  const runtime = await createRuntime();
  const surroundings = { runtime, limits: defaultLimits, isolation: isolation() };
  const checker = new TypeChecker();
  let wrong = 0;
  try {
    for (const name of names) {
      const loaded = await loadAssignment(name);
      const files = await bundle(name);
      const found = await gate(loaded, files, checker, surroundings);
      if (!(await upToDate(files, join(projectRoot, "exercises", name))))
        found.push(`exercises/${name} is not what solutions/${name} gives; run course release --write`);
      const { wrong: mutants, caught, survivors } = await mutationScore(loaded, checker, surroundings);
      const share = mutants === 0 ? 1 : caught / mutants;
      process.stdout.write(
        `${name}: ${caught} of ${mutants} wrong solutions lose points (${Math.floor(100 * share)} %)\n`,
      );
      for (const survivor of survivors) process.stdout.write(`    survives: ${survivor}\n`);
      if (share < leastCaught)
        found.push(`${name}: at least ${100 * leastCaught} % of the wrong solutions must lose points`);
      process.stdout.write(found.length > 0 ? `${found.join("\n")}\n` : `${name} is fit to hand out\n`);
      wrong += found.length;
    }
  } finally {
    await runtime.remove();
  }
  return wrong === 0 ? 0 : 1;
}

/** The folder, if there is nothing in it that would be lost. */
async function vacant(folder: string): Promise<string> {
  const present: string[] = await readdir(folder).catch(() => []);
  if (present.length > 0 && !present.includes("hints.md"))
    throw new CourseError(`${folder} holds other files; name an empty folder`);
  return folder;
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

function options(args: readonly string[]) {
  return readWords(usage, {
    args: [...args],
    allowPositionals: true,
    options: { out: { type: "string" }, write: { type: "boolean" }, check: { type: "boolean" } },
  });
}
