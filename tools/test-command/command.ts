/**
 * `course test`, which is `npm test`: everything that must hold, cheapest first, each step with its time.
 * A failing step does not stop the others; what it printed is shown below its line, and the last line is
 * `N passed, N failed`.
 */
import { CourseError } from "../course-error.js";
import { seconds } from "../run/report.js";
import {
  assignmentsAreFit,
  checkTheCells,
  lint,
  runTheLessons,
  type Step,
  type StepResult,
  strictTypes,
  unitTests,
} from "./steps.js";

const steps: readonly Step[] = [
  { name: "format and lint", run: lint },
  { name: "strict types", run: strictTypes },
  { name: "types of notebook cells", run: checkTheCells },
  { name: "tests", run: unitTests },
  { name: "assignments fit to hand out", run: assignmentsAreFit },
  { name: "notebooks run again", run: runTheLessons },
];

const nameWidth = Math.max(...steps.map(({ name }) => name.length));

export async function run(args: readonly string[]): Promise<number> {
  if (args.length > 0) throw new CourseError(`takes no words, got ${args.join(" ")}`);
  const results: StepResult[] = [];
  for (const step of steps) {
    const start = performance.now();
    showPending(step.name);
    const result = await step.run();
    process.stdout.write(`${stepLines(step.name, result, performance.now() - start)}\n`);
    results.push(result);
  }
  process.stdout.write(`\n${closingLine(results)}\n`);
  return results.every(({ failed }) => failed === 0) ? 0 : 1;
}

/** A step's line and, indented below it, what the reader has to know: failures, or what was skipped. */
export function stepLines(
  name: string,
  { passed, failed, details }: StepResult,
  milliseconds: number,
): string {
  const verdict = failed === 0 ? "ok    " : "failed";
  const counts = passed + failed === 1 ? "" : `  ${counted({ passed, failed })}`;
  const below = details.trim() === "" ? "" : `\n${details.trimEnd().replace(/^(?=.)/gm, "    ")}`;
  return `${verdict} ${name.padEnd(nameWidth)}${seconds(milliseconds).padStart(8)}${counts}${below}`;
}

/** The sum of all steps: `N passed, N failed`, and what was skipped, if anything was. */
export function closingLine(results: readonly StepResult[]): string {
  const sum = (of: (result: StepResult) => number) =>
    results.reduce((total, result) => total + of(result), 0);
  const skipped = sum((result) => result.skipped ?? 0);
  const counts = counted({ passed: sum((result) => result.passed), failed: sum((result) => result.failed) });
  return skipped > 0 ? `${counts}, ${skipped} skipped` : counts;
}

function counted({ passed, failed }: { passed: number; failed: number }): string {
  return `${passed} passed, ${failed} failed`;
}

/** On a terminal, what is being done now; the step's own line replaces it. */
function showPending(name: string): void {
  if (process.stdout.isTTY) process.stdout.write(`...    ${name}\r`);
}
