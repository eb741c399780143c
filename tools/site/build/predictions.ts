/** What a page holds back until its reader has predicted it. */
import type { Cell } from "../../notebook/notebook.js";

/** Cells from `from` up to, and without, `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * The answers to the questions marked **Predict**: each begins behind the cells in which the guess is written (code
 * that puts nothing out) and ends, once something was put out, before the next heading or the next prediction.
 */
export function answers(cells: readonly Cell[]): Span[] {
  const spans: Span[] = [];
  for (let asked = 0; asked < cells.length; asked++) {
    if (!asksToPredict(cells[asked]!)) continue;
    let from = asked + 1;
    while (from < cells.length && isSilent(cells[from]!)) from++;
    let to = from;
    for (let shown = false; to < cells.length; to++) {
      const cell = cells[to]!;
      if (asksToPredict(cell) || (shown && isHeading(cell))) break;
      shown ||= cell.cell_type === "code" && cell.outputs.length > 0;
    }
    if (to > from) spans.push({ from, to });
    asked = to - 1;
  }
  return spans;
}

function asksToPredict(cell: Cell): boolean {
  return cell.cell_type === "markdown" && cell.source.includes("**Predict");
}

function isHeading(cell: Cell): boolean {
  return cell.cell_type === "markdown" && /^#+ /.test(cell.source);
}

function isSilent(cell: Cell): boolean {
  return cell.cell_type === "code" && cell.outputs.length === 0;
}
