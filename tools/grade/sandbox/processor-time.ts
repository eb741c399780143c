/** Whether a process is busy or only waiting for its turn: a full machine must not cost a student points. */
import { readFileSync } from "node:fs";

export interface ProcessorUse {
  /** Processor time so far, in milliseconds. */
  readonly ms: number;
  /** It would run now if it were given a processor. */
  readonly runnable: boolean;
  /** How long it would have run and was not let, in milliseconds; 0 where the system does not say. */
  readonly delayMs: number;
}

/**
 * Of the last in a line of processes, each the first child of the one before: launchers, and Node at the end.
 * Undefined where there is no /proc.
 */
export function processorUse(pid: number, launchers = 4): ProcessorUse | undefined {
  try {
    let last = pid;
    for (let depth = 0; depth < launchers; depth++) {
      const child = readFileSync(`/proc/${last}/task/${last}/children`, "utf8").trim().split(" ")[0];
      if (!child) break;
      last = Number(child);
    }
    const text = readFileSync(`/proc/${last}/stat`, "utf8");
    // The second field is the name in parentheses, which may hold anything; the others are separated by spaces.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const ticks = Number(fields[11]) + Number(fields[12]);
    return {
      ms: ticks * 10,
      runnable: fields[0] === "R" || fields[0] === "D",
      delayMs: runDelay(`/proc/${last}/schedstat`),
    };
  } catch {
    return undefined;
  }
}

/** How long this process would have run and was not let, in milliseconds. */
export function ownDelay(): number {
  return runDelay("/proc/self/schedstat");
}

function runDelay(path: string): number {
  try {
    return Number(readFileSync(path, "utf8").split(" ")[1]) / 1e6 || 0;
  } catch {
    return 0;
  }
}
