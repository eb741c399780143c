/**
 * What a release takes along so that it runs outside this repository: coordlab, the part of the course that
 * opens notebooks, and a `package.json` with the versions that are locked here. `npm start` there does the rest.
 */
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { projectRoot } from "../project.js";

/** Parts of the tools that a student has no use for; nothing secret is in them either. */
const leftOut = /^dist[\\/](grade|release|gradescope|classroom)[\\/]|\.d\.[cm]?ts$|\.tsbuildinfo$/;

/** The files to add to the release of `name`, by path. */
export async function standAlone(name: string, title: string): Promise<ReadonlyMap<string, string | Buffer>> {
  const files = new Map<string, string | Buffer>();
  for (const [folder, kept] of [
    ["lib", /^(dist[\\/]|package\.json$)/],
    ["tools", /^(dist[\\/]|package\.json$)/],
  ] as const)
    for (const file of await readdir(join(projectRoot, folder), { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      const path = join(file.parentPath, file.name).slice(join(projectRoot, folder).length + 1);
      if (!kept.test(path) || (folder === "tools" && leftOut.test(path)) || /\.tsbuildinfo$/.test(path))
        continue;
      files.set(join("packages", folder, path), await readFile(join(projectRoot, folder, path)));
    }
  const manifest = {
    name,
    private: true,
    description: `${title}: an assignment`,
    scripts: { start: "node start.mjs" },
    workspaces: ["packages/*"],
    dependencies: { tslab: version("tslab"), typescript: version("typescript") },
    engines: { node: ">=20.19" },
  };
  files.set("package.json", `${JSON.stringify(manifest, null, 2)}\n`);
  files.set("requirements.txt", await readFile(join(projectRoot, "requirements.txt")));
  files.set("start.mjs", start(name));
  return files;
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
process.exitCode = await main(["start", ...process.argv.slice(2), "${name}.ipynb"]);
`;
}
