/** The steps of `course test` and `course test-all`. Each resolves to its counts, whatever happens. */
import { relative } from "node:path";
import { checkCells } from "../check-cells/check-cells.js";
import { CourseError } from "../course-error.js";
import { loudly } from "../loudly.js";
import { allNotebookPaths } from "../notebook/course-notebooks.js";
import { readNotebook } from "../notebook/read.js";
import { projectRoot } from "../project.js";
import { notebookReport } from "../run/report.js";
import { installBrowsers } from "../test-jupyter/browsers.js";
import { testJupyter } from "../test-jupyter/command.js";
import { binary, program, verdict } from "./program.js";
import type { StepResult } from "./step.js";
import { vitest } from "./vitest.js";

export function lint(): Promise<StepResult> {
  return program(binary("@biomejs/biome", "bin/biome"), ["check", "."]);
}

export function checkTheCells(): Promise<StepResult> {
  return reported(async () => {
    const paths = await allNotebookPaths();
    if (paths.length === 0) throw new CourseError("there are no notebooks to check");
    const notebooks = await Promise.all(
      paths.map(async (path) => ({ path, notebook: await readNotebook(path) })),
    );
    const reports = checkCells(notebooks).flatMap((failures, i) =>
      failures.length > 0 ? [notebookReport(relative(projectRoot, paths[i]!), failures)] : [],
    );
    return verdict(reports.length === 0, reports.join("\n"));
  });
}

/** The browsers that the outer ring drives, installed in CI where they are missing. */
export async function browsers(): Promise<StepResult> {
  const lacking = installBrowsers();
  if (lacking.length === 0) return verdict(true);
  const details = lacking.map((why) => loudly("what needs a browser", why)).join("\n");
  return { passed: 0, failed: 0, skipped: lacking.length, details };
}

/** `test/outer`: what needs a browser, a Python or minutes. */
export function outerTests(): Promise<StepResult> {
  return vitest("outer");
}

/** The notebooks in a real JupyterLab; what it lacked, it says in `details`. */
export async function jupyterLab(): Promise<StepResult> {
  const lines: string[] = [];
  const { passed, failed, lacking } = await testJupyter((line) => lines.push(line));
  const failures = lines.filter((line) => line.startsWith("failed"));
  const details = [...failures, ...(lacking === undefined ? [] : [loudly("JupyterLab", lacking)])].join("\n");
  return { passed, failed, skipped: lacking === undefined ? 0 : 1, details };
}

/** What the user can put right, such as an unreadable notebook, is this step's failure. */
export async function reported(step: () => Promise<StepResult>): Promise<StepResult> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof CourseError)) throw error;
    return verdict(false, error.message);
  }
}
