/** A page that went down while a cell ran says so when it is opened again. */
import { page } from "../html/page-data.js";
import { store } from "../kept/store.js";
import type { LiveNotebook } from "./live-notebook.js";

/** Held by every open page of a notebook. */
const lock = `coordination-course/${page.slug}`;

export async function noteCrash(live: LiveNotebook, kept: ReadonlyMap<string, unknown>): Promise<void> {
  // Browsers offer locks to safe addresses only.
  const { locks } = navigator as { readonly locks?: LockManager };
  const held = (await locks?.query())?.held ?? [];
  void locks?.request(lock, { mode: "shared" }, () => new Promise(() => {}));
  const crashed = kept.get(`running/${page.slug}`) as { readonly cell: string } | undefined;
  // In another tab of this notebook the cell still runs.
  if (!crashed || held.some(({ name }) => name === lock)) return;
  const cell = live.cells.find(({ id }) => id === crashed.cell);
  cell?.note(
    `The page went down while cell ${cell.number} ran. Your text is safe; the cell does not run by itself.`,
  );
  await store.remove(`running/${page.slug}`);
}
