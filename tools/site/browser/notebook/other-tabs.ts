/** What another tab does to the same notebook: said at its cell, and taken over when the learner asks for it. */
import { button, element, page } from "../html/page-data.js";
import { whenChangedElsewhere } from "../kept/other-tabs.js";
import { type Edit, store } from "../kept/store.js";
import type { CellView } from "./cell-view.js";
import type { LiveNotebook } from "./live-notebook.js";

export function hearOtherTabs(live: LiveNotebook): void {
  whenChangedElsewhere((key) => {
    const [kind, slug, id] = key.split("/");
    if (slug !== page.slug) return;
    const cell = kind === "edit" && live.cells.find((one) => one.id === id);
    if (cell) void noteEdit(live, cell);
    else if (kind === "written") noteAnswer(id!);
  });
}

async function noteEdit(live: LiveNotebook, cell: CellView): Promise<void> {
  const text = async () => (await store.get<Edit>(`edit/${page.slug}/${cell.id}`))?.text ?? cell.published;
  if ((await text()) === cell.source || cell.section.querySelector(".elsewhere")) return;
  const take = button("Take it over", async () => {
    cell.clearNotes();
    live.write(cell, await text());
    cell.editButton.focus();
  });
  take.className = "elsewhere";
  cell.note("Another tab changed this cell, and the later change is the one that is kept. ", take);
}

function noteAnswer(id: string): void {
  const section = document.getElementById(id);
  if (!section || section.querySelector(".elsewhere")) return;
  const line = document.createElement("p");
  line.className = "ribbon elsewhere";
  const take = button("Take it over", async () => {
    const kept = await store.get<{ text: string }>(`written/${page.slug}/${id}`);
    const field = element<HTMLTextAreaElement>("textarea", section);
    field.value = kept?.text ?? "";
    line.remove();
    field.dispatchEvent(new Event("input"));
    field.focus();
  });
  line.append("Another tab changed this answer, and the later change is the one that is kept. ", take);
  section.append(line);
}
