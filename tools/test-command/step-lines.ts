/** How a step of a ring is reported. */
import { seconds } from "../run/report.js";
import type { StepResult } from "./step.js";

const nameWidth = 28;

/** A step's line and, indented below it, what the reader has to know: failures, or what was skipped. */
export function stepLines(
  name: string,
  { passed, failed, unchanged = 0, details }: StepResult,
  milliseconds: number,
): string {
  const verdict = failed === 0 ? "ok    " : "failed";
  const resting = unchanged > 0 ? ` (${unchanged} unchanged since they passed)` : "";
  const counts = passed + failed === 1 ? "" : `  ${counted({ passed, failed })}${resting}`;
  const below = details.trim() === "" ? "" : `\n${details.trimEnd().replace(/^(?=.)/gm, "    ")}`;
  return `${verdict} ${name.padEnd(nameWidth)}${seconds(milliseconds).padStart(8)}${counts}${below}`;
}

export function counted({ passed, failed }: { passed: number; failed: number }): string {
  return `${passed} passed, ${failed} failed`;
}
