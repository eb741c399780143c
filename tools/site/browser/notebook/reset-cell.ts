/** A cell goes back to what is published; until the page is left, that can be undone. */
import { button, say } from "../html/page-data.js";
import type { CellView } from "./cell-view.js";
import { forgetCell } from "./kept-cells.js";

export interface Resets {
  showPublished(cell: CellView): void;
  write(cell: CellView, text: string): void;
  mark(): Promise<void>;
}

export async function resetCell(live: Resets, cell: CellView): Promise<void> {
  const { source: text, pane } = cell;
  cell.clearNotes();
  live.showPublished(cell);
  await forgetCell(cell);
  await live.mark();
  if (text === cell.published && !pane) return;
  const undo = button("Undo", () => {
    cell.clearNotes();
    live.write(cell, text);
    cell.editButton.focus();
  });
  cell.note("Back to the published text. ", undo);
  undo.focus();
  say(`Cell ${cell.number} is as published.`);
}
