/** A notebook's code cells as one TypeScript module, and the way back from its lines to theirs. */
import { executableCells, type Notebook } from "../notebook/notebook.js";

export interface CellLine {
  /** The cell's number, from 1, among the executed cells, and its line, from 1. */
  readonly cell: number;
  readonly line: number;
}

export interface CellsModule {
  readonly text: string;
  /** The place of line `index` of the text, from 0. */
  place(index: number): CellLine;
}

/** The cells one below the other; each begins on a line of its own. */
export function cellsModule(notebook: Notebook): CellsModule {
  const sources = executableCells(notebook).map((cell) => cell.source);
  const places = sources.flatMap((source, i) =>
    source.split("\n").map((_, line): CellLine => ({ cell: i + 1, line: line + 1 })),
  );
  const last = places.at(-1) ?? { cell: 0, line: 0 };
  return { text: sources.join("\n"), place: (index) => places[index] ?? last };
}
