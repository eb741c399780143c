/** The form in which an executed notebook is committed: nothing in it depends on when or where it ran. */
import { type Cell, hasTag, type JsonObject, type Notebook, type Output } from "../notebook/notebook.js";

/** What a client writes into every notebook of this kernel; clients differ, so one form is kept. */
const languageInfo: JsonObject = {
  codemirror_mode: { mode: "typescript", name: "javascript", typescript: true },
  file_extension: ".ts",
  mimetype: "text/typescript",
  name: "typescript",
  version: "5.0.4",
};

/** An executed notebook in normal form. A `volatile` cell keeps the outputs that it was committed with. */
export function normalised(committed: Notebook, executed: Notebook): Notebook {
  const before = new Map(committed.cells.map((cell) => [cell.id, cell]));
  const cells = executed.cells.map((cell): Cell => {
    const { execution, ExecuteTime, ...metadata } = cell.metadata;
    if (cell.cell_type !== "code") return { ...cell, metadata };
    const old = before.get(cell.id);
    const kept = hasTag(cell, "volatile") && old?.cell_type === "code" && old.outputs.length > 0;
    const outputs = kept ? old.outputs : cell.outputs;
    return {
      ...cell,
      metadata,
      outputs: hasTag(cell, "raises-exception") ? outputs.map(withoutStack) : outputs,
    };
  });
  return { cells, metadata: { ...executed.metadata, language_info: languageInfo } };
}

/** An error's stack names folders of this machine; its message is what the reader needs. */
function withoutStack(output: Output): Output {
  if (output.output_type !== "stream" || output.name !== "stderr") return output;
  const text = output.text
    .replace(/^cell-\d+\.js:\d+\n.*\n *\^+\n\n?/gm, "")
    .replace(/\n +at [^\n]*?(?=( \{)?(\n|$))/g, "");
  return { ...output, text };
}
