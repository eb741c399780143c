/**
 * How the student's process is shut in. What the system does not offer is left out and said so: a result
 * states what was in force, never more.
 */
import { spawnSync } from "node:child_process";

export interface Limits {
  readonly memoryMiB: number;
  /** Processor time of one process, in seconds. */
  readonly cpuSeconds: number;
  /** How long running the cells, and one call, may take. */
  readonly loadMs: number;
  readonly callMs: number;
  /** How many times a deadline is extended while the process is starved of processor time. Default: 10. */
  readonly patience?: number;
  /** The longest answer, in bytes. */
  readonly answerBytes: number;
  /** What all processes of one hand-in may take together: processor time, time of their own, bytes sent. */
  readonly budgetCpuMs: number;
  readonly budgetMs: number;
  readonly budgetBytes: number;
}

export const defaultLimits: Limits = {
  memoryMiB: 512,
  cpuSeconds: 70,
  loadMs: 20_000,
  callMs: 2_000,
  answerBytes: 4 * 1024 * 1024,
  budgetCpuMs: 60_000,
  budgetMs: 120_000,
  budgetBytes: 256 * 1024 * 1024,
};

/** What is in force. */
export interface Isolation {
  /** Node's permission model: reads of the runtime folder only, no writes, processes, workers, add-ons. */
  readonly permissions: boolean;
  /** A user, network and process namespace of its own: no network, no other process to be seen or signalled. */
  readonly namespaces: boolean;
  /** Processor time, data memory, files and file sizes limited by the system. */
  readonly resourceLimits: boolean;
}

let detected: Isolation | undefined;

/** What this system offers; found out once. */
export function isolation(): Isolation {
  detected ??= {
    permissions: permissionFlag() !== undefined,
    namespaces: process.platform === "linux" && succeeds(shell("true", ["true"], true)),
    resourceLimits:
      process.platform !== "win32" &&
      succeeds(shell("ulimit -t 5; ulimit -c 0; ulimit -f 0; ulimit -n 64", ["true"], false)),
  };
  return detected;
}

/** The command that runs `program` with Node in the isolation, reading only `folder`. */
export function isolated(
  program: string,
  folder: string,
  limits: Limits,
  given: Isolation,
): readonly [string, ...string[]] {
  const flag = permissionFlag();
  const node = [
    process.execPath,
    "--no-warnings",
    memoryFlag(limits),
    ...(given.permissions && flag ? [flag, `--allow-fs-read=${folder}`] : []),
    program,
  ];
  if (!given.resourceLimits && !given.namespaces) return node as [string, ...string[]];
  const limit = [
    `ulimit -t ${limits.cpuSeconds}`,
    "ulimit -c 0",
    "ulimit -f 0",
    "ulimit -n 64",
    // The data limit counts what V8 and its array buffers really take; its reserved address space is no data.
    ...(process.platform === "linux" ? [`ulimit -d ${(limits.memoryMiB + 256) * 1024}`] : []),
  ];
  return shell(given.resourceLimits ? limit.join("; ") : "true", node, given.namespaces);
}

/** How large V8's heap may grow: half of the memory, the other half is for what lies outside it. */
export function memoryFlag({ memoryMiB }: Limits): string {
  return `--max-old-space-size=${Math.ceil(memoryMiB / 2)}`;
}

function shell(prelude: string, command: readonly string[], namespaces: boolean): [string, ...string[]] {
  const alone = namespaces
    ? ["unshare", "--user", "--map-root-user", "--net", "--pid", "--fork", "--kill-child"]
    : [];
  return ["/bin/sh", "-c", `${prelude}; exec "$@"`, "sh", ...alone, "env", "-i", ...command];
}

function permissionFlag(): string | undefined {
  return ["--permission", "--experimental-permission"].find((flag) =>
    process.allowedNodeEnvironmentFlags.has(flag),
  );
}

function succeeds([command, ...args]: readonly [string, ...string[]]): boolean {
  return spawnSync(command, args, { stdio: "ignore", timeout: 5_000 }).status === 0;
}
