/** What is waited for, and whether it came so late that another machine could have called it too late. */
import type { ProcessorUse } from "./processor-time.js";
import type { StudentFault } from "./student-fault.js";

export interface Waiting {
  readonly id: number;
  readonly since: number;
  readonly resolve: (value: unknown) => void;
  readonly reject: (fault: StudentFault) => void;
  timer: NodeJS.Timeout;
  /** What was known of it when it had not answered at once. */
  slow?: { readonly beforeMs: number; readonly delayMs: number; readonly limitMs: number };
}

/** How far from a limit another machine may be on its other side. */
export function near(ms: number): number {
  return 0.1 * ms;
}

/** Whether an answer took nearly as long as it may, on this machine. */
export function isClose({ since, slow }: Waiting, now: ProcessorUse | undefined): boolean {
  const passed = performance.now() - since;
  if (!slow || passed < slow.limitMs - near(slow.limitMs)) return false;
  const own = passed - ((now?.delayMs ?? 0) - slow.delayMs);
  return Math.max(own, (now?.ms ?? 0) - slow.beforeMs) >= slow.limitMs - near(slow.limitMs);
}
