/** Whether a process is busy or only waiting for its turn: a full machine must not cost a student points. */
import { readFileSync } from "node:fs";

export interface ProcessorUse {
  /** Processor time so far, in milliseconds. */
  readonly ms: number;
  /** It would run now if it were given a processor. */
  readonly runnable: boolean;
}

/** Of a process and its only child, if it has one: the launcher and Node. Undefined where there is no /proc. */
export function processorUse(pid: number): ProcessorUse | undefined {
  try {
    const child = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ")[0];
    const text = readFileSync(`/proc/${child || pid}/stat`, "utf8");
    // The second field is the name in parentheses, which may hold anything; the others are separated by spaces.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const ticks = Number(fields[11]) + Number(fields[12]);
    return { ms: ticks * 10, runnable: fields[0] === "R" || fields[0] === "D" };
  } catch {
    return undefined;
  }
}
