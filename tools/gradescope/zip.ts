/** `course gradescope NN-slug --out FILE.zip`: the autograder that Gradescope wants, with the judge in it. */
import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { type Zippable, zipSync } from "fflate";
import { CourseError } from "../course-error.js";
import { loadAssignment } from "../grade/assignment/load-assignment.js";
import { worth } from "../grade/judge/judge.js";
import { writeWhole } from "../grade/result/store.js";
import { keptFile } from "../pack/cached.js";
import { packLibrary } from "../pack/pack-library.js";
import { projectRoot } from "../project.js";
import { readWords } from "../words.js";

const usage = "course gradescope NN-slug --out FILE.zip";

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readWords(usage, {
    args: [...args],
    allowPositionals: true,
    options: { out: { type: "string" }, solutions: { type: "string" } },
  });
  const [name] = positionals;
  if (name === undefined || values.out === undefined) throw new CourseError(`usage: ${usage}`);
  await writeWhole(values.out, await autograder(name, values.solutions));
  const { questions } = (await loadAssignment(name, values.solutions)).assignment;
  const written = questions.reduce((sum, { manual }) => sum + (manual?.points ?? 0), 0);
  const all = questions.reduce((sum, question) => sum + worth(question), 0);
  process.stdout.write(
    `${values.out}: upload it as the autograder of ${name}, which is worth ${all - written} autograder points` +
      `${written > 0 ? `; ${written} more for written answers are given by a person` : ""}\n`,
  );
  return 0;
}

/** The zip: the files themselves, as Gradescope asks, not a folder around them. */
export async function autograder(
  name: string,
  solutions: string = join(projectRoot, "solutions"),
): Promise<Uint8Array> {
  const { assignment } = await loadAssignment(name, solutions);
  const files: Zippable = {};
  for (const script of ["setup.sh", "run_autograder"])
    files[script] = [
      await readFile(join(projectRoot, "tools", "gradescope", script)),
      { os: 3, attrs: 0o755 << 16 },
    ];
  for (const file of ["package.json", "package-lock.json", ".npmrc"])
    files[`course/${file}`] = await readFile(join(projectRoot, file));
  const add = async (from: string, to: string, kept: RegExp) => {
    for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name)
        .slice(from.length + 1)
        .replaceAll("\\", "/");
      if (entry.isFile() && kept.test(path))
        files[`course/${to}/${path}`] = await readFile(join(entry.parentPath, entry.name));
    }
  };
  // The student's process gets a library packed from the sources, or from what is kept of packing them.
  await add(join(projectRoot, "lib"), "lib", /(^|\/)dist\/|(^|\/)package\.json$|\.ts$/);
  const { key } = await packLibrary({ withheld: assignment.withheld ?? [], format: "cjs" });
  const packed = keptFile(`library-${key}`);
  files[`course/${relative(projectRoot, packed).replaceAll("\\", "/")}`] = await readFile(packed);
  await add(
    join(projectRoot, "tools"),
    "tools",
    /^(dist\/|package\.json$|course\.mjs$|bootstrap\.mjs$|bootstrap\/)/,
  );
  await add(join(solutions, name), `solutions/${name}`, /^[^/]+\.(ts|ipynb)$|^data\//);
  // A date of its own would make every zip differ from the last.
  const date = (await stat(join(projectRoot, "package.json"))).mtime;
  return zipSync(files, { level: 6, mtime: date });
}
