/**
 * `course test`, which is `npm test`: everything that must hold, cheapest first, each step with its time.
 * `course test-all`, which is `npm run test:all`: what is left, everything real, and takes a browser and a Python.
 * A failing step does not stop the others; what it printed is shown below its line, and the last line is
 * `N passed, N failed`.
 */
import { CourseError } from "../course-error.js";
import { assignmentsAreFit, mutants } from "./assignments.js";
import { lessons } from "./notebooks.js";
import type { Step, StepResult } from "./step.js";
import { counted, stepLines } from "./step-lines.js";
import { browsers, checkTheCells, jupyterLab, lint, outerTests, reported } from "./steps.js";
import { strictTypes } from "./types.js";
import { unitTests } from "./unit-tests.js";

const middleRing: readonly Step[] = [
  { name: "format and lint", run: lint },
  { name: "strict types", run: strictTypes },
  { name: "types of notebook cells", run: checkTheCells },
  { name: "tests", run: unitTests },
  { name: "assignments fit to hand out", run: assignmentsAreFit },
  { name: "notebooks run again", run: lessons },
];

const outerRing: readonly Step[] = [
  { name: "browsers", run: browsers },
  { name: "outer tests", run: outerTests },
  { name: "notebooks in JupyterLab", run: jupyterLab },
  { name: "mutants lose points", run: mutants },
];

export function run(args: readonly string[]): Promise<number> {
  return runSteps(middleRing, args);
}

export function runOuter(args: readonly string[]): Promise<number> {
  return runSteps(outerRing, args);
}

async function runSteps(steps: readonly Step[], args: readonly string[]): Promise<number> {
  if (args.length > 0) throw new CourseError(`takes no words, got ${args.join(" ")}`);
  const results: StepResult[] = [];
  for (const step of steps) {
    const start = performance.now();
    showPending(step.name);
    const result = await reported(step.run);
    process.stdout.write(`${stepLines(step.name, result, performance.now() - start)}\n`);
    results.push(result);
  }
  process.stdout.write(`\n${closingLine(results)}\n`);
  return results.every(({ failed }) => failed === 0) ? 0 : 1;
}

/** The sum of all steps: `N passed, N failed`, and what was skipped, if anything was. */
export function closingLine(results: readonly StepResult[]): string {
  const sum = (of: (result: StepResult) => number) =>
    results.reduce((total, result) => total + of(result), 0);
  const skipped = sum((result) => result.skipped ?? 0);
  const counts = counted({ passed: sum((result) => result.passed), failed: sum((result) => result.failed) });
  return skipped > 0 ? `${counts}, ${skipped} skipped` : counts;
}

/** On a terminal, what is being done now; the step's own line replaces it. */
function showPending(name: string): void {
  if (process.stdout.isTTY) process.stdout.write(`...    ${name}\r`);
}
