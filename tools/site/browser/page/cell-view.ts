/** One code cell of the page: its head with words and buttons, its code or editor, its outputs. */

import { button, element } from "../html/page-data.js";
import type { Trouble } from "../kernel/messages.js";
import type { CellEditor } from "./editor.js";
import { OutputPane } from "./outputs.js";

export interface CellActs {
  run(cell: CellView): void;
  runAbove(cell: CellView): void;
  stop(): void;
  edited(cell: CellView): void;
  reset(cell: CellView): void;
  /** Focus goes on to the cell after this one. */
  next(cell: CellView): void;
  touched(): void;
}

export type CellState =
  | "published"
  | "idle"
  | "waiting"
  | "running"
  | "done"
  | "edited"
  | "stale"
  | "failed"
  | "stopped";

export class CellView {
  readonly id: string;
  readonly published: string;
  readonly base: string;
  readonly locked: boolean;
  readonly runButton: HTMLButtonElement;
  readonly editButton: HTMLButtonElement;
  readonly #resetButton: HTMLButtonElement;
  readonly #compareButton: HTMLButtonElement;
  readonly #code: HTMLElement;
  readonly #outputs: HTMLElement;
  readonly #publishedOutputs: Node[];
  readonly #publishedCode: Node[];
  #source: string;
  #editor: CellEditor | undefined;
  #pane: OutputPane | undefined;
  #state: CellState = "published";

  constructor(
    readonly section: HTMLElement,
    readonly number: number,
    private readonly acts: CellActs,
  ) {
    this.id = section.id;
    this.base = section.dataset.base ?? "";
    this.locked = section.classList.contains("locked");
    this.#code = element("pre.code", section);
    this.#outputs = element(".outputs", section);
    this.published = element("code", this.#code).textContent ?? "";
    this.#source = this.published;
    this.#publishedCode = [...element("code", this.#code).childNodes];
    this.#publishedOutputs = [...this.#outputs.childNodes];
    const name = `cell ${number}`;
    this.runButton = button("▶ Run", () => this.#runOrStop(), `Run ${name}`);
    this.editButton = button("Edit", () => void this.edit(), `Edit ${name}`);
    this.#resetButton = button("Reset", () => acts.reset(this), `Reset ${name}`);
    this.#compareButton = button(
      "Show published",
      () => this.#compare(),
      `Show the published output of ${name}`,
    );
    this.#resetButton.hidden = true;
    this.#compareButton.hidden = true;
    const above = button("Run all above", () => acts.runAbove(this), `Run all cells above ${name}`);
    above.className = "second";
    const copy = button("Copy", () => void this.#copy(copy), `Copy the code of ${name}`);
    copy.className = "second";
    element(".acts", section).append(
      this.runButton,
      ...(this.locked ? [] : [this.editButton]),
      above,
      copy,
      this.#resetButton,
      this.#compareButton,
    );
    if (section.classList.contains("long")) this.#fold(name);
    if (!this.locked) this.#code.addEventListener("click", (event) => this.#clicked(event));
  }

  get source(): string {
    return this.#source;
  }

  get edited(): boolean {
    return this.#source !== this.published;
  }

  get state(): CellState {
    return this.#state;
  }

  get pane(): OutputPane | undefined {
    return this.#pane;
  }

  /** Sets the text without telling anybody. */
  setSource(text: string): void {
    this.#source = text;
    if (this.#editor && this.#editor.text !== text) this.#editor.text = text;
    const code = element("code", this.#code);
    code.replaceChildren(...(text === this.published ? this.#publishedCode : [text]));
    this.#resetButton.hidden = !this.edited;
    this.section.classList.toggle("edited", this.edited);
  }

  show(state: CellState, words: string): void {
    this.#state = state;
    this.section.dataset.state = state;
    const line = element(".state", this.section);
    if (line.textContent !== words) line.textContent = words;
    const busy = state === "running" || state === "waiting";
    this.runButton.textContent = busy ? "■ Stop" : "▶ Run";
    this.runButton.setAttribute("aria-label", `${busy ? "Stop" : "Run"} cell ${this.number}`);
  }

  /** A pane for the outputs of a run; it takes the place of the old outputs when it is told to. */
  newPane(): OutputPane {
    for (const old of this.#outputs.querySelectorAll(".trouble, .made-ready")) old.remove();
    const pane = new OutputPane();
    pane.element.className = "pane made-ready";
    this.#outputs.append(pane.element);
    this.#outputs.classList.add("old");
    return pane;
  }

  take(pane: OutputPane): void {
    if (this.#pane === pane) return;
    this.#pane = pane;
    pane.element.className = "pane";
    this.#outputs.classList.remove("old");
    this.#outputs.replaceChildren(pane.element);
    this.#compareButton.hidden = this.#publishedOutputs.length === 0;
  }

  settle(): void {
    this.#outputs.classList.remove("old");
  }

  /** The published outputs again. */
  showPublished(): void {
    this.#pane = undefined;
    this.#outputs.classList.remove("old");
    this.#outputs.replaceChildren(...this.#publishedOutputs);
    this.#compareButton.hidden = true;
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
    this.#outputs.append(box);
    this.#editor?.mark(line ?? 0);
  }

  note(...parts: (string | Node)[]): void {
    const box = document.createElement("p");
    box.className = "ribbon";
    box.append(...parts);
    element(".head", this.section).after(box);
  }

  /** A button that belongs to editing. */
  afterEdit(act: HTMLButtonElement): void {
    act.className = "second";
    this.editButton.after(act);
  }

  /** What the type checker says of this cell's text. */
  types(lines: readonly (string | Node)[]): void {
    this.section.querySelector(".types")?.remove();
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
    this.#outputs.before(list);
  }

  clearNotes(): void {
    for (const box of this.section.querySelectorAll(".ribbon")) box.remove();
  }

  async edit(at?: number): Promise<void> {
    if (this.locked) return;
    this.acts.touched();
    if (!this.#editor) {
      const { cellEditor } = await import("./editor.js");
      this.#editor ??= cellEditor(this.#source, `Code of cell ${this.number}. Escape leaves the editor.`, {
        changed: (text) => {
          this.#source = text;
          this.#resetButton.hidden = !this.edited;
          this.section.classList.toggle("edited", this.edited);
          this.acts.edited(this);
        },
        run: (then) => {
          this.acts.run(this);
          if (then === "next") this.acts.next(this);
        },
        stop: () => this.acts.stop(),
        leave: () => this.editButton.focus(),
      });
      this.section.classList.remove("long");
      this.section.querySelector(".unfold")?.remove();
    }
    if (!this.#editor.element.isConnected) {
      this.#code.hidden = true;
      this.#code.after(this.#editor.element);
    }
    this.#editor.focus(at);
  }

  #runOrStop(): void {
    if (this.#state === "running" || this.#state === "waiting") this.acts.stop();
    else this.acts.run(this);
  }

  #clicked({ clientX, clientY }: MouseEvent): void {
    // Whoever marks text wants to copy it.
    if (!getSelection()?.isCollapsed) return;
    const place = document.caretRangeFromPoint?.(clientX, clientY);
    let at = 0;
    if (place) {
      const range = document.createRange();
      range.selectNodeContents(this.#code);
      range.setEnd(place.startContainer, place.startOffset);
      at = range.toString().length;
    }
    void this.edit(at);
  }

  #compare(): void {
    if (!this.#pane) return;
    const shown = this.#outputs.querySelector(".published");
    if (shown) shown.remove();
    else {
      const box = document.createElement("div");
      box.className = "published";
      const title = document.createElement("p");
      title.textContent = "Published:";
      box.append(title, ...this.#publishedOutputs);
      this.#outputs.append(box);
    }
    this.#compareButton.textContent = shown ? "Show published" : "Hide published";
  }

  async #copy(copy: HTMLButtonElement): Promise<void> {
    await navigator.clipboard.writeText(this.#source).catch(() => {});
    copy.textContent = "Copied";
    setTimeout(() => {
      copy.textContent = "Copy";
    }, 1500);
  }

  #fold(name: string): void {
    const unfold = button(
      "Show all lines",
      () => {
        this.section.classList.toggle("unfolded");
        const open = this.section.classList.contains("unfolded");
        unfold.textContent = open ? "Show fewer lines" : "Show all lines";
        unfold.setAttribute("aria-expanded", String(open));
      },
      `Show all lines of ${name}`,
    );
    unfold.className = "unfold";
    unfold.setAttribute("aria-expanded", "false");
    this.#code.after(unfold);
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
