/** A page that went down while a cell ran says so when it is opened again. */
import { page } from "../html/page-data.js";
import { store } from "../kept/store.js";
import type { LiveNotebook } from "./live-notebook.js";

/** Held by every open page of a notebook. */
const lock = `coordination-course/${page.slug}`;

export async function noteCrash(live: LiveNotebook, kept: ReadonlyMap<string, unknown>): Promise<void> {
  const elsewhere = await isOpenElsewhere();
  const crashed = kept.get(`running/${page.slug}`) as { readonly cell: string } | undefined;
  // In another tab of this notebook the cell still runs.
  if (!crashed || elsewhere) return;
  const cell = live.cells.find(({ id }) => id === crashed.cell);
  cell?.note(
    `The page went down while cell ${cell.number} ran. Your text is safe; the cell does not run by itself.`,
  );
  await store.remove(`running/${page.slug}`);
}

async function isOpenElsewhere(): Promise<boolean> {
  // Browsers offer locks to safe addresses only, and not where they keep nothing.
  const { locks } = navigator as { readonly locks?: LockManager };
  try {
    const held = (await locks?.query())?.held ?? [];
    locks?.request(lock, { mode: "shared" }, () => new Promise(() => {})).catch(() => {});
    return held.some(({ name }) => name === lock);
  } catch {
    return false;
  }
}
