/** Reads whatever can be read of a notebook that somebody handed in; a damaged cell is no reason to lose others. */
import { decoded, parseLeniently } from "./lenient-json.js";

export interface HandedInCell {
  readonly type: "code" | "markdown" | "raw";
  /** nbgrader's id for it, or else the notebook's. */
  readonly id: string | undefined;
  readonly source: string;
  /** The last picture among the cell's outputs, as a data address, if it is not too large to keep. */
  readonly picture?: string;
}

export interface HandedIn {
  readonly cells: readonly HandedInCell[];
  /** What was wrong with the file: a line each. */
  readonly notes: readonly string[];
  /** Why it is no notebook at all, if it is none. */
  readonly unreadable?: string;
}

const longestSource = 2_000_000;

/** The cells as they stand in the file, or why there are none. */
export function parsedNotebook(
  bytes: Uint8Array,
):
  | { readonly cells: readonly unknown[]; readonly why?: undefined }
  | { readonly cells?: undefined; readonly why: string } {
  const text = decoded(bytes);
  const file = parseLeniently(text);
  if (file === undefined)
    return { why: text.trim() === "" ? "it is empty" : "it is no JSON, or only a part of it" };
  const cells = listOfCells(file);
  return cells && cells.length > 0 ? { cells } : { why: "it has no cells" };
}

export function readLeniently(bytes: Uint8Array): HandedIn {
  const notes: string[] = [];
  const { cells: found, why } = parsedNotebook(bytes);
  if (why !== undefined) return unreadable(why);
  const cells = found.flatMap((value, i): HandedInCell[] => {
    const cell = record(value);
    const source = sourceOf(cell?.source ?? cell?.input);
    if (!cell || source === undefined) {
      notes.push(`cell ${i + 1} is damaged and was left out`);
      return [];
    }
    if (source.length > longestSource) {
      notes.push(`cell ${i + 1} is longer than ${longestSource} characters and was left out`);
      return [];
    }
    const nbgrader = record(record(cell.metadata)?.nbgrader);
    const id = [nbgrader?.grade_id, cell.id].find((it) => typeof it === "string" && it !== "") as
      | string
      | undefined;
    const type = cell.cell_type === "markdown" || cell.cell_type === "raw" ? cell.cell_type : "code";
    const picture = type === "code" ? pictureOf(cell.outputs) : undefined;
    return [{ type, id, source, ...(picture === undefined ? {} : { picture }) }];
  });
  if (cells.length === 0) return unreadable("it has no cells");
  return { cells, notes };
}

const largestPicture = 500_000;

/** As an image a picture runs no script and loads nothing, whatever is in it. */
function pictureOf(outputs: unknown): string | undefined {
  if (!Array.isArray(outputs)) return undefined;
  for (const output of [...outputs].reverse()) {
    const data = record(record(output)?.data);
    const [svg, png] = [sourceOf(data?.["image/svg+xml"]), sourceOf(data?.["image/png"])];
    if (svg !== undefined && svg.length <= largestPicture)
      return `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
    if (png !== undefined && png.length <= largestPicture)
      return `data:image/png;base64,${png.replace(/[^A-Za-z0-9+/=]/g, "")}`;
  }
  return undefined;
}

function unreadable(why: string): HandedIn {
  return { cells: [], notes: [], unreadable: `the file is not a notebook: ${why}` };
}

/** Of format 4, or of format 3, where they lie on worksheets. */
function listOfCells(file: unknown): readonly unknown[] | undefined {
  const { cells, worksheets } = record(file) ?? {};
  if (!Array.isArray(worksheets) || cells !== undefined) return list(cells);
  return worksheets.flatMap((sheet) => list(record(sheet)?.cells) ?? []);
}

/** A list, or the values of an object that numbers them. */
function list(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  const numbered = record(value);
  return numbered && Object.keys(numbered).every((key) => /^\d+$/.test(key))
    ? Object.values(numbered)
    : undefined;
}

function sourceOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (!Array.isArray(value)) return undefined;
  const lines = value.filter((line) => typeof line === "string");
  return lines.length > 0 || value.length === 0 ? lines.join("") : undefined;
}

function record(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
