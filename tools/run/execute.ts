/** Executes a notebook from top to bottom in a fresh kernel and says everything that failed. */

import { CourseError } from "../course-error.js";
import { cellsToCheck, checkSentences } from "../facts/check-sentences.js";
import { type Cell, type CodeCell, executableCells, hasTag, type Notebook } from "../notebook/notebook.js";
import { startKernel } from "./kernel-process.js";
import type { Fault, FromKernel } from "./messages.js";
import { OutputRecord } from "./output-record.js";

export interface Execution {
  /** The notebook with the outputs of this execution, counted 1, 2, 3, ... */
  readonly notebook: Notebook;
  /** Empty if, and only if, every cell ran and did what it should. */
  readonly failures: readonly Failure[];
  /** The sentences that what was executed does not bear out. */
  readonly sentences: readonly Failure[];
}

export interface Failure {
  readonly what: string;
  /** The cell: its number counts from 1 the cells that are executed, as Jupyter's [n] does. */
  readonly cell?: { readonly number: number; readonly id: string };
  /** The id of a text cell, for what is wrong with a sentence. */
  readonly text?: string;
  /** The line of the cell's source, from 1, and its text. */
  readonly line?: { readonly number: number; readonly text: string };
}

export interface ExecutionOptions {
  /** The working folder of the kernel, from where imports resolve: the notebook's own. */
  readonly folder: string;
  readonly secondsPerCell: number;
  /** Called after each cell, and at a failure with the number of cells that will not run. */
  readonly progress?: (cells: number) => void;
}

/**
 * Executes every code cell. The first cell that fails ends the execution, unless it is tagged
 * `raises-exception`: such a cell must fail.
 */
export async function executeNotebook(notebook: Notebook, options: ExecutionOptions): Promise<Execution> {
  const cells = executableCells(notebook);
  const record = new OutputRecord();
  const failures: Failure[] = [];
  const sentences: Failure[] = [];
  let running = 0;
  let thrown: Fault[] = [];

  function hear(message: FromKernel): void {
    if (message.type === "stream") record.print(running, message.name, message.text);
    else if (message.type === "display") record.display(running, message);
    else if (message.type === "fault") {
      if (message.fault.how === "") thrown.push(message.fault);
      else failures.push(failureOf(message.fault));
    }
  }

  function failureOf({ how, what, place }: Fault): Failure {
    const text = how ? `${what} (${how})` : what;
    return place ? failure(place.cell, text, place.line) : failure(running, text);
  }

  function failure(number: number, what: string, line?: number): Failure {
    const cell = cells[number - 1];
    if (!cell) return { what };
    const text = line === undefined ? undefined : cell.source.split("\n")[line - 1];
    return {
      what,
      cell: { number, id: cell.id },
      ...(line !== undefined && text !== undefined && { line: { number: line, text } }),
    };
  }

  async function evaluate(expressions: readonly string[]) {
    const outcome = await kernel.evaluate(expressions, options.secondsPerCell * 1000);
    if ("ended" in outcome) throw new CourseError(`a sentence's expression: ${outcome.ended}`);
    return outcome.values ?? [];
  }

  async function check(after?: CodeCell): Promise<void> {
    const wrong = await checkSentences(notebook, cellsToCheck(notebook, after), evaluate);
    for (const { cell, what } of wrong)
      sentences.push(cell.cell_type === "code" ? failure(running, what) : { what, text: cell.id });
  }

  const kernel = startKernel(options.folder, hear);
  try {
    const start = await kernel.started();
    if ("ended" in start) failures.push({ what: start.ended });
    else await check();
    for (const cell of cells) {
      if (failures.length > 0) break;
      running++;
      thrown = [];
      const outcome = await kernel.execute(cell.source, options.secondsPerCell * 1000);
      options.progress?.(1);
      const mayFail = hasTag(cell, "raises-exception");
      if ("ended" in outcome) {
        const [fault] = thrown;
        failures.push(fault ? failureOf(fault) : failure(running, outcome.ended));
      } else if (outcome.status === "ok" && thrown.length === 0) {
        if (mayFail) failures.push(failure(running, "is tagged raises-exception and did not fail"));
      } else if (!mayFail) {
        if (thrown.length === 0)
          failures.push(failure(running, `failed (${outcome.status}) without saying why`));
        failures.push(...thrown.map(failureOf));
      }
      if (failures.length === 0) await check(cell);
    }
    const notRun = cells.slice(running);
    if (failures.length === 0) {
      running = cells.length + 1;
      thrown = [];
      const end = await kernel.finish();
      if ("ended" in end) {
        const [fault] = thrown;
        const what = `after the last cell, ${fault?.what ?? end.ended}`;
        failures.push(fault?.place ? failure(fault.place.cell, what, fault.place.line) : { what });
      }
    }
    if (notRun.length > 0) {
      failures.push({ what: notRunWords(notRun, running) });
      options.progress?.(notRun.length);
    }
  } finally {
    kernel.kill();
  }
  return {
    notebook: { ...notebook, cells: withOutputs(notebook.cells, cells, record) },
    failures,
    sentences,
  };
}

function notRunWords(cells: readonly CodeCell[], before: number): string {
  const names = cells.map((cell, i) => `[${before + i + 1}] ${cell.id}`);
  return `not run: ${names.join(", ")}`;
}

function withOutputs(all: readonly Cell[], executed: readonly CodeCell[], record: OutputRecord): Cell[] {
  return all.map((cell) => {
    if (cell.cell_type !== "code") return cell;
    const number = executed.indexOf(cell) + 1;
    return { ...cell, execution_count: number === 0 ? null : number, outputs: record.of(number) };
  });
}
