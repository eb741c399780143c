/** One server at a time writes into a folder. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { takeLock } from "course/bootstrap/take-lock.mjs";
import { CourseError } from "../course-error.js";

/**
 * Takes the folder, also from a process that has died; resolves to what gives it back.
 *
 * @throws CourseError if another process serves from it
 */
export async function lockFolder(folder: string): Promise<() => void> {
  const nothing = () => {};
  if (!existsSync(folder)) return nothing;
  try {
    return await takeLock(join(folder, ".lock"), (pid) => {
      throw new CourseError(
        `another live class (process ${pid}) writes into ${folder}; end that one, or choose another --out`,
      );
    });
  } catch (error) {
    if (error instanceof CourseError) throw error;
    // On a full disk no lock can be written: the lesson goes on without one.
    return nothing;
  }
}
