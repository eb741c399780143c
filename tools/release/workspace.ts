/**
 * One folder for all assignments: each with its own packed library, the heavy packages once. What a student has no use
 * for lies in `.course`, which file browsers hide.
 *
 *     README.md  package.json
 *     NN-slug/   the notebook, its hints and data
 *     .course/   the tools, and the library of each assignment
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { bundle } from "../grade/assignment/bundle.js";
import { loadAssignment } from "../grade/assignment/load-assignment.js";
import { packedPackages } from "../pack/packed-packages.js";
import { projectRoot } from "../project.js";
import { studentTools, studentVersions } from "./stand-alone.js";

/** The files of the workspace, by path. */
export async function workspace(names: readonly string[]): Promise<ReadonlyMap<string, string | Buffer>> {
  const files = new Map<string, string | Buffer>();
  const dependencies: Record<string, string> = studentVersions();
  const titles: string[] = [];
  for (const name of names) {
    for (const [path, content] of await bundle(name)) files.set(join(name, path), content);
    const { title, withheld = [] } = (await loadAssignment(name)).assignment;
    titles.push(`- [${name}](${name}/${name}.ipynb): ${title}`);
    const packed = await packedPackages(withheld);
    const own = new Set([...packed.keys()].map((path) => path.split("/")[0]!));
    for (const [path, content] of packed) {
      files.set(join(".course", "libraries", name, "node_modules", path), content);
      if (!path.endsWith("/package.json")) continue;
      const needed = (JSON.parse(content) as { dependencies?: Record<string, string> }).dependencies ?? {};
      for (const [other, range] of Object.entries(needed)) if (!own.has(other)) dependencies[other] = range;
    }
  }
  for (const [path, content] of await studentTools()) files.set(join(".course", "tools", path), content);
  const manifest = {
    name: "assignments",
    private: true,
    description: "The assignments, in one workspace",
    scripts: { start: "node .course/start.mjs", check: "node .course/start.mjs check" },
    workspaces: [".course/tools"],
    dependencies: Object.fromEntries(Object.entries(dependencies).sort()),
    engines: { node: ">=20.19" },
  };
  files.set("package.json", `${JSON.stringify(manifest, null, 2)}\n`);
  files.set("requirements.txt", await readFile(join(projectRoot, "requirements.txt")));
  files.set("README.md", `${await readme()}\n## The assignments\n\n${titles.join("\n")}\n`);
  files.set(join(".course", "start.mjs"), start(names));
  return files;
}

/** What students are told: how to work, check and hand in, and what happens then. */
export function readme(): Promise<string> {
  return readFile(join(projectRoot, "exercises", "README.md"), "utf8");
}

function start(names: readonly string[]): string {
  return `// Installs what is missing, gives each assignment its library, and opens JupyterLab, or checks without it.
import { spawnSync } from "node:child_process";
import { existsSync, lstatSync, symlinkSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
process.chdir(root);
if (!existsSync("node_modules/tslab") || !existsSync("package-lock.json")) {
  const { status } = spawnSync("npm", ["install", "--no-audit", "--no-fund"], { stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) process.exit(status ?? 1);
}
const assignments = ${JSON.stringify(names)};
for (const name of assignments)
  if (existsSync(name) && !lstatSync(join(name, "node_modules"), { throwIfNoEntry: false }))
    symlinkSync(join("..", ".course", "libraries", name, "node_modules"), join(name, "node_modules"), "junction");
const { main } = await import("./tools/dist/course.js");
const [word, ...rest] = process.argv.slice(2);
const chosen = rest.map((name) => (assignments.includes(name) ? join(name, \`\${name}.ipynb\`) : name));
process.exitCode = await main(word === "check" ? ["visible", ...chosen] : ["start", ...process.argv.slice(2)]);
`;
}
