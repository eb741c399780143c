/** `course kernel`: registers the course's kernel for the user, so that VS Code and any Jupyter find it. */
import { homedir } from "node:os";
import { resolve } from "node:path";
import { CourseError } from "../course-error.js";
import { projectRoot } from "../project.js";
import { readWords } from "../words.js";
import { kernelspecFile, removeKernelspec, userDataFolder, writeKernelspec } from "./kernelspec.js";

const usage = "course kernel [--remove] [--force] [--path DIR]";

export async function run(args: readonly string[]): Promise<number> {
  const { values } = readWords(usage, {
    args: [...args],
    options: { remove: { type: "boolean" }, force: { type: "boolean" }, path: { type: "string" } },
  });
  const folder = values.path
    ? resolve(values.path)
    : userDataFolder(process.env, process.platform, homedir());
  try {
    process.stdout.write(`${values.remove ? await remove(folder) : await register(folder, values.force)}\n`);
    return 0;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new CourseError(`${kernelspecFile(folder)} cannot be written (${code})`);
  }
}

async function register(folder: string, force?: boolean): Promise<string> {
  const file = await writeKernelspec(folder, projectRoot, force);
  return `registered the kernel "TypeScript" in ${file}\n"course kernel --remove" takes it back`;
}

async function remove(folder: string): Promise<string> {
  const done = await removeKernelspec(folder);
  const file = kernelspecFile(folder);
  if (done === "absent") return `nothing to remove: there is no kernel in ${file}`;
  return done === "removed" ? `removed ${file}` : `put back the kernel that was in ${file} before`;
}
