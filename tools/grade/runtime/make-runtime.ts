/**
 * The only folder that a student's process can read: its own program, packed with a library that goes without what
 * the assignment withholds. It holds nothing about any student.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { isAlive } from "course/bootstrap/take-lock.mjs";
import { CourseError } from "../../course-error.js";
import { projectRoot } from "../../project.js";
import { defaultLimits, type Limits, memoryFlag } from "../sandbox/isolation.js";
import type { Runtime } from "../sandbox/runtime.js";
import type { ProgramRequest } from "./student-program.js";

/** A folder that is being filled. */
export interface RuntimeToBe {
  readonly runtime: Runtime;
  readonly ready: Promise<void>;
}

/**
 * Lays the folder out, in the system's place for temporary files. It goes when it is removed, or else when
 * this process exits.
 */
export function layOutRuntime(
  withheld: ProgramRequest["withheld"],
  limits: Limits = defaultLimits,
): RuntimeToBe {
  const folder = temporaryFolder();
  const removeAtExit = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", removeAtExit);
  const ready = filled({ folder, withheld }, limits);
  ready.catch(() => {});
  const remove = async () => {
    await ready.catch(() => {});
    process.off("exit", removeAtExit);
    await rm(folder, { recursive: true, force: true });
  };
  return { runtime: { folder, child: join(folder, "start.cjs"), remove }, ready };
}

/** @throws CourseError in one sentence if there is no room for it */
function temporaryFolder(): string {
  try {
    removeLeftOvers();
    return realpathSync(mkdtempSync(join(tmpdir(), `course-runtime-${processSpace()}-${process.pid}-`)));
  } catch (error) {
    throw new CourseError(
      `${tmpdir()}: no folder for the students' process can be made there: ${(error as NodeJS.ErrnoException).code}`,
    );
  }
}

/** Graders that were killed could not take their folders away: whoever comes next does. */
function removeLeftOvers(): void {
  const space = processSpace();
  for (const name of readdirSync(tmpdir())) {
    const [, where, pid] = /^course-runtime-(\d+)-(\d+)-/.exec(name) ?? [];
    if (where !== space || isAlive(Number(pid))) continue;
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    } catch {
      // It is another user's.
    }
  }
}

/** Whose numbers of processes these are: containers may share a place for temporary files, and each counts from 1. */
function processSpace(): string {
  try {
    return /\d+/.exec(readlinkSync("/proc/self/ns/pid"))![0];
  } catch {
    return "0";
  }
}

/** The same once it is filled. */
export async function createRuntime(withheld: ProgramRequest["withheld"], limits?: Limits): Promise<Runtime> {
  const { runtime, ready } = layOutRuntime(withheld, limits);
  await ready;
  return runtime;
}

async function filled(request: ProgramRequest, limits: Limits): Promise<void> {
  const path = join(projectRoot, "tools", "dist", "grade", "runtime", "student-program.js");
  try {
    await promisify(execFile)(process.execPath, [memoryFlag(limits), path, JSON.stringify(request)], {
      env: {},
    });
  } catch (error) {
    const { stderr } = error as { readonly stderr?: string };
    const said = /(?:CourseError|Error): (.*)/.exec(stderr ?? "")?.[1];
    throw new CourseError(`the student's process cannot be set up: ${said ?? (error as Error).message}`);
  }
}
