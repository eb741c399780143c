/** Processes of a pretended node: found by what is in their environment, which children inherit, and ended at once. */
import { readdirSync, readFileSync } from "node:fs";

/** The ids of all processes whose environment has this entry. */
export function processesWith(entry: string): number[] {
  return numbers().filter((pid) => textOf(`/proc/${pid}/environ`).split("\0").includes(entry));
}

/** The process itself, and all that it and its children have started. */
export function treeOf(pid: number): number[] {
  const children = textOf(`/proc/${pid}/task/${pid}/children`).trim();
  return [pid, ...(children === "" ? [] : children.split(" ").map(Number).flatMap(treeOf))];
}

export function parentOf(pid: number): number {
  return Number(/^PPid:\s+(\d+)/m.exec(textOf(`/proc/${pid}/status`))?.[1] ?? 0);
}

export function nameOf(pid: number): string {
  return textOf(`/proc/${pid}/cmdline`).replaceAll("\0", " ").trim();
}

/** As a power cut does. */
export function cutOff(pids: readonly number[]): void {
  for (const pid of pids)
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has ended with the others.
    }
}

function numbers(): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
