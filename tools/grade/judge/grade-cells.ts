/** Compiles the cells of one notebook and judges them, in this process: for authors, whose notebooks are no danger. */
import { compiling } from "../program/compiled-cell.js";
import type { TypeChecker } from "../program/type-check.js";
import { judgeNotebook, startSandbox } from "./judge-notebook.js";
import type { QuestionResult } from "./question-result.js";
import type { Surroundings } from "./running-notebook.js";
import type { Assignment } from "./written.js";

/** A code cell of the student's, after repairs. */
export interface StudentCell {
  readonly id: string;
  readonly source: string;
}

export interface CellProblem {
  readonly cell: string;
  readonly problem: string;
}

export interface GradedCells {
  readonly questions: readonly QuestionResult[];
  /** Cells that do not compile, and cells that threw while they ran. */
  readonly problems: readonly CellProblem[];
  readonly closeToLimit: boolean;
}

/** @param isEnough ends the grading early, after the first question of which it is true */
export async function gradeCells(
  assignment: Assignment,
  cells: readonly StudentCell[],
  checker: TypeChecker,
  surroundings: Surroundings,
  isEnough?: (question: QuestionResult) => boolean,
): Promise<GradedCells> {
  // It starts while the types are checked.
  const started = startSandbox(surroundings);
  try {
    const compiled = compiling(checker.check(cells.map(({ source }) => source)));
    const judged = await judgeNotebook(assignment, compiled, started, surroundings, {
      ...(isEnough ? { isEnough } : {}),
    });
    const problems = [...judged.problems].map(([i, problem]) => ({ cell: cells[i]!.id, problem }));
    return { questions: judged.questions, problems, closeToLimit: judged.closeToLimit };
  } finally {
    started.sandbox.close();
  }
}
