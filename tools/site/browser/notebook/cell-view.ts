/** One code cell of the page: its head with words and buttons, over its text and its outputs. */
import type { OutputPane } from "../figures/outputs.js";
import { button, element } from "../html/page-data.js";
import type { Trouble } from "../kernel/messages.js";
import { CellOutputs } from "./cell-outputs.js";
import { CellText } from "./cell-text.js";

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
  /** The hash of the published text. */
  readonly base: string;
  readonly locked: boolean;
  readonly runButton: HTMLButtonElement;
  readonly editButton: HTMLButtonElement;
  readonly outputs: CellOutputs;
  readonly #resetButton: HTMLButtonElement;
  readonly #text: CellText;
  #state: CellState = "published";

  constructor(
    readonly section: HTMLElement,
    readonly number: number,
    private readonly acts: CellActs,
  ) {
    this.id = section.id;
    this.base = section.dataset.base ?? "";
    this.locked = section.classList.contains("locked");
    const name = `cell ${number}`;
    this.#text = new CellText(section, number, {
      changed: () => {
        this.#showEdited();
        acts.edited(this);
      },
      run: (then) => {
        acts.run(this);
        if (then === "next") acts.next(this);
      },
      stop: () => acts.stop(),
      leave: () => this.editButton.focus(),
      clicked: (at) => void this.edit(at),
    });
    this.outputs = new CellOutputs(element(".outputs", section), name);
    this.runButton = button("▶ Run", () => this.#runOrStop(), `Run ${name}`);
    this.editButton = button("Edit", () => void this.edit(), `Edit ${name}`);
    this.#resetButton = button("Reset", () => acts.reset(this), `Reset ${name}`);
    this.#resetButton.hidden = true;
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
      this.outputs.compareButton,
    );
  }

  get published(): string {
    return this.#text.published;
  }

  get source(): string {
    return this.#text.source;
  }

  get edited(): boolean {
    return this.#text.edited;
  }

  get state(): CellState {
    return this.#state;
  }

  get pane(): OutputPane | undefined {
    return this.outputs.pane;
  }

  /** Sets the text without telling anybody. */
  setSource(text: string): void {
    this.#text.set(text);
    this.#showEdited();
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

  trouble(trouble: Trouble, where = ""): void {
    this.outputs.trouble(trouble, where);
    this.#text.mark(trouble.line ?? 0);
  }

  note(...parts: (string | Node)[]): void {
    const box = document.createElement("p");
    box.className = "ribbon";
    box.append(...parts);
    element(".head", this.section).after(box);
  }

  clearNotes(): void {
    for (const box of this.section.querySelectorAll(".ribbon")) box.remove();
  }

  /** A button that belongs to editing. */
  afterEdit(act: HTMLButtonElement): void {
    act.className = "second";
    this.editButton.after(act);
  }

  async edit(at?: number): Promise<void> {
    if (this.locked) return;
    this.acts.touched();
    await this.#text.edit(at);
  }

  #showEdited(): void {
    this.#resetButton.hidden = !this.edited;
    this.section.classList.toggle("edited", this.edited);
  }

  #runOrStop(): void {
    if (this.#state === "running" || this.#state === "waiting") this.acts.stop();
    else this.acts.run(this);
  }

  async #copy(copy: HTMLButtonElement): Promise<void> {
    await navigator.clipboard.writeText(this.source).catch(() => {});
    copy.textContent = "Copied";
    setTimeout(() => {
      copy.textContent = "Copy";
    }, 1500);
  }
}

/** Focus goes to the cell after this one; from the last, it stays. */
export function focusNext(cells: readonly CellView[], cell: CellView): void {
  const next = cells[cells.indexOf(cell) + 1];
  if (!next) return cell.runButton.focus();
  next.runButton.focus({ preventScroll: true });
  next.section.scrollIntoView({ block: "nearest" });
}
