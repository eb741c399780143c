/**
 * What a release takes along so that it runs outside this repository: its packed library, the part of the course that
 * opens notebooks, and a `package.json` with the versions that are locked here. `npm start` there does the rest.
 */
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Assignment } from "../grade/judge/written.js";
import { packedPackages } from "../pack/packed-packages.js";
import { projectRoot } from "../project.js";

/** Parts of the tools that a student has no use for; nothing secret is in them either. */
const leftOut =
  /^dist[\\/](grade|release|gradescope|classroom|pack|mark|similar|live)[\\/]|\.d\.[cm]?ts$|\.tsbuildinfo$/;

/** The files to add to the release of `name`, by path. */
export async function standAlone(
  name: string,
  { title, withheld = [] }: Pick<Assignment, "title" | "withheld">,
): Promise<ReadonlyMap<string, string | Buffer>> {
  const files = new Map<string, string | Buffer>();
  for (const [path, text] of await packedPackages(withheld)) files.set(join("packages", path), text);
  for (const [path, content] of await studentTools()) files.set(join("packages", "tools", path), content);
  const manifest = {
    name,
    private: true,
    description: `${title}: an assignment`,
    scripts: { start: "node start.mjs", check: "node start.mjs check" },
    workspaces: ["packages/*"],
    dependencies: studentVersions(),
    engines: { node: ">=20.19" },
  };
  files.set("package.json", `${JSON.stringify(manifest, null, 2)}\n`);
  files.set("requirements.txt", await readFile(join(projectRoot, "requirements.txt")));
  files.set("start.mjs", start(name));
  files.set("README.md", await readFile(join(projectRoot, "exercises", "README.md")));
  return files;
}

/** The part of the tools that opens and checks notebooks, by path. */
export async function studentTools(): Promise<Map<string, string | Buffer>> {
  const files = new Map<string, string | Buffer>();
  const tools = join(projectRoot, "tools");
  for (const file of await readdir(tools, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const path = join(file.parentPath, file.name).slice(tools.length + 1);
    if (path.startsWith("dist") && !leftOut.test(path)) files.set(path, await readFile(join(tools, path)));
  }
  const { dependencies, ...own } = JSON.parse(await readFile(join(tools, "package.json"), "utf8"));
  const needed = Object.fromEntries(Object.entries(dependencies).filter(([name]) => name !== "esbuild"));
  files.set("package.json", `${JSON.stringify({ ...own, dependencies: needed }, null, 2)}\n`);
  return files;
}

/** What every release needs besides, in the versions that are locked here. */
export function studentVersions(): Record<string, string> {
  return { tslab: version("tslab"), typescript: version("typescript") };
}

function version(dependency: string): string {
  return createRequire(join(projectRoot, "package.json"))(`${dependency}/package.json`).version;
}

function start(name: string): string {
  return `// Installs what is missing, then opens the notebook.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

process.chdir(import.meta.dirname);
if (!existsSync("node_modules/tslab") || !existsSync("package-lock.json")) {
  const { status } = spawnSync("npm", ["install", "--no-audit", "--no-fund"], { stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) process.exit(status ?? 1);
}
const { main } = await import("./packages/tools/dist/course.js");
const [word, ...rest] = process.argv.slice(2);
process.exitCode = await main(word === "check" ? ["visible", ...rest, "${name}.ipynb"] : ["start", ...process.argv.slice(2), "${name}.ipynb"]);
`;
}
