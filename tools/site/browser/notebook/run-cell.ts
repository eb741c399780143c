/** One run of one cell in the kernel, as it is watched. */
import type { OutputPane } from "../figures/outputs.js";
import { page } from "../html/page-data.js";
import { store } from "../kept/store.js";
import type { CellView } from "./cell-view.js";
import type { KernelClient, Outcome } from "./kernel-client.js";

/** From when on a run's seconds are shown, in milliseconds. */
const noticeable = 300;
const watched = 1000;
const long = 5000;

export interface CellRun {
  readonly pane: OutputPane;
  readonly outcome: Outcome;
  readonly seconds: number;
}

export async function runCell(cell: CellView, kernel: KernelClient): Promise<CellRun> {
  const began = performance.now();
  const pane = cell.outputs.newPane();
  cell.show("running", "running");
  cell.clearNotes();
  await store.set(`running/${page.slug}`, { cell: cell.id, time: Date.now() });
  const clock = setInterval(() => {
    const so = performance.now() - began;
    if (so < noticeable) return;
    // A run that prints is watched; one that soon ends changes nothing before.
    if (so > watched && pane.outputs.length > 0) cell.outputs.take(pane);
    const help = so > long ? ". Stop keeps your text; names come back when the next cell runs" : "";
    cell.show("running", `running ${(so / 1000).toFixed(1)} s${help}`);
  }, 100);
  const outcome = await kernel.run(cell.id, cell.source, {
    printed: (name, text, left) => pane.print(name, text, left),
    displayed: (data, metadata) => pane.display(data, metadata),
  });
  clearInterval(clock);
  void store.remove(`running/${page.slug}`);
  cell.outputs.take(pane);
  return { pane, outcome, seconds: (performance.now() - began) / 1000 };
}
