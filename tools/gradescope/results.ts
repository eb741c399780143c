/** Gradescope's `results.json`. */

import { points } from "../grade/gradebook/grades-csv.js";
import { isolationText } from "../grade/report/feedback.js";
import type { Result } from "../grade/result/result.js";

/** One test a check; written answers are graded on Gradescope itself and are no part of the score. */
export function gradescopeResults(result: Result): string {
  const tests = result.questions.flatMap(({ id, title, checks }, i) =>
    checks.map((check, j) => {
      const lines = [
        check.reason,
        ...(check.calls ?? []),
        check.reason === undefined ? undefined : check.hint,
      ];
      const scored = check.maximum > 0 ? { score: check.points, max_score: check.maximum } : {};
      return {
        ...scored,
        status: check.reason === undefined ? "passed" : "failed",
        name: `${id}: ${check.title}`,
        name_format: "text",
        number: `${i + 1}.${j + 1}`,
        output: lines.filter((line) => line !== undefined).join("\n"),
        output_format: "text",
        visibility: "visible",
        tags: [title],
      };
    }),
  );
  const head = [
    ...result.problems.map(({ cell, problem }) => `cell ${cell} did not run: ${problem}`),
    ...result.notes,
    ...(result.pending > 0
      ? [`${points(result.pending)} points for written answers are given by a person`]
      : []),
    `Your functions were called in a process of their own; ${isolationText(result)}.`,
  ];
  const automatic = result.questions.flatMap(({ checks }) => checks.map((check) => check.points));
  return json({
    score: automatic.reduce((sum, value) => sum + value, 0),
    output: head.join("\n"),
    output_format: "text",
    test_output_format: "text",
    visibility: "visible",
    stdout_visibility: "hidden",
    tests,
    extra_data: { provenance: result.provenance },
  });
}

export function gradescopeFailure(reason: string): string {
  return json({
    score: 0,
    output: reason,
    output_format: "text",
    visibility: "visible",
    stdout_visibility: "hidden",
    tests: [],
  });
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
