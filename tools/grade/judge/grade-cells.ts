/** The points of one notebook: a function of the assignment, the cells and the surroundings, nothing else. */

import { defines } from "../program/program.js";
import type { TypeChecker } from "../program/type-check.js";
import { Sandbox } from "../sandbox/sandbox.js";
import type { Assignment } from "./judge.js";
import { judgeQuestion, type QuestionResult } from "./judge-question.js";
import { type CellFailure, RunningNotebook, type Surroundings } from "./running-notebook.js";

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
  /** By question, the cells that define what it asks for. */
  readonly definers: ReadonlyMap<string, readonly string[]>;
  /** Cells that do not compile, and cells that threw while they ran. */
  readonly problems: readonly CellProblem[];
}

/** @param isEnough ends the grading early, after the first question of which it is true */
export async function gradeCells(
  assignment: Assignment,
  cells: readonly StudentCell[],
  checker: TypeChecker,
  surroundings: Surroundings,
  isEnough: (question: QuestionResult) => boolean = () => false,
): Promise<GradedCells> {
  const { runtime, limits, isolation } = surroundings;
  // It starts while the types are checked.
  const started = new Sandbox(runtime, limits, isolation);
  try {
    const checked = checker.check(cells.map(({ source }) => source));
    const names = assignment.questions.flatMap(({ calls = [], reads = [] }) => [...calls, ...reads]);
    const student = new RunningNotebook(checked, { names: [...new Set(names)], started }, surroundings);
    const { questions, thrown } = await answered(assignment, student, isEnough);
    const problems = checked.flatMap((cell, i) => {
      const found = cell.problems[0] ?? thrown.get(i)?.message;
      return found === undefined ? [] : [{ cell: cells[i]!.id, problem: found }];
    });
    const definers = assignment.questions.map(({ id, calls = [], reads = [] }) => {
      const asked = [...calls, ...reads].map((name) => checked.findLastIndex((cell) => defines(cell, name)));
      const found = [...new Set(asked)].filter((i) => i >= 0).sort((a, b) => a - b);
      return [id, found.map((i) => cells[i]!.id)] as const;
    });
    return { questions, problems, definers: new Map(definers) };
  } finally {
    started.close();
  }
}

/** Puts all questions, and closes the student's process; `thrown` has the cells that failed, by position. */
async function answered(
  assignment: Assignment,
  student: RunningNotebook,
  isEnough: (question: QuestionResult) => boolean,
): Promise<{ questions: readonly QuestionResult[]; thrown: ReadonlyMap<number, CellFailure> }> {
  const questions: QuestionResult[] = [];
  const thrown = new Map<number, CellFailure>();
  try {
    for (const question of assignment.questions) {
      const result = await judgeQuestion(question, student);
      questions.push(result);
      if (isEnough(result)) break;
      for (const failure of student.failures) thrown.set(failure.cell, failure);
    }
  } finally {
    student.close();
  }
  return { questions, thrown };
}
