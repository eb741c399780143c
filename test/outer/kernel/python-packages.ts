/** Python packages that only these tests need, in a virtual environment of their own. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../../tools/project.js";

/** The folder of programs of an environment with these packages; undefined where they cannot be had. */
export function pythonPackages(name: string, packages: readonly string[]): string | undefined {
  const folder = join(projectRoot, ".course", "test-python", name);
  const stamp = join(folder, packages.join(" "));
  const programs = join(folder, "bin");
  if (existsSync(stamp)) return programs;
  try {
    mkdirSync(folder, { recursive: true });
    execFileSync("python3", ["-m", "venv", folder], { stdio: "pipe" });
    const words = ["install", "--quiet", "--disable-pip-version-check", ...packages];
    execFileSync(join(programs, "pip"), words, { stdio: "pipe" });
    writeFileSync(stamp, "");
    return programs;
  } catch {
    return undefined;
  }
}
