/**
 * Writes a notebook in one normal form, the one that Jupyter itself saves: keys sorted, one space of
 * indentation, texts as lists of lines. A change of one figure is a small diff.
 */
import { rename, writeFile } from "node:fs/promises";
import type { Cell, Json, JsonObject, Notebook, Output } from "./notebook.js";

/** Writes a notebook to a file, whole or not at all. */
export async function writeNotebook(path: string, notebook: Notebook): Promise<void> {
  const partial = `${path}.partial`;
  await writeFile(partial, formatNotebook(notebook));
  await rename(partial, path);
}

/** The text of a notebook's file. Equal notebooks give equal texts. */
export function formatNotebook(notebook: Notebook): string {
  const file = {
    cells: notebook.cells.map(cellToJson),
    metadata: notebook.metadata,
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(sorted(file), null, 1)}\n`;
}

function cellToJson(cell: Cell): Json {
  const source = splitLines(cell.source);
  return cell.cell_type === "code"
    ? { ...cell, source, outputs: cell.outputs.map(outputToJson) }
    : { ...cell, source };
}

function outputToJson(output: Output): Json {
  switch (output.output_type) {
    case "stream":
      return { ...output, text: splitLines(output.text) };
    case "error":
      return { ...output };
    default: {
      const data = Object.entries(output.data).map(([type, value]) => [type, bundleValue(type, value)]);
      return { ...output, data: Object.fromEntries(data) as JsonObject };
    }
  }
}

/** Text is split into lines; JSON stays JSON and base64 stays one string. */
function bundleValue(type: string, value: Json): Json {
  const isText = type.startsWith("text/") || type === "image/svg+xml" || type === "application/javascript";
  return isText && typeof value === "string" ? splitLines(value) : value;
}

/** The lines of a text, each with its line feed; no lines for an empty text. */
function splitLines(text: string): string[] {
  return text === "" ? [] : text.split(/(?<=\n)/);
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const object = value as JsonObject;
  const keys = Object.keys(object).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted(object[key]!)]));
}
