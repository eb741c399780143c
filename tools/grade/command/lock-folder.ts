/** One grader at a time in a folder of results. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { CourseError } from "../../course-error.js";

/**
 * Makes the folder and marks it as taken until the function that is returned is called. A mark of a process that
 * is gone does not count.
 *
 * @throws CourseError in one sentence if another grader works there, or nothing can be written there
 */
export async function lockFolder(folder: string): Promise<() => void> {
  const file = join(folder, ".grading");
  try {
    await mkdir(folder, { recursive: true });
    if (!isHeld(file)) rmSync(file, { force: true });
    writeFileSync(file, String(process.pid), { flag: "wx" });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" && isHeld(file))
      throw new CourseError(`${folder}: another grading writes there; wait for it, or name another folder`);
    throw new CourseError(`${folder}: results cannot be written there: ${code ?? error}`);
  }
  const release = () => rmSync(file, { force: true });
  process.once("exit", release);
  return () => {
    process.off("exit", release);
    release();
  };
}

function isHeld(file: string): boolean {
  try {
    process.kill(Number(readFileSync(file, "utf8")), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
