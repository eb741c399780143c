/** The place of a cell's code: as it is read, or in an editor once it is touched. */
import type { CellEditor, EditorActs } from "../editor/editor.js";
import { button, element } from "../html/page-data.js";

export interface CellTextActs extends EditorActs {
  /** The code is clicked, at a character. */
  clicked(at: number): void;
}

export class CellText {
  readonly published: string;
  readonly #read: HTMLElement;
  readonly #publishedCode: Node[];
  readonly #name: string;
  #source: string;
  #editor: CellEditor | undefined;

  constructor(
    private readonly section: HTMLElement,
    number: number,
    private readonly acts: CellTextActs,
  ) {
    this.#name = `cell ${number}`;
    this.#read = element("pre.code", section);
    const code = element("code", this.#read);
    this.published = code.textContent ?? "";
    this.#source = this.published;
    this.#publishedCode = [...code.childNodes];
    if (section.classList.contains("long")) this.#fold();
    if (!section.classList.contains("locked"))
      this.#read.addEventListener("click", (event) => this.#clicked(event));
  }

  get source(): string {
    return this.#source;
  }

  get edited(): boolean {
    return this.#source !== this.published;
  }

  /** Sets the text without telling anybody. */
  set(text: string): void {
    this.#source = text;
    if (this.#editor && this.#editor.text !== text) this.#editor.text = text;
    const code = element("code", this.#read);
    code.replaceChildren(...(text === this.published ? this.#publishedCode : [text]));
  }

  async edit(at?: number): Promise<void> {
    if (!this.#editor) {
      const { cellEditor } = await import("../editor/editor.js");
      this.#editor ??= cellEditor(this.#source, `Code of ${this.#name}. Escape leaves the editor.`, {
        ...this.acts,
        changed: (text) => {
          this.#source = text;
          this.acts.changed(text);
        },
      });
      this.section.classList.remove("long");
      this.section.querySelector(".unfold")?.remove();
    }
    if (!this.#editor.element.isConnected) {
      this.#read.hidden = true;
      this.#read.after(this.#editor.element);
    }
    this.#editor.focus(at);
  }

  /** Marks a line, from 1, as the one that failed; 0 takes the mark away. */
  mark(line: number): void {
    this.#editor?.mark(line);
  }

  #clicked({ clientX, clientY }: MouseEvent): void {
    // Whoever marks text wants to copy it.
    if (!getSelection()?.isCollapsed) return;
    const place = document.caretRangeFromPoint?.(clientX, clientY);
    let at = 0;
    if (place) {
      const range = document.createRange();
      range.selectNodeContents(this.#read);
      range.setEnd(place.startContainer, place.startOffset);
      at = range.toString().length;
    }
    this.acts.clicked(at);
  }

  #fold(): void {
    const unfold = button(
      "Show all lines",
      () => {
        this.section.classList.toggle("unfolded");
        const open = this.section.classList.contains("unfolded");
        unfold.textContent = open ? "Show fewer lines" : "Show all lines";
        unfold.setAttribute("aria-expanded", String(open));
      },
      `Show all lines of ${this.#name}`,
    );
    unfold.className = "unfold";
    unfold.setAttribute("aria-expanded", "false");
    this.#read.after(unfold);
  }
}
