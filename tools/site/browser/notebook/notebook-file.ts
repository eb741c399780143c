/** The page as a notebook that JupyterLab opens and the grader takes. */

import { type CellOutput, vegaLiteType } from "../figures/outputs.js";
import { type FileOutput, type NotebookFile, publishedFile, sortedKeys } from "../figures/published.js";
import { download } from "../html/download.js";
import { elements, page } from "../html/page-data.js";
import type { Chart } from "../kernel/messages.js";
import type { LiveNotebook } from "./live-notebook.js";

/**
 * The notebook's file with the learner's texts and, where a cell ran here, its outputs. Untouched, it is the
 * published file to the byte.
 */
export async function notebookFile(live: LiveNotebook): Promise<string> {
  const file = await publishedFile();
  if (!file) throw new Error("The published notebook cannot be read; is the network there?");
  const notebook = structuredClone(file.notebook) as NotebookFile;
  const ran = live.cells.filter(({ pane }) => pane);
  const written = writtenAnswers();
  if (ran.length === 0 && !live.cells.some(({ edited }) => edited) && written.size === 0) return file.text;
  const views = new Map(live.cells.map((cell) => [cell.id, cell]));
  let count = 0;
  for (const cell of notebook.cells) {
    const answer = written.get(cell.id);
    if (answer !== undefined) cell.source = splitLines(answer);
    const view = views.get(cell.id);
    if (!view) continue;
    if (view.edited) cell.source = splitLines(view.source);
    if (view.pane) {
      cell.outputs = (await withStills(live, view.pane.outputs)).map(fileOutput);
      cell.execution_count = ++count;
    } else if (view.edited) {
      cell.outputs = [];
      cell.execution_count = null;
    } else if (cell.execution_count) count = Math.max(count + 1, cell.execution_count);
  }
  return `${JSON.stringify(sortedKeys(notebook), null, 1)}\n`;
}

/** What was written into the text fields of an assignment, by cell. */
function writtenAnswers(): Map<string, string> {
  const found = new Map<string, string>();
  for (const section of elements(".written")) {
    const { value } = section.querySelector("textarea")!;
    const source = section.dataset.source ?? "";
    if (value.trim() !== "")
      found.set(
        section.id,
        source.replace(/YOUR ANSWER HERE(?![\s\S]*YOUR ANSWER HERE)/, () => value),
      );
  }
  return found;
}

/** Charts with the still picture that Jupyter's file has and the page leaves out. */
async function withStills(live: LiveNotebook, outputs: readonly CellOutput[]): Promise<CellOutput[]> {
  const charts = outputs.flatMap((output) =>
    output.output_type === "display_data" && output.data[vegaLiteType] && !output.data["image/svg+xml"]
      ? [{ spec: output.data[vegaLiteType], alt: String(output.data["text/plain"]) } as Chart]
      : [],
  );
  if (charts.length === 0) return [...outputs];
  const drawn = [...(await live.kernel.draw(charts))];
  return outputs.map((output) => {
    if (output.output_type !== "display_data" || !output.data[vegaLiteType] || output.data["image/svg+xml"])
      return output;
    return { ...output, data: { ...output.data, "image/svg+xml": drawn.shift() } };
  });
}

function fileOutput(output: CellOutput): FileOutput {
  if (output.output_type === "stream") return { ...output, text: splitLines(output.text) };
  const data = Object.entries(output.data).map(([type, value]) => [
    type,
    typeof value === "string" && !type.endsWith("json") ? splitLines(value) : value,
  ]);
  return { ...output, data: Object.fromEntries(data) };
}

function splitLines(text: string): string[] {
  return text === "" ? [] : text.split(/(?<=\n)/);
}

export async function downloadNotebook(live: LiveNotebook): Promise<void> {
  download(`${page.slug}.ipynb`, await notebookFile(live));
}
