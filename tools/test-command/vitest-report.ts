/** Reads vitest's JSON report. A run that ended badly has failed, whatever its report counts. */
import { readFile } from "node:fs/promises";
import { loudly } from "./loudly.js";
import type { StepResult } from "./steps.js";

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly meta?: { readonly lacks?: string };
    }[];
  }[];
}

export async function readVitestReport(
  file: string,
  { ended, printed }: { readonly ended: boolean; readonly printed: string },
): Promise<StepResult> {
  const report = await readFile(file, "utf8").then(
    (text) => JSON.parse(text) as Report,
    () => undefined,
  );
  if (!report) return { passed: 0, failed: 1, details: printed || "vitest left no report" };
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const skipped = tests.filter(({ status }) => status !== "passed" && status !== "failed");
  const notRun = skipped
    .map(({ fullName, meta }) =>
      meta?.lacks === undefined
        ? `skipped: ${fullName}`
        : loudly(fullName, `This machine lacks ${meta.lacks}.`),
    )
    .join("\n");
  const clean = ended && report.numPassedTests > 0;
  return {
    passed: report.numPassedTests,
    failed: clean ? report.numFailedTests : Math.max(1, report.numFailedTests),
    skipped: skipped.length,
    details: clean ? notRun : [printed, notRun].filter(Boolean).join("\n"),
  };
}
