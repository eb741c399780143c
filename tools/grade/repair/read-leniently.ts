/** Reads whatever can be read of a notebook that somebody handed in; a damaged cell is no reason to lose others. */

export interface HandedInCell {
  readonly type: "code" | "markdown" | "raw";
  /** nbgrader's id for it, or else the notebook's. */
  readonly id: string | undefined;
  readonly source: string;
}

export interface HandedIn {
  readonly cells: readonly HandedInCell[];
  /** What was wrong with the file: a line each. */
  readonly notes: readonly string[];
}

const mostCells = 2_000;
const longestSource = 200_000;

export function readLeniently(text: string): HandedIn {
  const notes: string[] = [];
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return { cells: [], notes: ["the file is not a notebook: it is no JSON"] };
  }
  const found = listOfCells(file);
  if (!found) return { cells: [], notes: ["the file is not a notebook: it has no cells"] };
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
    return [{ type, id, source }];
  });
  return { cells, notes };
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
