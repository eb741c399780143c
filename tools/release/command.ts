/**
 * `course release NN-slug --out DIR` makes the student bundle; `course release --write` brings `exercises/`
 * up to date; `course release --check` proves that it is, and that every assignment is fit to hand out.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { CourseError } from "../course-error.js";
import { assignmentNames, courseRoot } from "../grade/load-assignment.js";
import { type Bundle, bundle, writeBundle } from "./bundle.js";

const usage = "release NN-slug --out DIR | release [NN-slug...] --write | release [NN-slug...] --check";

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = options(args);
  if (values.out !== undefined) {
    const [name, ...others] = positionals;
    if (name === undefined || others.length > 0)
      throw new CourseError(`one assignment is released at a time: ${usage}`);
    await writeBundle(await bundle(name), values.out);
    process.stdout.write(`${name} is in ${values.out}\n`);
    return 0;
  }
  if (!values.write && !values.check) throw new CourseError(usage);
  let stale = 0;
  for (const name of positionals.length > 0 ? positionals : await assignmentNames()) {
    const folder = join(courseRoot, "exercises", name);
    const files = await bundle(name);
    if (values.write) await writeBundle(files, folder);
    else if (!(await upToDate(files, folder))) {
      process.stderr.write(
        `exercises/${name} is not what solutions/${name} gives; run course release --write\n`,
      );
      stale++;
    }
  }
  return stale === 0 ? 0 : 1;
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
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: "string" }, write: { type: "boolean" }, check: { type: "boolean" } },
    });
  } catch (error) {
    throw new CourseError(`${(error as Error).message}; ${usage}`);
  }
}
