/**
 * The only folder that a student's process can read: its own program, packed with coordlab. It holds nothing
 * about any assignment or student.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { projectRoot } from "../../project.js";
import { defaultLimits, type Limits, memoryFlag } from "./isolation.js";

export interface Runtime {
  readonly folder: string;
  readonly child: string;
  remove(): Promise<void>;
}

/** A folder that is being filled. */
export interface RuntimeToBe {
  readonly runtime: Runtime;
  readonly ready: Promise<void>;
}

/**
 * Lays the folder out, in the system's place for temporary files. It goes when it is removed, or else when
 * this process exits.
 */
export function layOutRuntime(limits: Limits = defaultLimits): RuntimeToBe {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "course-runtime-")));
  const removeAtExit = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", removeAtExit);
  const pack = join(projectRoot, "tools", "dist", "grade", "sandbox", "pack.js");
  const ready = promisify(execFile)(process.execPath, [memoryFlag(limits), pack, folder], { env: {} }).then(
    () => {},
  );
  const remove = async () => {
    await ready.catch(() => {});
    process.off("exit", removeAtExit);
    await rm(folder, { recursive: true, force: true });
  };
  return { runtime: { folder, child: join(folder, "start.cjs"), remove }, ready };
}

/** The same once it is filled. */
export async function createRuntime(limits?: Limits): Promise<Runtime> {
  const { runtime, ready } = layOutRuntime(limits);
  await ready;
  return runtime;
}
