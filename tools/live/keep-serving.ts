/** Keeps a server process alive: when it dies, another goes on from the log, on the same ports. */
import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { CourseError } from "../course-error.js";
import { projectRoot } from "../project.js";
import type { ServerOptions } from "./server.js";
import type { Report } from "./server-process.js";

const program = join(projectRoot, "tools", "dist", "live", "server-process.js");

/** A server that dies this often within ten seconds has a defect that a restart does not mend. */
const deathsAllowed = 5;

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
  let child: ChildProcess;
  let stopping = false;
  let finish: (error?: Error) => void = () => {};
  const ended = new Promise<void>((resolve, reject) => {
    finish = (error) => (error ? reject(error) : resolve());
  });
  const deaths: number[] = [];

  const start = (ports: Pick<ServerOptions, "phonePort" | "staffPort">) =>
    new Promise<Extract<Report, { type: "ready" }>>((resolve, reject) => {
      child = fork(program, [], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
      child.send({ ...options, ...ports });
      child.on("message", (report: Report) => {
        if (report.type === "ready") resolve(report);
        else if (report.type === "refused") reject(new CourseError(report.text));
        else stopping = true;
      });
      child.once("exit", () => reject(new Error("the server died before it was ready")));
    });

  const watch = (ports: Pick<ServerOptions, "phonePort" | "staffPort">) => {
    child.once("exit", async () => {
      if (stopping) return finish();
      const now = performance.now();
      deaths.push(now);
      if (deaths.filter((death) => now - death < 10_000).length > deathsAllowed)
        return finish(new CourseError(`the server keeps dying; its log is in ${options.folder}`));
      onDeath("the server has died and starts again; the phones come back by themselves");
      try {
        await start(ports);
        watch(ports);
      } catch (error) {
        if (stopping) finish();
        else if (error instanceof CourseError) finish(error);
        else watch(ports);
      }
    });
  };

  const ports = await start(options);
  watch(ports);
  return {
    ...{ phonePort: ports.phonePort, staffPort: ports.staffPort, pid: () => child.pid, ended },
    async stop() {
      stopping = true;
      child.kill("SIGTERM");
      await ended;
    },
  };
}
