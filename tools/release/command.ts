/**
 * `course release NN-slug --out DIR` makes the student bundle, `--all` one workspace for all assignments; `course release --write` brings `exercises/`
 * up to date; `course release --check` proves that it is, and that every assignment is fit to hand out.
 */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { CourseError } from "../course-error.js";
import { assignmentNames } from "../grade/assignment/assignment-names.js";
import { bundle, writeBundle } from "../grade/assignment/bundle.js";
import { loadAssignment } from "../grade/assignment/load-assignment.js";
import { projectRoot } from "../project.js";
import { readWords } from "../words.js";
import { checkAssignments, fitToHandOut, mutantsAreCaught } from "./check-assignments.js";
import { releaseVariants } from "./release-variants.js";
import { standAlone } from "./stand-alone.js";
import { workspace } from "./workspace.js";

const usage =
  "release NN-slug --out DIR [--variants CLASS.csv [--secret FILE]] | release --all --out DIR | release [NN-slug...] --write | release [NN-slug...] --check";

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = options(args);
  if (values.out !== undefined) {
    if (values.all) {
      const all = positionals.length > 0 ? positionals : await assignmentNames();
      await writeBundle(await workspace(all), await vacant(values.out));
      process.stdout.write(`${all.length} assignments are in ${values.out}\n`);
      return 0;
    }
    const [name, ...others] = positionals;
    if (name === undefined || others.length > 0)
      throw new CourseError(`one assignment is released at a time: ${usage}`);
    if (values.variants !== undefined)
      return await releaseVariants(name, { ...values, out: await vacant(values.out) });
    const { assignment } = await loadAssignment(name, values.solutions);
    const files = new Map([
      ...(await bundle(name, values.solutions)),
      ...(await standAlone(name, assignment)),
    ]);
    await writeBundle(files, await vacant(values.out));
    process.stdout.write(`${name} is in ${values.out}\n`);
    return 0;
  }
  if (!values.write && !values.check) throw new CourseError(usage);
  const names = positionals.length > 0 ? positionals : await assignmentNames();
  if (values.check) {
    const print = (line: string) => process.stdout.write(`${line}\n`);
    const failed = await checkAssignments(names, [fitToHandOut, mutantsAreCaught], print);
    return failed.length === 0 ? 0 : 1;
  }
  for (const name of names) await writeBundle(await bundle(name), join(projectRoot, "exercises", name));
  return 0;
}

/** The folder, if there is nothing in it that would be lost. */
async function vacant(folder: string): Promise<string> {
  const present: string[] = await readdir(folder).catch(() => []);
  if (present.length > 0 && !present.includes("hints.md") && !present.includes(".course"))
    throw new CourseError(`${folder} holds other files; name an empty folder`);
  return folder;
}

function options(args: readonly string[]) {
  return readWords(usage, {
    args: [...args],
    allowPositionals: true,
    options: {
      out: { type: "string" },
      all: { type: "boolean" },
      write: { type: "boolean" },
      check: { type: "boolean" },
      variants: { type: "string" },
      secret: { type: "string" },
      solutions: { type: "string" },
    },
  });
}
