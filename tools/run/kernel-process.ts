/** A kernel's process seen from outside: start, execute, finish, and a reason whenever it stops by itself. */
import { type ChildProcess, fork } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Given } from "../facts/claims.js";
import { projectRoot } from "../project.js";
import type { FromKernel, ToKernel } from "./messages.js";

/** Loading TypeScript takes a second; on a machine that is busy with something else, much longer. */
const startMilliseconds = 120_000;
const finishMilliseconds = 10_000;

/** The kernel's reply ("ok", "error" or "abort"), or how the process came to an end without one. */
export type Outcome =
  | { readonly status: string; readonly values?: readonly Given[] }
  | { readonly ended: string };

export interface KernelProcess {
  /** Resolves when the kernel waits for a first cell. */
  started(): Promise<Outcome>;
  execute(code: string, milliseconds: number): Promise<Outcome>;
  /** What expressions give over the names that the cells so far define. Defines none itself. */
  evaluate(expressions: readonly string[], milliseconds: number): Promise<Outcome>;
  /** Lets timers settle, then ends the process. */
  finish(): Promise<Outcome>;
  kill(): void;
}

/** In the course what was built of it; in a release, where the tools lie elsewhere, the file beside this one. */
function kernelFile(): string {
  const built = join(projectRoot, "tools/dist/run/kernel.js");
  return existsSync(built) ? built : fileURLToPath(new URL("./kernel.js", import.meta.url));
}

/**
 * Starts a kernel in a folder.
 *
 * @param hear gets what is printed, displayed or goes wrong, when it happens
 */
export function startKernel(folder: string, hear: (message: FromKernel) => void): KernelProcess {
  const child = fork(kernelFile(), {
    cwd: folder,
    env: kernelEnvironment(),
    execArgv: [],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    serialization: "advanced",
  });
  const waiting = { resolve: (_: Outcome) => {} };
  const said = tail(child);
  const end = ending(child).then((how) => ({ ended: [how, said()].filter(Boolean).join(": ") }));
  void end.then((outcome) => waiting.resolve(outcome));
  child.on("message", (message: FromKernel) => {
    if (message.type === "ready" || message.type === "settled") waiting.resolve({ status: "ok" });
    else if (message.type === "values") waiting.resolve({ status: "ok", values: message.values });
    else if (message.type === "reply") waiting.resolve({ status: message.status });
    else hear(message);
  });

  async function reply(message: ToKernel | undefined, milliseconds: number): Promise<Outcome> {
    const answer = new Promise<Outcome>((resolve) => {
      waiting.resolve = resolve;
    });
    if (child.exitCode !== null || child.signalCode !== null) return end;
    if (message) child.send(message, () => {});
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      waiting.resolve({ ended: `still running after ${milliseconds / 1000} s, stopped` });
    }, milliseconds);
    const outcome = await answer;
    clearTimeout(timer);
    return outcome;
  }

  return {
    started: () => reply(undefined, startMilliseconds),
    execute: (code, milliseconds) => reply({ type: "execute", code }, milliseconds),
    evaluate: (expressions, milliseconds) => reply({ type: "evaluate", expressions }, milliseconds),
    finish: () => reply({ type: "finish" }, finishMilliseconds),
    kill: () => child.kill("SIGKILL"),
  };
}

/** The caller's environment, less what would make the same notebook print something else elsewhere. */
function kernelEnvironment(): NodeJS.ProcessEnv {
  const { FORCE_COLOR, NODE_OPTIONS, VITEST, NODE_ENV, ...rest } = process.env;
  return { ...rest, NO_COLOR: "1", TZ: "UTC", LC_ALL: "en_US.UTF-8", COURSE_BETS: "none" };
}

/** Resolves, once all that the process sent has arrived, to how it ended. */
async function ending(child: ChildProcess): Promise<string> {
  const closed = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const how = await new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(`the kernel did not start (${error.message})`));
    child.once("exit", (code, signal) =>
      resolve(`the kernel's process ended (${signal ? `signal ${signal}` : `exit code ${code}`})`),
    );
  });
  await Promise.race([closed, pause(500)]);
  return how;
}

/** The last lines that a process itself printed, such as the reason of a crash. */
function tail(child: ChildProcess): () => string {
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (chunk: string) => {
      text = (text + chunk).slice(-2000);
    });
  return () => text.trim();
}
