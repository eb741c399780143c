/** How many processes work at once: as many as there are processors, and a container may have fewer than it sees. */
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, posix } from "node:path";
import { CourseError } from "../course-error.js";

const mostWorkers = 1024;

/**
 * @param text what `--workers` was given
 * @param say told in one sentence if a quota leaves fewer processors than there are
 * @throws CourseError if it is no number of processes
 */
export function workersOf(text: string | undefined, say: (line: string) => void = () => {}): number {
  if (text === undefined) {
    const [seen, allowed] = [availableParallelism(), processorQuota()];
    if (allowed === undefined || allowed >= seen) return seen;
    const workers = Math.max(1, Math.floor(allowed));
    say(
      `${workers} at a time: of ${seen} processors this container may use ${Number(allowed.toFixed(2))}; --workers N takes another number`,
    );
    return workers;
  }
  const workers = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  if (!(workers >= 1 && workers <= mostWorkers))
    throw new CourseError(`--workers must be a whole number from 1 to ${mostWorkers}, got "${text}"`);
  return workers;
}

/**
 * The processors that the control group of this process, or one above it, allows; undefined without a limit.
 * Node counts processors and knows nothing of quotas.
 *
 * @param root where the control groups are mounted
 * @param own the file that says which is this process's
 */
export function processorQuota(root = "/sys/fs/cgroup", own = "/proc/self/cgroup"): number | undefined {
  const lines = textOf(own)?.trim().split("\n") ?? [];
  const quotas = lines.flatMap((line) => {
    const [, controllers, path] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
    if (path === undefined) return [];
    if (controllers === "") return above(path).flatMap((group) => unified(join(root, group)));
    if (!controllers!.split(",").includes("cpu")) return [];
    return above(path).flatMap((group) => legacy(join(root, controllers!, group)));
  });
  return quotas.length === 0 ? undefined : Math.min(...quotas);
}

/** A group and those around it. Inside a container its own group is often mounted as the root. */
function above(path: string): string[] {
  return path.startsWith("/") && path !== "/" ? [path, ...above(posix.dirname(path))] : ["/"];
}

/** @example unified("/sys/fs/cgroup") // [2] where cpu.max says "200000 100000" */
function unified(folder: string): number[] {
  const [quota, period] = textOf(join(folder, "cpu.max"))?.trim().split(" ").map(Number) ?? [];
  return ratio(quota, period);
}

function legacy(folder: string): number[] {
  const [quota, period] = ["cpu.cfs_quota_us", "cpu.cfs_period_us"].map((name) =>
    Number(textOf(join(folder, name)) ?? Number.NaN),
  );
  return ratio(quota, period);
}

function ratio(quota: number | undefined, period: number | undefined): number[] {
  return quota !== undefined && period !== undefined && quota > 0 && period > 0 ? [quota / period] : [];
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
