/** An assignment's own parts: written answers, and the button that hands it in. */

import { button, element, elements, page, say } from "../html/page-data.js";
import { store, type Written } from "../kept/store.js";
import type { LiveNotebook } from "../notebook/live-notebook.js";
import { downloadNotebook } from "../notebook/notebook-file.js";

export function startAssignment(live: LiveNotebook, kept: ReadonlyMap<string, unknown>): void {
  for (const section of elements(".written")) {
    const field = element<HTMLTextAreaElement>("textarea", section);
    const words = element(".words", section);
    const key = `written/${page.slug}/${section.id}` as const;
    const base = section.dataset.base ?? "";
    const answer = kept.get(key) as Written | undefined;
    if (answer && answer.base !== base) offer(section, field, answer);
    else field.value = answer?.text ?? "";
    const count = () => {
      const number = field.value.trim() === "" ? 0 : field.value.trim().split(/\s+/).length;
      words.textContent = `${number} ${number === 1 ? "word" : "words"}`;
    };
    count();
    field.addEventListener("input", () => {
      count();
      void store.set(key, { text: field.value, base, time: Date.now() } satisfies Written);
      missing(live);
    });
  }
  missing(live);
  element("main").addEventListener("focusin", () => missing(live));
  element('[data-do="hand-in"]').addEventListener("click", () => {
    missing(live);
    void downloadNotebook(live).then(() =>
      say(`${page.slug}.ipynb is downloaded. That file is what you hand in.`),
    );
  });
}

/** An answer to a question that reads differently now stays beside the field until the learner takes it over. */
function offer(section: HTMLElement, field: HTMLTextAreaElement, { text }: Written): void {
  const line = document.createElement("div");
  line.className = "ribbon";
  const old = document.createElement("pre");
  old.textContent = text;
  const use = button("Use it", () => {
    line.remove();
    field.value = text;
    field.dispatchEvent(new Event("input"));
    field.focus();
  });
  line.append("You answered an earlier version of this question. ", use, old);
  section.append(line);
}

/** Says what is still as it was given out. */
function missing(live: LiveNotebook): void {
  const stubs = live.cells.filter((cell) => !cell.locked && !cell.edited);
  const empty = elements(".written").filter(
    (section) => element<HTMLTextAreaElement>("textarea", section).value.trim() === "",
  );
  const parts = [
    stubs.length > 0
      ? `${stubs.length === 1 ? "One cell is" : `${stubs.length} cells are`} as given out (${stubs.map(({ number }) => `cell ${number}`).join(", ")})`
      : "",
    empty.length > 0
      ? `${empty.length === 1 ? "one written answer is" : `${empty.length} written answers are`} empty`
      : "",
  ].filter(Boolean);
  const words =
    parts.length > 0
      ? `Still open: ${parts.join("; ")}. You can hand in all the same.`
      : "Everything has been worked on.";
  const line = element("#hand-in .missing");
  if (line.textContent !== words) line.textContent = words;
}
