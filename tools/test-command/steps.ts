/** The steps of `course test` and `course test-all`. Each resolves to its counts, whatever happens. */
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { checkCells } from "../check-cells/check-cells.js";
import { CourseError } from "../course-error.js";
import { assignmentNames } from "../grade/assignment-names.js";
import { allNotebookPaths, lessonPaths } from "../notebook/course-notebooks.js";
import { readNotebook } from "../notebook/read.js";
import { projectRoot } from "../project.js";
import {
  type AssignmentCheck,
  checkAssignments,
  fitToHandOut,
  mutantsAreCaught,
} from "../release/check-assignments.js";
import { notebookReport } from "../run/report.js";
import { runNotebooks } from "../run/run.js";
import { testJupyter } from "../test-jupyter/command.js";
import { loudly } from "./loudly.js";
import { readVitestReport } from "./vitest-report.js";

export interface Step {
  readonly name: string;
  readonly run: () => Promise<StepResult>;
}

export interface StepResult {
  readonly passed: number;
  readonly failed: number;
  readonly skipped?: number;
  /** What the reader has to know, ready to print; empty when all is well. */
  readonly details: string;
}

export function lint(): Promise<StepResult> {
  return program(binary("@biomejs/biome", "bin/biome"), ["check", "."]);
}

export async function strictTypes(): Promise<StepResult> {
  const tsc = binary("typescript", "bin/tsc");
  const built = await program(tsc, ["-b", "lib", "tools"]);
  if (built.failed > 0) return built;
  const results = await Promise.all(checkedProjects().map((project) => program(tsc, ["-p", project])));
  const failed = results.filter((result) => result.failed > 0);
  return failed.length === 0 ? built : verdict(false, failed.map(({ details }) => details).join("\n"));
}

/** The folders whose TypeScript is checked without being built. */
function checkedProjects(): string[] {
  const folders = readdirSync(projectRoot).filter((name) =>
    existsSync(join(projectRoot, name, "tsconfig.json")),
  );
  return folders.filter((name) => name !== "lib" && name !== "tools");
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

export function unitTests(): Promise<StepResult> {
  return vitest(["--project=!outer"]);
}

/** `test/outer`: what needs a browser, a Python or minutes. */
export function outerTests(): Promise<StepResult> {
  return vitest(["--project=outer"]);
}

async function vitest(words: readonly string[]): Promise<StepResult> {
  const folder = await mkdtemp(join(tmpdir(), "course-test-"));
  const file = join(folder, "report.json");
  try {
    const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${file}`];
    const { failed, details } = await program(binary("vitest", "vitest.mjs"), [
      "run",
      ...words,
      ...reporters,
    ]);
    return await readVitestReport(file, { ended: failed === 0, printed: details });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export function runTheLessons(): Promise<StepResult> {
  return reported(async () => {
    const reports: string[] = [];
    const counts = await runNotebooks(await lessonPaths(), {
      mode: "check",
      secondsPerCell: 60,
      print: (report) => reports.push(report),
    });
    return { ...counts, details: reports.filter((report) => report.startsWith("failed")).join("\n") };
  });
}

export function assignmentsAreFit(): Promise<StepResult> {
  return everyAssignment(fitToHandOut);
}

export function mutants(): Promise<StepResult> {
  return everyAssignment(mutantsAreCaught);
}

function everyAssignment(check: AssignmentCheck): Promise<StepResult> {
  return reported(async () => {
    const lines: string[] = [];
    const names = await assignmentNames();
    const failed = await checkAssignments(names, [check], (line) => lines.push(line));
    const details = failed.length > 0 ? lines.join("\n") : "";
    return { passed: names.length - failed.length, failed: failed.length, details };
  });
}

/** The notebooks in a real JupyterLab; what it lacked, it says in `details`. */
export async function jupyterLab(): Promise<StepResult> {
  const lines: string[] = [];
  const { passed, failed, lacking } = await testJupyter((line) => lines.push(line));
  const failures = lines.filter((line) => line.startsWith("failed"));
  const details = [...failures, ...(lacking === undefined ? [] : [loudly("JupyterLab", lacking)])].join("\n");
  return { passed, failed, skipped: lacking === undefined ? 0 : 1, details };
}

function verdict(ok: boolean, details = ""): StepResult {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, details };
}

/** What the user can put right, such as an unreadable notebook, is this step's failure. */
async function reported(step: () => Promise<StepResult>): Promise<StepResult> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof CourseError)) throw error;
    return verdict(false, error.message);
  }
}

/** Runs a Node program in the project's folder; all that it printed are the details of its failure. */
function program(path: string, args: readonly string[]): Promise<StepResult> {
  return new Promise((resolve) => {
    const env = { ...process.env, NO_COLOR: "1" };
    const child = spawn(process.execPath, [path, ...args], {
      cwd: projectRoot,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let printed = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        printed += text;
      });
    child.on("error", (error) => resolve(verdict(false, error.message)));
    child.on("close", (code, signal) => {
      const how = signal ? `ended by ${signal}` : `exit code ${code}`;
      resolve(code === 0 ? verdict(true) : verdict(false, printed.trim() || how));
    });
  });
}

/** A package's executable, by the path inside the package. */
function binary(name: string, path: string): string {
  return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), path);
}
