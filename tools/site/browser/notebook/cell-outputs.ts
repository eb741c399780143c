/** The place of a cell's outputs: the published ones, or those of a run, and what went wrong. */

import { OutputPane } from "../figures/outputs.js";
import { button } from "../html/page-data.js";
import type { Trouble } from "../kernel/messages.js";

export class CellOutputs {
  /** Shows the published outputs below those of a run. */
  readonly compareButton: HTMLButtonElement;
  readonly #published: Node[];
  #pane: OutputPane | undefined;

  constructor(
    private readonly place: HTMLElement,
    name: string,
  ) {
    this.#published = [...place.childNodes];
    this.compareButton = button("Show published", () => this.#compare(), `Show published output of ${name}`);
    this.compareButton.hidden = true;
  }

  get pane(): OutputPane | undefined {
    return this.#pane;
  }

  /** A pane for the outputs of a run; it takes the place of the old outputs when it is told to. */
  newPane(): OutputPane {
    for (const old of this.place.querySelectorAll(".trouble, .made-ready")) old.remove();
    const pane = new OutputPane();
    pane.element.className = "pane made-ready";
    this.place.append(pane.element);
    this.place.classList.add("old");
    return pane;
  }

  take(pane: OutputPane): void {
    if (this.#pane === pane) return;
    this.#pane = pane;
    pane.element.className = "pane";
    this.place.classList.remove("old");
    this.place.replaceChildren(pane.element);
    this.compareButton.hidden = this.#published.length === 0;
  }

  /** The published outputs again. */
  showPublished(): void {
    this.#pane = undefined;
    this.place.classList.remove("old");
    this.place.replaceChildren(...this.#published);
    this.compareButton.hidden = true;
  }

  trouble({ words, line, detail }: Trouble, where = ""): void {
    const box = document.createElement("div");
    box.className = "trouble";
    const sentence = document.createElement("p");
    sentence.append(
      ...inCode(`${where}${words}${line && !words.startsWith("Line") ? ` (line ${line})` : ""}`),
    );
    box.append(sentence);
    if (detail && detail !== words) {
      const more = document.createElement("details");
      const summary = document.createElement("summary");
      summary.textContent = "as the machine says it";
      const pre = document.createElement("pre");
      pre.textContent = detail;
      more.append(summary, pre);
      box.append(more);
    }
    this.place.append(box);
  }

  /** What the type checker says of the cell's text. */
  types(lines: readonly (string | Node)[]): void {
    this.place.parentElement!.querySelector(".types")?.remove();
    if (lines.length === 0) return;
    const list = document.createElement("ul");
    list.className = "types";
    list.append(
      ...lines.map((line) => {
        const item = document.createElement("li");
        item.append(line);
        return item;
      }),
    );
    this.place.before(list);
  }

  #compare(): void {
    if (!this.#pane) return;
    const shown = this.place.querySelector(".published");
    if (shown) shown.remove();
    else {
      const box = document.createElement("div");
      box.className = "published";
      const title = document.createElement("p");
      title.textContent = "Published:";
      box.append(title, ...this.#published);
      this.place.append(box);
    }
    this.compareButton.textContent = shown ? "Show published" : "Hide published";
  }
}

/** Words between backticks as code. */
function inCode(words: string): (string | Node)[] {
  return words.split("`").map((part, i) => {
    if (i % 2 === 0) return part;
    const code = document.createElement("code");
    code.textContent = part;
    return code;
  });
}
