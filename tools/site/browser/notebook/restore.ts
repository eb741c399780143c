/**
 * Lays what the browser kept over the published cells. What was made from this edition's texts is applied; what comes
 * from another edition is offered, and stays kept until the learner chooses.
 */
import { isAsPublished } from "../figures/published.js";
import { button, element, page } from "../html/page-data.js";
import { type Edit, type KeptOutput, store } from "../kept/store.js";
import type { CellView } from "./cell-view.js";
import { originOf } from "./kept-cells.js";
import type { LiveNotebook } from "./live-notebook.js";

export async function restore(live: LiveNotebook, kept: ReadonlyMap<string, unknown>): Promise<void> {
  for (const cell of live.cells) {
    const edit = kept.get(`edit/${page.slug}/${cell.id}`) as Edit | undefined;
    if (!edit || edit.text === cell.published) continue;
    if (edit.base === cell.base) cell.setSource(edit.text);
    else offerEdit(live, cell, edit);
  }
  const earlier: [CellView, KeptOutput][] = [];
  for (const cell of live.cells) {
    const output = kept.get(`output/${page.slug}/${cell.id}`) as KeptOutput | undefined;
    if (!output) continue;
    if (await isOfNow(live, cell, output)) await live.showKept(cell, output);
    else earlier.push([cell, output]);
  }
  if (earlier.length > 0) offerOutputs(live, earlier);
  if (live.cells.some(({ edited, pane }) => edited || pane)) await live.mark();
}

/** Whether an output was made by this edition's library from its texts, or says the same as the published one. */
async function isOfNow(
  live: LiveNotebook,
  cell: CellView,
  { origin, basis, outputs }: KeptOutput,
): Promise<boolean> {
  if (origin === originOf(basis, live.cells)) return true;
  return !cell.edited && (await isAsPublished(cell.id, outputs)) === true;
}

/** An edit of a text that has changed since: the published one stands until the learner chooses. */
function offerEdit(live: LiveNotebook, cell: CellView, edit: Edit): void {
  const old = document.createElement("pre");
  old.textContent = edit.text;
  cell.note(
    "You edited an earlier version of this cell. ",
    button("Use mine", () => {
      cell.clearNotes();
      live.write(cell, edit.text);
    }),
    " ",
    button("Keep the published one", () => {
      cell.clearNotes();
      void store.remove(`edit/${page.slug}/${cell.id}`);
    }),
    old,
  );
}

function offerOutputs(live: LiveNotebook, earlier: readonly (readonly [CellView, KeptOutput])[]): void {
  const line = document.createElement("p");
  line.className = "ribbon earlier";
  const numbers = earlier.map(([{ number }]) => number).join(", ");
  const which = earlier.length === 1 ? `Your output of cell ${numbers}` : `Your outputs of cells ${numbers}`;
  line.append(
    `${which} ${earlier.length === 1 ? "comes" : "come"} from an earlier edition of the course; below stands what is published. `,
    button("Show mine", async () => {
      line.remove();
      for (const [cell, output] of earlier) {
        await live.showKept(cell, output);
        cell.show("done", "from an earlier edition");
      }
      await live.mark();
    }),
    " ",
    button("Forget them", () => {
      line.remove();
      for (const [cell] of earlier) void store.remove(`output/${page.slug}/${cell.id}`);
    }),
  );
  element("main.notebook").prepend(line);
}
