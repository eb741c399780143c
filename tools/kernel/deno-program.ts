/** Deno, installed from npm into `.course/deno` when somebody asks for its kernel: one program of 95 MB. */
import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { CourseError } from "../course-error.js";

/** The version whose kernel was tried with every notebook. */
const version = "2.9.6";

/** The program of this platform; npm chooses it by operating system, processor and C library. */
export function denoProgram(root: string): string {
  const folder = join(root, ".course", "deno", "node_modules", "@deno");
  const name = process.platform === "win32" ? "deno.exe" : "deno";
  const platforms = existsSync(folder) ? readdirSync(folder) : [];
  const programs = platforms.map((platform) => join(folder, platform, name));
  return programs.find(existsSync) ?? join(folder, name);
}

/**
 * Installs Deno, unless it is there.
 *
 * @throws CourseError if npm cannot fetch it
 */
export async function installDeno(root: string, say: (line: string) => void): Promise<void> {
  const folder = join(root, ".course", "deno");
  if (existsSync(denoProgram(root))) return;
  say(`installing Deno ${version} into .course/deno, once, 95 MB`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true }));
  const words = ["install", `deno@${version}`, "--save-exact", "--ignore-scripts", "--no-audit", "--no-fund"];
  try {
    await promisify(execFile)("npm", words, { cwd: folder, shell: process.platform === "win32" });
  } catch (error) {
    const line = /^npm error (?!code).+/m.exec((error as { stderr?: string }).stderr ?? "")?.[0];
    throw new CourseError(`Deno cannot be installed: ${line ?? (error as Error).message}`);
  }
}
