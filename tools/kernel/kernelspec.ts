/**
 * The file that tells Jupyter how to start tslab. It is written directly, without Python: JupyterLab, VS Code
 * and every other front end look for `kernels/tslab/kernel.json` in Jupyter's data folders.
 *
 * @see https://jupyter-client.readthedocs.io/en/latest/kernels.html#kernel-specs
 */
import { copyFile, mkdir, readFile, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CourseError } from "../course-error.js";

export interface Kernelspec {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly display_name: string;
  readonly language: string;
  /** Marks a kernelspec as the course's own, so that only that is ever replaced or removed. */
  readonly metadata: { readonly course: string };
}

/** Kernels by the name under which front ends know them; `tslab` is the one that notebooks' metadata ask for. */
export type KernelName = "tslab" | "deno";

/** How the course in a folder starts a kernel: by this Node, with the course's packages, for notebooks anywhere. */
export function kernelspec(root: string, name: KernelName): Kernelspec {
  const program = (file: string) => join(root, "node_modules", "course", "dist", "kernel", file);
  const common = { language: "typescript", metadata: { course: root } };
  if (name === "deno") {
    const argv = [process.execPath, program("deno.js"), "--connection", "{connection_file}"];
    return { argv, env: {}, display_name: "TypeScript (Deno)", ...common };
  }
  return {
    argv: [process.execPath, program("anywhere.js"), "--config-path", "{connection_file}"],
    env: { NODE_PATH: join(root, "node_modules") },
    display_name: "TypeScript",
    ...common,
  };
}

/** Where Jupyter looks for a user's kernels: the folder that holds `kernels/`. */
export function userDataFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string): string {
  if (env.JUPYTER_DATA_DIR) return env.JUPYTER_DATA_DIR;
  if (platform === "darwin") return join(home, "Library", "Jupyter");
  if (platform === "win32") return join(env.APPDATA ?? join(home, "AppData", "Roaming"), "jupyter");
  return join(env.XDG_DATA_HOME || join(home, ".local", "share"), "jupyter");
}

/** The kernelspec's file in a data folder. */
export function kernelspecFile(dataFolder: string, name: KernelName = "tslab"): string {
  return join(dataFolder, "kernels", name, "kernel.json");
}

/**
 * Registers a kernel of the course in a data folder. One of that name that somebody else registered there is left
 * alone, or with `force` set aside, to come back with `removeKernelspec`.
 *
 * @throws CourseError if another one is registered there and `force` is not given
 */
export async function writeKernelspec(
  dataFolder: string,
  root: string,
  { name = "tslab", force = false }: { readonly name?: KernelName; readonly force?: boolean } = {},
): Promise<string> {
  const file = kernelspecFile(dataFolder, name);
  const owner = await ownerOf(file);
  if (owner === "another" && !force)
    throw new CourseError(
      `another ${name} kernel is registered in ${file}; --force replaces it and keeps a copy`,
    );
  await mkdir(dirname(file), { recursive: true });
  if (owner === "another") await copyFile(file, setAside(file));
  await writeFile(file, `${JSON.stringify(kernelspec(root, name), null, 2)}\n`);
  return file;
}

/**
 * Takes the course's kernel out of a data folder, and puts back what it had replaced.
 *
 * @throws CourseError if the kernel registered there is not the course's
 */
export async function removeKernelspec(
  dataFolder: string,
  name: KernelName = "tslab",
): Promise<"removed" | "restored" | "absent"> {
  const file = kernelspecFile(dataFolder, name);
  const owner = await ownerOf(file);
  if (owner === "another")
    throw new CourseError(`the ${name} kernel in ${file} is not the course's; it is left alone`);
  if (owner === "nobody") return "absent";
  await rm(file);
  try {
    await rename(setAside(file), file);
    return "restored";
  } catch {
    await rmdir(dirname(file)).catch(() => {});
    return "removed";
  }
}

const setAside = (file: string): string => `${file}.before-course`;

async function ownerOf(file: string): Promise<"course" | "another" | "nobody"> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch {
    return "nobody";
  }
  try {
    return typeof (JSON.parse(text) as Kernelspec).metadata?.course === "string" ? "course" : "another";
  } catch {
    return "another";
  }
}
