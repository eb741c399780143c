/**
 * `course run [files...]`: executes notebooks, in parallel, each in a kernel of its own.
 *
 * Without options it reports what fails, a sentence that its data do not bear out included; `--check` also compares every output with the committed one;
 * `--write` puts the outputs into the files, in normal form.
 */
import { readFile } from "node:fs/promises";
import { dirname, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { CourseError } from "../course-error.js";
import { inParallel } from "../in-parallel.js";
import { lessonPaths } from "../notebook/course-notebooks.js";
import { executableCells, type Notebook } from "../notebook/notebook.js";
import { readNotebook } from "../notebook/read.js";
import { formatNotebook, writeNotebook } from "../notebook/write.js";
import { progressBar } from "../progress.js";
import { differences } from "./differences.js";
import { executeNotebook, type Failure } from "./execute.js";
import { normalised } from "./normal-form.js";
import { notebookReport } from "./report.js";

const usage = `course run [files...]  executes notebooks; all of notebooks/ when none is named
  --check            compare every output with what is committed
  --write            write the outputs into the files
  --timeout SECONDS  the longest that one cell may take (60)
`;

interface How {
  readonly mode: "run" | "check" | "write";
  readonly secondsPerCell: number;
}

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = options(args);
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  if (values.check && values.write) throw new CourseError("--check and --write exclude each other");
  const secondsPerCell = Number(values.timeout);
  if (!(secondsPerCell > 0))
    throw new CourseError(`--timeout must be a number of seconds above 0, got ${values.timeout}`);
  const mode = values.check ? "check" : values.write ? "write" : "run";
  const paths = positionals.length > 0 ? positionals.map((path) => resolve(path)) : await lessonPaths();
  const print = (report: string) => process.stdout.write(`${report}\n`);
  const { failed } = await runNotebooks(paths, { mode, secondsPerCell, print });
  return failed === 0 ? 0 : 1;
}

/** Runs notebooks and prints a report of each, in the order in which they end. */
export async function runNotebooks(
  paths: readonly string[],
  {
    print,
    ended = () => {},
    ...how
  }: How & {
    readonly print: (report: string) => void;
    readonly ended?: (path: string, failures: readonly Failure[], milliseconds: number) => void;
  },
): Promise<{ readonly passed: number; readonly failed: number }> {
  if (paths.length === 0) throw new CourseError("there are no notebooks to run");
  const notebooks = await Promise.all(
    paths.map(async (path) => ({ path, notebook: await readNotebook(relative(process.cwd(), path)) })),
  );
  const cells = notebooks.reduce((sum, { notebook }) => sum + executableCells(notebook).length, 0);
  const bar = progressBar(cells, "cells");
  let failed = 0;
  await inParallel(notebooks, async ({ path, notebook }) => {
    const start = performance.now();
    const failures = await runNotebook(path, notebook, { ...how, progress: bar.step });
    if (failures.length > 0) failed++;
    const milliseconds = performance.now() - start;
    ended(path, failures, milliseconds);
    const report = notebookReport(relative(process.cwd(), path), failures, milliseconds);
    bar.above(() => print(report));
  });
  bar.end();
  return { passed: notebooks.length - failed, failed };
}

async function runNotebook(
  path: string,
  notebook: Notebook,
  { mode, ...limits }: How & { readonly progress: (cells: number) => void },
): Promise<readonly Failure[]> {
  const execution = await executeNotebook(notebook, { folder: dirname(path), ...limits });
  const sentences = execution.sentences;
  if (mode === "run") return [...execution.failures, ...sentences];
  if (execution.failures.length > 0)
    return mode === "write"
      ? [...execution.failures, { what: "not written" }]
      : [...execution.failures, ...sentences];
  const result = normalised(notebook, execution.notebook);
  if (mode === "write") {
    await writeNotebook(path, result);
    return sentences;
  }
  const drifted = [...differences(notebook, result), ...sentences];
  if (drifted.length > 0 || formatNotebook(result) === (await readFile(path, "utf8"))) return drifted;
  return [{ what: "the outputs are as committed, but the file is not in normal form: course run --write" }];
}

function options(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        check: { type: "boolean" },
        write: { type: "boolean" },
        help: { type: "boolean" },
        timeout: { type: "string", default: "60" },
      },
    });
  } catch (error) {
    const [what] = (error as Error).message.split(". ");
    throw new CourseError(`${what} (course run --help shows what there is)`);
  }
}
