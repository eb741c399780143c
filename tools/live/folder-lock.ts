/** One server at a time writes into a folder. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { isAlive, takeLock } from "course/bootstrap/take-lock.mjs";
import { CourseError } from "../course-error.js";

/**
 * Takes the folder, also from a process that has died; resolves to what gives it back. A lock of another machine, or
 * of this one under an older name, is taken when it has not been touched for a minute.
 *
 * @throws CourseError if another process of this machine serves from it
 */
export async function lockFolder(folder: string): Promise<() => void> {
  const nothing = () => {};
  if (!existsSync(folder)) return nothing;
  try {
    return await takeLock(join(folder, ".lock"), (pid) => {
      if (!isAlive(pid)) {
        process.stderr.write(
          `course: another machine wrote into ${folder}; one minute shows whether it still does\n`,
        );
        return;
      }
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
