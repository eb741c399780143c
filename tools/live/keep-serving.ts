/**
 * Keeps a server process alive: when it dies, a spare one that has its code loaded already goes on from the log, on the
 * same ports.
 */
import { type ChildProcess, fork } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { CourseError } from "../course-error.js";
import { projectRoot } from "../project.js";
import { LessonOver } from "./lesson-over.js";
import type { ServerOptions } from "./server.js";
import type { Report } from "./server-process.js";

const program = join(projectRoot, "tools", "dist", "live", "server-process.js");

/**
 * A server that dies this often in a row, within a second of its start and without having saved anything, has a defect
 * that a restart does not mend.
 */
const deathsAllowed = 5;

/** How long after a start the next spare is made, in milliseconds: first the phones come back. */
const spareAfter = 1500;

export interface KeptServer {
  readonly phonePort: number;
  readonly staffPort: number;
  /** Process that serves at the moment. */
  readonly pid: () => number | undefined;
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/**
 * @param onDeath told about every restart
 * @throws CourseError if it cannot start
 */
export async function keepServing(
  options: ServerOptions,
  onDeath: (sentence: string) => void,
): Promise<KeptServer> {
  let stopping = false;
  let spare: ChildProcess | undefined;
  const spareIn = (milliseconds: number) =>
    setTimeout(() => {
      if (!stopping) spare ??= hire();
    }, milliseconds).unref();

  const start = async (ports: Ports): Promise<Serving> => {
    const child = spare?.connected ? spare : hire();
    spare = undefined;
    const ready = await serving(child, { ...options, ...ports });
    child.on("message", ({ type }: Report) => {
      if (type === "ended") stopping = true;
    });
    spareIn(spareAfter);
    return { child, ports: ready };
  };

  let now = await start(options);
  const { ports } = now;

  const watch = async (): Promise<void> => {
    for (let useless = 0; ; ) {
      const born = performance.now();
      const saved = logged(options);
      await dead(now.child);
      if (stopping) return;
      useless = performance.now() - born < 1000 && logged(options) === saved ? useless + 1 : 0;
      if (useless > deathsAllowed)
        throw new CourseError(`the server keeps dying; its log is in ${options.folder}`);
      onDeath("the server has died and starts again; the phones come back by themselves");
      const next = await start(ports).catch((error: unknown) => {
        // It died in the moment after the end, and its files are made by now.
        if (!(error instanceof LessonOver)) throw error;
      });
      if (!next) return;
      now = next;
    }
  };

  const ended = watch().finally(() => {
    stopping = true;
    spare?.kill();
  });
  return {
    ...{ phonePort: ports.phonePort, staffPort: ports.staffPort, pid: () => now.child.pid, ended },
    async stop() {
      stopping = true;
      now.child.kill("SIGTERM");
      await ended;
    },
  };
}

type Ports = Pick<ServerOptions, "phonePort" | "staffPort">;

interface Serving {
  readonly child: ChildProcess;
  readonly ports: Ports;
}

function hire(): ChildProcess {
  return fork(program, [], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
}

/** Lets a hired process serve; resolves to its ports. */
function serving(child: ChildProcess, options: ServerOptions): Promise<Ports> {
  return new Promise((resolve, reject) => {
    child.on("message", (report: Report) => {
      if (report.type === "ready") resolve(report);
      if (report.type === "refused")
        reject(report.over ? new LessonOver(options.folder) : new CourseError(report.text));
    });
    child.once("exit", (code) => reject(new CourseError(`the server died before it was ready (${code})`)));
    child.send(options);
  });
}

/** Bytes of the log. */
function logged({ folder }: ServerOptions): number {
  return statSync(join(folder, "session.jsonl")).size;
}

function dead(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once("exit", () => resolve());
  });
}
