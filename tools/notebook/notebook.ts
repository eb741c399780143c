/**
 * A Jupyter notebook in memory (nbformat 4.5), as plain data: every text is one string, whatever way the
 * file splits it into lines.
 *
 * @see https://nbformat.readthedocs.io/en/latest/format_description.html
 */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

export interface Notebook {
  readonly cells: readonly Cell[];
  readonly metadata: JsonObject;
}

export type Cell = CodeCell | TextCell;

export interface CodeCell {
  readonly cell_type: "code";
  readonly id: string;
  readonly metadata: JsonObject;
  readonly source: string;
  readonly execution_count: number | null;
  readonly outputs: readonly Output[];
}

export interface TextCell {
  readonly cell_type: "markdown" | "raw";
  readonly id: string;
  readonly metadata: JsonObject;
  readonly source: string;
  readonly attachments?: JsonObject;
}

export type Output = StreamOutput | DisplayOutput | ErrorOutput;

export interface StreamOutput {
  readonly output_type: "stream";
  readonly name: "stdout" | "stderr";
  readonly text: string;
}

/** A bundle: the same thing in several formats, by MIME type. JSON types hold JSON, all others a string. */
export interface DisplayOutput {
  readonly output_type: "display_data" | "execute_result";
  readonly data: JsonObject;
  readonly metadata: JsonObject;
  readonly execution_count?: number | null;
}

export interface ErrorOutput {
  readonly output_type: "error";
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

/** Whether a cell carries a tag, such as `volatile` (not compared) or `raises-exception` (must fail). */
export function hasTag(cell: Cell, tag: string): boolean {
  const { tags } = cell.metadata;
  return Array.isArray(tags) && tags.includes(tag);
}

/** The cells that a run executes: code that is not blank, as in JupyterLab. */
export function executableCells(notebook: Notebook): CodeCell[] {
  return notebook.cells
    .filter((cell) => cell.cell_type === "code")
    .filter((cell) => cell.source.trim() !== "");
}

/** Whether a MIME type holds JSON itself rather than text. */
export function isJsonType(mimeType: string): boolean {
  return mimeType === "application/json" || /^application\/.*\+json$/.test(mimeType);
}
