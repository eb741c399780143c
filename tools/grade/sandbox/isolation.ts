/**
 * How the student's process is shut in. What the system does not offer is left out and said so: a result
 * states what was in force, never more.
 */
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";

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
  /** A file system of its own, made by bubblewrap: Node, its libraries and the runtime folder, nothing else. */
  readonly ownFiles: boolean;
  /** A user, network and process namespace of its own: no network, no other process to be seen or signalled. */
  readonly namespaces: boolean;
  /** Processor time, data memory, files and file sizes limited by the system. */
  readonly resourceLimits: boolean;
}

/** From the weakest to the strongest; each has what those before it have. */
export const levels = ["none", "permissions", "namespaces", "bubblewrap"] as const;

export type Level = (typeof levels)[number];

/** @example levelOf(isolation()) // "bubblewrap" where that is installed and works */
export function levelOf({ permissions, namespaces, ownFiles }: Isolation): Level {
  if (!permissions) return "none";
  if (!namespaces) return "permissions";
  return ownFiles ? "bubblewrap" : "namespaces";
}

let detected: Isolation | undefined;

/** What this system offers; found out once. */
export function isolation(): Isolation {
  detected ??= detect();
  return detected;
}

function detect(): Isolation {
  const isLinux = process.platform === "linux";
  // Tried with Node itself: where its libraries lie elsewhere, it does not start.
  const ownFiles = isLinux && succeeds(shell("true", [...bubblewrap(tmpdir()), nodeInside, "-e", "0"]));
  return {
    permissions: permissionFlag() !== undefined,
    ownFiles,
    namespaces: ownFiles || (isLinux && succeeds(shell("true", [...apart(), ...noEnvironment, "true"]))),
    resourceLimits:
      process.platform !== "win32" &&
      succeeds(shell("ulimit -t 5; ulimit -c 0; ulimit -f 0; ulimit -n 64", ["true"])),
  };
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
    given.ownFiles ? nodeInside : process.execPath,
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
  const walls = given.ownFiles
    ? bubblewrap(folder)
    : [...(given.namespaces ? apart() : []), ...noEnvironment];
  return shell(given.resourceLimits ? limit.join("; ") : "true", [...walls, ...node]);
}

/** How large V8's heap may grow: half of the memory, the other half is for what lies outside it. */
export function memoryFlag({ memoryMiB }: Limits): string {
  return `--max-old-space-size=${Math.ceil(memoryMiB / 2)}`;
}

/** Where Node lies in a file system of its own. */
const nodeInside = "/node";

const noEnvironment = ["env", "-i"] as const;

/** Runs what follows with `folder`, Node and the system's libraries as the only files, without a network. */
function bubblewrap(folder: string): string[] {
  const libraries = ["/usr/lib", "/usr/lib64", "/lib", "/lib64"].flatMap((path) => [
    "--ro-bind-try",
    path,
    path,
  ]);
  return [
    "bwrap",
    ...["--unshare-all", "--die-with-parent", "--new-session", "--clearenv", "--cap-drop", "ALL"],
    ...libraries,
    ...["--ro-bind", process.execPath, nodeInside, "--ro-bind", folder, folder],
    ...["--proc", "/proc", "--dev", "/dev", "--chdir", folder, "--as-pid-1"],
  ];
}

let bindable: boolean | undefined;

/** Runs what follows in namespaces of its own; it ends with the process that started it, however that ends. */
function apart(): string[] {
  bindable ??= succeeds(["setpriv", "--pdeathsig", "KILL", "true"]);
  const bound = bindable ? ["setpriv", "--pdeathsig", "KILL"] : [];
  const alone = ["unshare", "--user", "--map-root-user", "--net", "--pid", "--fork", "--kill-child"];
  return [...bound, ...alone];
}

function shell(prelude: string, command: readonly string[]): [string, ...string[]] {
  return ["/bin/sh", "-c", `${prelude}; exec "$@"`, "sh", ...command];
}

function permissionFlag(): string | undefined {
  return ["--permission", "--experimental-permission"].find((flag) =>
    process.allowedNodeEnvironmentFlags.has(flag),
  );
}

function succeeds([command, ...args]: readonly [string, ...string[]]): boolean {
  return spawnSync(command, args, { stdio: "ignore", timeout: 5_000 }).status === 0;
}
