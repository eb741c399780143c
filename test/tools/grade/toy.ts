/** The toy assignment and what it takes to grade cells of it. */
import { fileURLToPath } from "node:url";
import { solutionCells } from "../../../tools/grade/assignment/answer-cells.js";
import { loadAssignment } from "../../../tools/grade/assignment/load-assignment.js";
import { prepareGrading } from "../../../tools/grade/class/prepare-grading.js";
import { type GradedCells, gradeCells, type StudentCell } from "../../../tools/grade/judge/grade-cells.js";
import { TypeChecker } from "../../../tools/grade/program/type-check.js";
import { createRuntime } from "../../../tools/grade/runtime/make-runtime.js";
import { defaultLimits, isolation, type Limits } from "../../../tools/grade/sandbox/isolation.js";

export const solutions = fileURLToPath(new URL("../../fixtures/solutions", import.meta.url));
export const toy = await loadAssignment("00-toy", solutions);
export const solution = solutionCells(toy.notebook);
const runtime = await createRuntime(toy.assignment.withheld ?? []);
export const runtimeFolder = runtime.folder;
const checker = new TypeChecker();

/** The solution with some cells replaced, by id. */
export function withCells(replaced: Readonly<Record<string, string>>): StudentCell[] {
  return solution.map(({ id, source }) => ({ id, source: replaced[id] ?? source }));
}

export function grade(cells: readonly StudentCell[], limits: Partial<Limits> = {}): Promise<GradedCells> {
  return gradeCells(toy.assignment, cells, checker, {
    runtime,
    limits: { ...defaultLimits, ...limits },
    isolation: isolation(),
  });
}

/** The points of the questions line, degrees and pick, in this order. */
export async function points(cells: readonly StudentCell[], limits: Partial<Limits> = {}): Promise<number[]> {
  const { questions } = await grade(cells, limits);
  return questions.slice(0, 3).map((question) => question.points);
}

/** The same for whole submissions. */
export const grading = await prepareGrading("00-toy", runtime, { solutions });
