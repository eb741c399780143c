/** How the output of a cell that ran stands to the published one, in words. */
import { isAsPublished } from "../figures/published.js";
import type { BetBook } from "../kept/bet-book.js";
import type { CellView } from "./cell-view.js";

export async function sayVerdict(cell: CellView, book: BetBook, seconds?: number): Promise<void> {
  const time = seconds === undefined ? "" : ` · ${seconds < 0.05 ? "under 0.1" : seconds.toFixed(1)} s`;
  if (cell.edited) return cell.show("done", `your version${time}`);
  const same = await isAsPublished(cell.id, cell.pane?.outputs ?? []);
  if (same === undefined) cell.show("done", `done${time}`);
  else if (same) cell.show("done", `= published${time}`);
  else if (cell.section.dataset.volatile !== undefined) cell.show("done", `measured here${time}`);
  else if (hasBet(cell, book)) cell.show("done", `with your bet${time}`);
  else cell.show("done", `differs from the published output${time}`);
}

function hasBet({ section }: CellView, book: BetBook): boolean {
  const ids = section.closest<HTMLElement>("[data-answers]")?.dataset.answers?.split(" ") ?? [];
  const { places = "" } = section.dataset;
  return book.placed().some(({ id }) => id === places || ids.includes(id));
}

/** Which cells a cell needed and had run before it. */
export function sayRanFirst(cell: CellView, first: readonly CellView[]): void {
  if (first.length === 0) return;
  const links = first.flatMap(({ id, number }, i) => {
    const link = document.createElement("a");
    link.href = `#${id}`;
    link.textContent = String(number);
    return i === 0 ? [link] : [", ", link];
  });
  const line = cell.section.querySelector(".state");
  line?.append(` · ran ${first.length === 1 ? "cell" : "cells"} `, ...links, " first");
}
