/** One grader at a time in a folder of results, and none where there is no room for them. */
import { randomUUID } from "node:crypto";
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { takeLock } from "course/bootstrap/take-lock.mjs";
import { CourseError } from "../../course-error.js";
import { makeFolder } from "../../make-folder.js";

/** What a result and its feedback take, in bytes: most need less. */
const bytesEach = 128 * 1024;
const mostBytes = 64 * 1024 * 1024;

/**
 * Makes the folder and keeps others out until the function that is returned is called, or this process ends. Room for
 * all their results is tried before a hand-in is run.
 *
 * @throws CourseError in one sentence if another grader works there, or the results cannot be written there
 */
export async function lockFolder(folder: string, handIns: number): Promise<() => void> {
  let release: (() => void) | undefined;
  try {
    await makeFolder(folder);
    release = await takeLock(join(folder, ".grading"), () => {
      throw new CourseError(`${folder}: another grading writes there; wait for it, or name another folder`);
    });
    tryRoom(folder, Math.min(mostBytes, handIns * bytesEach));
    return release;
  } catch (error) {
    release?.();
    if (error instanceof CourseError) throw error;
    throw new CourseError(
      `${folder}: results cannot be written there: ${(error as NodeJS.ErrnoException).code ?? error}`,
    );
  }
}

/** Writes as many bytes, and takes them away again. @throws whatever the system says where they do not fit */
function tryRoom(folder: string, bytes: number): void {
  const file = join(folder, `.${randomUUID()}.partial`);
  const block = Buffer.alloc(bytesEach, 1);
  const opened = openSync(file, "wx");
  try {
    for (let written = 0; written < bytes; ) {
      const taken = writeSync(opened, block, 0, Math.min(block.length, bytes - written));
      if (taken === 0) throw Object.assign(new Error("no room"), { code: "ENOSPC" });
      written += taken;
    }
  } finally {
    closeSync(opened);
    rmSync(file, { force: true });
  }
}
