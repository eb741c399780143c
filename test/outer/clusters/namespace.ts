/** A network of its own with nothing but loopback: what a cluster says in there, no other machine can hear. */
import { type ChildProcess, execFile, execFileSync, spawn } from "node:child_process";
import { existsSync, readlinkSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";

export interface Namespace {
  /** Starts a program in it and goes on. */
  start(command: readonly string[], env?: NodeJS.ProcessEnv): ChildProcess;
  /** Runs a program in it to its end; what it printed. */
  run(command: readonly string[], env?: NodeJS.ProcessEnv): Promise<string>;
  end(): void;
}

/** Undefined where this user may make none. */
export async function networkNamespace(): Promise<Namespace | undefined> {
  const keeper = spawn("unshare", ["--net", "sleep", "infinity"], { stdio: "ignore" });
  let isOver = false;
  keeper.on("error", () => {
    isOver = true;
  });
  keeper.on("exit", () => {
    isOver = true;
  });
  const own = readlinkSync("/proc/self/ns/net");
  const file = `/proc/${keeper.pid}/ns/net`;
  while (!isOver && !(existsSync(file) && readlinkSync(file) !== own)) await pause(20);
  if (isOver) return undefined;
  const inside = (command: readonly string[]) => ["-t", String(keeper.pid), "--net", ...command];
  execFileSync("nsenter", inside(["ip", "link", "set", "lo", "up"]));
  // On 127.0.0.1 alone, getaddrinfo takes the machine for one without IPv4, and Slurm finds nothing to listen on.
  execFileSync("nsenter", inside(["ip", "address", "add", "198.18.0.1/32", "dev", "lo"]));
  const environment = (env?: NodeJS.ProcessEnv) => ({ ...process.env, ...env });
  return {
    start: (command, env) =>
      spawn("nsenter", inside(command), { stdio: "ignore", env: environment(env), detached: true }),
    run: async (command, env) => {
      const options = { env: environment(env), maxBuffer: 1 << 26 };
      const { stdout, stderr } = await promisify(execFile)("nsenter", inside(command), options);
      return stdout + stderr;
    },
    end: () => keeper.kill("SIGKILL"),
  };
}
