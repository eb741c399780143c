/** A JupyterLab of the course's own: started, awaited and stopped, with its kernels. */
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { CourseError } from "../course-error.js";
import type { Jupyter } from "./choose-jupyter.js";

/** What the file browser leaves out: nobody opens these. */
const machinery = [
  ...["node_modules", "packages", "package.json", "package-lock.json", "start.mjs", "requirements.txt"],
  ...["__pycache__", "*.pyc", ".DS_Store", "*~"],
];

export interface JupyterServer {
  /** The address of a page, with the token that Jupyter asks for. */
  address(page: string): string;
  /** Resolves when Jupyter answers. @throws CourseError with the end of its log if it ends instead */
  ready(): Promise<void>;
  /** Resolves to the exit code when Jupyter has ended, by itself or by `stop`. */
  readonly ended: Promise<number>;
  /** Shuts Jupyter down with every kernel; asked again, ends it at once. */
  stop(): Promise<void>;
}

/** Starts JupyterLab on a port of 127.0.0.1, showing a folder; its log goes to .course/jupyter. */
export function startJupyter(
  root: string,
  jupyter: Jupyter,
  env: NodeJS.ProcessEnv,
  port: number,
  folder: string,
): JupyterServer {
  const token = randomBytes(24).toString("hex");
  const origin = `http://127.0.0.1:${port}`;
  const logFile = join(root, ".course", "jupyter", "server.log");
  const log = openSync(logFile, "w", 0o600);
  const [command, ...words] = jupyter.lab;
  // In a process group of its own, so that Ctrl-C reaches only us and Jupyter does not ask "y/n?". The token
  // goes by the environment: what stands on a command line, every user of the machine can read.
  const options = [`--ServerApp.root_dir=${folder}`, `--ServerApp.port=${port}`];
  options.push(`--ContentsManager.hide_globs=${JSON.stringify(machinery)}`);
  // Jupyter refuses to run as root unless told to; in a container, root is often all there is.
  if (process.getuid?.() === 0) options.push("--allow-root");
  const child = spawn(command!, [...words, ...options], {
    cwd: folder,
    env: { ...env, JUPYTER_TOKEN: token },
    stdio: ["ignore", log, log],
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  const ended = exitOf(child);
  let running = true;
  void ended.then(() => (running = false));
  let stopping = false;

  const end = (signal: NodeJS.Signals): void => {
    if (running) child.kill(signal);
  };

  return {
    address: (page) => `${origin}/${page}?token=${token}`,
    ended,
    async ready() {
      while (running) {
        const answer = await fetch(`${origin}/api`, { signal: AbortSignal.timeout(2000) }).catch(
          () => undefined,
        );
        if (answer?.ok) return;
        await pause(50);
      }
      const tail = readFileSync(logFile, "utf8").trim().split("\n").slice(-3).join("\n");
      throw new CourseError(
        `JupyterLab ended with exit code ${await ended}; its last words (${logFile}):\n${tail}`,
      );
    },
    async stop() {
      if (stopping) return end("SIGKILL");
      stopping = true;
      // Asked over HTTP, Jupyter shuts its kernels down on every platform; a signal does so on Unix only.
      const headers = { authorization: `token ${token}` };
      const request = { method: "POST", headers, signal: AbortSignal.timeout(2000) };
      const asked = await fetch(`${origin}/api/shutdown`, request).catch(() => undefined);
      if (!asked?.ok) end("SIGTERM");
      const patience = new AbortController();
      await Promise.race([ended, pause(10_000, undefined, { signal: patience.signal }).catch(() => {})]);
      patience.abort();
      end("SIGKILL");
    },
  };
}

function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}
