/** The code cells of a notebook that are run and judged: all but the locked cells of visible checks. */
import type { Notebook } from "../../notebook/notebook.js";
import type { StudentCell } from "../judge/grade-cells.js";
import { withoutMarks } from "./regions.js";

/** The cells of the authored notebook with its solution, as a student would hand them in. */
export function solutionCells(authored: Notebook): StudentCell[] {
  return authored.cells
    .filter(({ cell_type, source }) => cell_type === "code" && !/^\/\/ CHECKS /m.test(source))
    .map(({ id, source }) => ({ id, source: withoutMarks(source) }));
}

/** The cells of a released notebook. */
export function stubCells(released: Notebook): StudentCell[] {
  return released.cells
    .filter(({ cell_type, metadata }) => cell_type === "code" && !isTests(metadata.nbgrader))
    .map(({ id, source }) => ({ id, source }));
}

function isTests(nbgrader: unknown): boolean {
  const { grade, solution } = (nbgrader ?? {}) as { readonly grade?: unknown; readonly solution?: unknown };
  return grade === true && solution === false;
}
