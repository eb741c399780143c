/** What the browser keeps of a cell: the learner's text, and the output that it gave. */
import { page } from "../html/page-data.js";
import { type Basis, type Edit, keepOutput, store } from "../kept/store.js";
import type { CellView } from "./cell-view.js";
import type { CellRun } from "./run-cell.js";

export async function keepEdit(cell: CellView): Promise<void> {
  const { slug, edition } = page;
  const key = `edit/${slug}/${cell.id}` as const;
  if (!cell.edited) return store.remove(key);
  const edit: Edit = { text: cell.source, base: cell.base, edition, time: Date.now() };
  return store.set(key, edit);
}

export async function forgetCell({ id }: CellView): Promise<void> {
  await Promise.all([store.remove(`edit/${page.slug}/${id}`), store.remove(`output/${page.slug}/${id}`)]);
}

export async function keepRun(
  cell: CellView,
  { pane, seconds }: CellRun,
  basis: Basis,
  origin: string,
): Promise<void> {
  await keepOutput(page.slug, cell.id, { outputs: pane.outputs, basis, origin, seconds, time: Date.now() });
}

/** From which edition's library and texts an output comes. */
export function originOf(basis: Basis, cells: readonly CellView[]): string {
  const bases = cells.filter(({ id }) => id in basis).map(({ id, base }) => `${id}:${base}`);
  return [page.library, ...bases].join(" ");
}
