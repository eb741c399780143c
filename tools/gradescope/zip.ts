/** `course gradescope NN-slug --out FILE.zip`: the autograder that Gradescope wants, with the judge in it. */
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Zippable, zipSync } from "fflate";
import { CourseError } from "../course-error.js";
import { loadAssignment } from "../grade/load-assignment.js";
import { writeWhole } from "../grade/output/store.js";
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
  process.stdout.write(`${values.out}: upload it as the autograder of ${name}\n`);
  return 0;
}

/** The zip: the files themselves, as Gradescope asks, not a folder around them. */
export async function autograder(
  name: string,
  solutions: string = join(projectRoot, "solutions"),
): Promise<Uint8Array> {
  await loadAssignment(name, solutions);
  const files: Zippable = {
    "setup.sh": [Buffer.from(setup), { os: 3, attrs: 0o755 << 16 }],
    run_autograder: [Buffer.from(runAutograder(name)), { os: 3, attrs: 0o755 << 16 }],
  };
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
  await add(join(projectRoot, "lib"), "lib", /^(dist\/|package\.json$)/);
  await add(join(projectRoot, "tools"), "tools", /^(dist\/|package\.json$|course\.mjs$|bootstrap\.mjs$)/);
  await add(join(solutions, name), `solutions/${name}`, /^[^/]+\.(ts|ipynb)$|^data\//);
  // A date of its own would make every zip differ from the last.
  const date = (await stat(join(projectRoot, "package.json"))).mtime;
  return zipSync(files, { level: 6, mtime: date });
}

/** Node comes from its own site's archive, because the image's is too old; everything else is locked. */
const setup = `#!/usr/bin/env bash
set -euo pipefail
root="\${AUTOGRADER_ROOT:-/autograder}"
if ! node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 20 ? 0 : 1)' 2>/dev/null; then
  apt-get update && apt-get install -y curl ca-certificates xz-utils
  machine=$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')
  curl -fsSL "https://nodejs.org/dist/v20.19.5/node-v20.19.5-linux-$machine.tar.xz" | tar -xJ -C /usr/local --strip-components=1
fi
cd "$root/source/course"
npm ci --no-audit --no-fund --ignore-scripts
`;

function runAutograder(name: string): string {
  return `#!/usr/bin/env bash
# Grades the submission and always leaves a results.json: the judge's, or one that says what went wrong.
root="\${AUTOGRADER_ROOT:-/autograder}"
mkdir -p "$root/results"
node "$root/source/course/tools/dist/gradescope/autograde.js" ${name} "$root"
`;
}
