/** The points of a compiled notebook: a function of the assignment, the cells and the surroundings, nothing else. */
import type { CompiledCell } from "../program/compiled-cell.js";
import { defines } from "../program/program.js";
import { Budget } from "../sandbox/budget.js";
import { Sandbox } from "../sandbox/sandbox.js";
import type { CellFailure } from "./cell-failure.js";
import { judgeQuestion } from "./judge-question.js";
import { blankQuestion, type QuestionResult } from "./question-result.js";
import { RunningNotebook, type Surroundings } from "./running-notebook.js";
import type { Assignment } from "./written.js";

export interface JudgedNotebook {
  readonly questions: readonly QuestionResult[];
  /** By question, the positions of the cells that define what it asks for. */
  readonly definers: readonly (readonly number[])[];
  /** What is wrong with cells, by position: they do not compile, or they threw while they ran. */
  readonly problems: ReadonlyMap<number, string>;
  /** Questions that were left out since a judge broke at them, by id. */
  readonly without: readonly string[];
  /** How much of the budget is gone is so close to a limit that another machine could have said otherwise. */
  readonly closeToLimit: boolean;
}

/** A process that has run nothing yet, which may start before the cells are known. */
export interface Started {
  readonly sandbox: Sandbox;
  readonly budget: Budget;
}

export function startSandbox({ runtime, limits, isolation }: Surroundings): Started {
  const budget = new Budget(limits);
  return { sandbox: new Sandbox(runtime, limits, isolation, budget), budget };
}

export interface Judging {
  /** Ends the grading early, after the first question of which it is true. */
  readonly isEnough?: (question: QuestionResult) => boolean;
  /** Questions that are left out, by id, since a judge broke at them. */
  readonly without?: readonly string[];
  /** Told the id of a question before it is put, and again whenever the student's process has answered for a while. */
  readonly sign?: (question: string) => void;
}

export async function judgeNotebook(
  assignment: Assignment,
  cells: readonly CompiledCell[],
  started: Started,
  surroundings: Surroundings,
  { isEnough = () => false, without = [], sign = () => {} }: Judging = {},
): Promise<JudgedNotebook> {
  const names = assignment.questions.flatMap(({ calls = [], reads = [] }) => [...calls, ...reads]);
  const student = new RunningNotebook(cells, { names: [...new Set(names)], ...started }, surroundings);
  const questions: QuestionResult[] = [];
  const thrown = new Map<number, CellFailure>();
  try {
    const checked = assignment.questions.filter(({ hidden = [] }) => hidden.length > 0);
    for (const question of assignment.questions) {
      student.answered = () => sign(question.id);
      sign(question.id);
      // Half of the budget is dealt out evenly, so that no question can use up what others need.
      const later = checked.length - 1 - checked.indexOf(question);
      if (checked.includes(question)) started.budget.openTo(1 - later / (2 * checked.length));
      const result = without.includes(question.id)
        ? blankQuestion(question, "not judged: the grader did not come to an end with what it was given")
        : await judgeQuestion(question, student);
      questions.push(result);
      if (isEnough(result)) break;
      for (const failure of student.failures) thrown.set(failure.cell, failure);
    }
  } finally {
    student.close();
  }
  const problems = cells.flatMap(({ problems: found }, i): [number, string][] => {
    const problem = found[0] ?? thrown.get(i)?.message ?? student.hanging.get(i);
    return problem === undefined ? [] : [[i, problem]];
  });
  const definers = assignment.questions.map(({ calls = [], reads = [] }) => {
    const asked = [...calls, ...reads].map((name) => cells.findLastIndex((cell) => defines(cell, name)));
    return [...new Set(asked)].filter((i) => i >= 0).sort((a, b) => a - b);
  });
  return {
    questions,
    definers,
    problems: new Map(problems),
    without,
    closeToLimit: started.budget.isClose(),
  };
}
