/** The cells of a release as the grader knows them, whatever a handed-in notebook says about itself. */

import type { Notebook } from "../../notebook/notebook.js";
import type { CellKind } from "../assignment/nbgrader.js";
import { regions } from "../assignment/regions.js";
import type { Numbers } from "../judge/written.js";

export interface ReleasedCell {
  readonly id: string;
  readonly type: "code" | "markdown" | "raw";
  readonly kind: CellKind;
  readonly locked: boolean;
  readonly source: string;
  /** Of a written answer, the question that it answers. */
  readonly question?: string;
}

/** What a student was given: the cells, with numbers of the student's own if there are some. */
export interface OwnRelease {
  readonly release: readonly ReleasedCell[];
  readonly numbers?: Numbers;
}

/** @param authored tells which question a written answer belongs to */
export function releasedCells(released: Notebook, authored: Notebook): ReleasedCell[] {
  return released.cells.map(({ id, cell_type, source, metadata }, i) => {
    const question = regions(authored.cells[i]!.source, id)[0]?.question;
    const { grade, solution } = (metadata.nbgrader ?? {}) as {
      readonly grade?: unknown;
      readonly solution?: unknown;
    };
    const kind = solution ? (grade ? "written" : "answer") : grade ? "tests" : "read-only";
    return { id, type: cell_type, kind, locked: !solution, source, ...(question ? { question } : {}) };
  });
}
