/** Links to the course's library in a folder outside the course, for kernels that look nowhere else. */
import { existsSync, mkdirSync, readdirSync, realpathSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Makes `node_modules/coordlab` and its neighbours in a folder, unless they are there or above. They stay: another
 * kernel may use them.
 *
 * @returns whether the folder has the library now; not so where nothing may be written
 */
export function linkLibrary(folder: string, course: string): boolean {
  const packages = join(course, "node_modules");
  const library = readdirSync(packages).filter((name) => /^coordlab(-|$)/.test(name));
  const missing = library.filter((name) => !isInOrAbove(folder, name));
  try {
    if (missing.length > 0) mkdirSync(join(folder, "node_modules"), { recursive: true });
    for (const name of missing)
      symlinkSync(realpathSync(join(packages, name)), join(folder, "node_modules", name), "junction");
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EEXIST";
  }
}

/** Whether a package is found from a folder, as Node looks for it. */
export function isInOrAbove(folder: string, name: string): boolean {
  if (existsSync(join(folder, "node_modules", name))) return true;
  return dirname(folder) !== folder && isInOrAbove(dirname(folder), name);
}
