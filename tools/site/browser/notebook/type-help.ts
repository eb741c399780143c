/** Type errors beside the cells, once a learner has asked for them: the checker is large and loads only then. */
import type { CheckAnswer, CheckRequest } from "../checker/checker.js";
import { button, element, page, say } from "../html/page-data.js";
import type { CellView } from "./cell-view.js";

/** From the last key to the check, in milliseconds. */
const pause = 700;

export class TypeHelp {
  #worker: Worker | undefined;
  #wanted: number | undefined;
  #ask = 0;
  #timer = 0;

  constructor(private readonly cells: readonly CellView[]) {
    for (const cell of cells)
      if (!cell.locked)
        cell.afterEdit(
          button("Check types", () => this.#asked(cell), `Check the types of cell ${cell.number}`),
        );
  }

  /** A text has changed: what was said of it may be wrong by now. */
  edited(): void {
    if (!this.#worker) return;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#check(), pause);
  }

  #asked(cell: CellView): void {
    this.#wanted = cell.number;
    if (!this.#worker) cell.outputs.types(["Loading the type checker, once (1.2 MB) …"]);
    this.#check();
  }

  #check(): void {
    this.#worker ??= this.#started();
    const cells = this.cells.map(({ id, source }) => ({ id, source }));
    this.#worker.postMessage({ ask: ++this.#ask, cells } satisfies CheckRequest);
  }

  #started(): Worker {
    const worker = new Worker(page.file(page.checker), {
      type: "module",
      name: page.file(page.declarations),
    });
    worker.onmessage = ({ data }: MessageEvent<CheckAnswer>) => this.#show(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#failed();
    };
    return worker;
  }

  #show({ ask, troubles }: CheckAnswer): void {
    if (ask !== this.#ask) return;
    if (!troubles) return this.#failed();
    for (const cell of this.cells) {
      const own = troubles.filter((trouble) => trouble.cell === cell.id);
      const wanted = cell.number === this.#wanted;
      if (own.length > 0 && (wanted || cell.edited)) cell.outputs.types(own.map(sentence));
      else if (wanted) cell.outputs.types(["The types fit."]);
      else cell.outputs.types([]);
      if (!wanted) continue;
      const count = own.length === 1 ? "1 type error" : `${own.length} type errors`;
      say(own.length === 0 ? `The types of cell ${cell.number} fit.` : `Cell ${cell.number}: ${count}.`);
    }
  }

  /** Without a network, or without the file: said where it was asked for; the next question tries again. */
  #failed(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    const cell = this.cells.find(({ number }) => number === this.#wanted);
    cell?.outputs.types(["The type checker could not be loaded. Cells run without it."]);
  }
}

function sentence({ line, words, detail }: NonNullable<CheckAnswer["troubles"]>[number]): Node {
  const template = document.createElement("details");
  template.innerHTML = "<summary></summary><pre></pre>";
  element("summary", template).textContent = `Line ${line}: ${words.replaceAll("`", "")}`;
  element("pre", template).textContent = detail;
  return template;
}
