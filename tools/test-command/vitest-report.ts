/** Reads vitest's JSON report. A run that ended badly has failed, whatever its report counts. */
import { readFile } from "node:fs/promises";
import { loudly } from "../loudly.js";
import type { StepResult } from "./step.js";

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly startTime: number;
    readonly endTime: number;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly meta?: { readonly lacks?: string };
    }[];
  }[];
}

export interface FileReport {
  /** The file's absolute path. */
  readonly name: string;
  readonly tests: number;
  /** Whether every test of it ran and passed. */
  readonly clean: boolean;
  readonly milliseconds: number;
}

export async function readVitestReport(
  file: string,
  { ended, printed }: { readonly ended: boolean; readonly printed: string },
): Promise<StepResult & { readonly files: readonly FileReport[] }> {
  const report = await readFile(file, "utf8").then(
    (text) => JSON.parse(text) as Report,
    () => undefined,
  );
  if (!report) return { passed: 0, failed: 1, details: printed || "vitest left no report", files: [] };
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
    files: report.testResults.map(({ name, status, startTime, endTime, assertionResults }) => ({
      name,
      tests: assertionResults.length,
      clean: status === "passed" && assertionResults.every((test) => test.status === "passed"),
      milliseconds: endTime - startTime,
    })),
  };
}
