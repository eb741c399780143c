/** `course kernel`: registers the course's kernel for the user, so that VS Code and any Jupyter find it. */
import { homedir } from "node:os";
import { resolve } from "node:path";
import { CourseError } from "../course-error.js";
import { projectRoot } from "../project.js";
import { readWords } from "../words.js";
import { installDeno } from "./deno-program.js";
import {
  type KernelName,
  kernelspecFile,
  removeKernelspec,
  userDataFolder,
  writeKernelspec,
} from "./kernelspec.js";

const usage = "course kernel [--deno] [--remove] [--force] [--path DIR]";

export async function run(args: readonly string[]): Promise<number> {
  const { values } = readWords(usage, {
    args: [...args],
    options: {
      deno: { type: "boolean", default: false },
      remove: { type: "boolean", default: false },
      force: { type: "boolean", default: false },
      path: { type: "string" },
    },
  });
  const name = values.deno ? "deno" : "tslab";
  const folder = values.path
    ? resolve(values.path)
    : userDataFolder(process.env, process.platform, homedir());
  if (values.deno && !values.remove)
    await installDeno(projectRoot, (line) => process.stderr.write(`course: ${line}\n`));
  try {
    const told = values.remove ? await remove(folder, name) : await register(folder, name, values.force);
    process.stdout.write(`${told}\n`);
    return 0;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new CourseError(`${kernelspecFile(folder, name)} cannot be written (${code})`);
  }
}

async function register(folder: string, name: KernelName, force: boolean): Promise<string> {
  const file = await writeKernelspec(folder, projectRoot, { name, force });
  const title = name === "deno" ? "TypeScript (Deno)" : "TypeScript";
  const words = name === "deno" ? "--deno --remove" : "--remove";
  return `registered the kernel "${title}" in ${file}\n"course kernel ${words}" takes it back`;
}

async function remove(folder: string, name: KernelName): Promise<string> {
  const done = await removeKernelspec(folder, name);
  const file = kernelspecFile(folder, name);
  if (done === "absent") return `nothing to remove: there is no kernel in ${file}`;
  return done === "removed" ? `removed ${file}` : `put back the kernel that was in ${file} before`;
}
