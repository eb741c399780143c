/** The parts of a notebook file that releasing and grading look at, with sources as one string. */

export interface Cell {
  readonly cell_type: "code" | "markdown" | "raw";
  readonly id: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly source: string;
  readonly execution_count?: null;
  readonly outputs?: readonly unknown[];
}

export interface Notebook {
  readonly cells: readonly Cell[];
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly nbformat: number;
  readonly nbformat_minor: number;
}

/** Reads the text of a notebook of ours. @throws SyntaxError if it is not JSON */
export function parseNotebook(text: string): Notebook {
  const { cells, ...rest } = JSON.parse(text);
  return {
    cells: cells.map((cell: { source: string | string[] }) => ({
      ...cell,
      source: [cell.source].flat().join(""),
    })),
    ...rest,
  };
}

/** The file's text: one-space indentation and sources as lines, as Jupyter writes them. */
export function notebookText(notebook: Notebook): string {
  const cells = notebook.cells.map((cell) => ({
    ...cell,
    source: cell.source === "" ? [] : cell.source.split(/(?<=\n)/),
  }));
  return `${JSON.stringify({ ...notebook, cells }, null, 1)}\n`;
}
