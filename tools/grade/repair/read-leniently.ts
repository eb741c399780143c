/** Reads whatever can be read of a notebook that somebody handed in; a damaged cell is no reason to lose others. */

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

const mostCells = 4_000;
const longestSource = 200_000;

export function readLeniently(bytes: Uint8Array): HandedIn {
  const notes: string[] = [];
  const text = decoded(bytes);
  const file = parsed(text);
  if (file === undefined)
    return unreadable(text.trim() === "" ? "it is empty" : "it is no JSON, or only a part of it");
  const found = listOfCells(file);
  if (!found) return unreadable("it has no cells");
  if (found.length > mostCells) notes.push(`only the first ${mostCells} of ${found.length} cells were read`);
  const cells = found.slice(0, mostCells).flatMap((value, i): HandedInCell[] => {
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

/** As UTF-8, or as the UTF-16 that its first two bytes announce. */
function decoded(bytes: Uint8Array): string {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : undefined;
  return new TextDecoder(wide ?? "utf-8").decode(bytes);
}

/** JSON, also with the `NaN` and `Infinity` that Python writes into outputs. */
function parsed(text: string): unknown {
  for (const candidate of [() => text, () => withoutNaN(text)])
    try {
      return JSON.parse(candidate()) as unknown;
    } catch {
      // The next reading may do.
    }
  return undefined;
}

function withoutNaN(text: string): string {
  return text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|-?\b(?:NaN|Infinity)\b/gs, (match) =>
    match.startsWith('"') ? match : "null",
  );
}

function listOfCells(file: unknown): readonly unknown[] | undefined {
  const { cells, worksheets } = record(file) ?? {};
  if (Array.isArray(cells)) return cells;
  const first = Array.isArray(worksheets) ? record(worksheets[0])?.cells : undefined;
  return Array.isArray(first) ? first : undefined;
}

function sourceOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((line) => typeof line === "string")) return value.join("");
  return undefined;
}

function record(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
