/** Checks the sentences of a notebook while it runs: those of a text cell after the code cell above it. */
import type { Cell, Notebook } from "../notebook/notebook.js";
import { claimsOf, type Given, promisesAll, refuted, unnamed } from "./claims.js";

/** A sentence that is not true, or a number of which nobody says where it comes from. */
export interface FalseSentence {
  readonly cell: Cell;
  readonly what: string;
}

/** Gives the values of expressions over what the cells so far define. */
export type Evaluate = (expressions: readonly string[]) => Promise<readonly Given[]>;

/** The cells to look at once a code cell has run: itself and the text below it; for none, the text on top. */
export function cellsToCheck(notebook: Notebook, after: Cell | undefined): readonly Cell[] {
  const start = after ? notebook.cells.indexOf(after) : -1;
  const next = notebook.cells.findIndex(
    (cell, i) => i > start && cell.cell_type === "code" && cell.source.trim() !== "",
  );
  return notebook.cells.slice(Math.max(start, 0), next < 0 ? undefined : next);
}

export async function checkSentences(
  notebook: Notebook,
  cells: readonly Cell[],
  evaluate: Evaluate,
): Promise<FalseSentence[]> {
  const claims = cells.flatMap((cell) => claimsOf(cell).map((claim) => ({ cell, claim })));
  const given = claims.length === 0 ? [] : await evaluate(claims.map(({ claim }) => claim.expression));
  const wrong = claims.flatMap(({ cell, claim }, i) => {
    const what = refuted(cell, claim, given[i]!);
    return what === undefined ? [] : [{ cell, what }];
  });
  const texts = promisesAll(notebook) ? cells.filter((cell) => cell.cell_type === "markdown") : [];
  return [...wrong, ...texts.flatMap((cell) => unnamed(cell).map((what) => ({ cell, what })))];
}
