/** A notebook that runs: one queue of cells, one kernel, marks on what is out of date, and everything kept. */

import type { OutputPane } from "../figures/outputs.js";
import { elements, page, say } from "../html/page-data.js";
import type { BetBook } from "../kept/bet-book.js";
import { type Basis, type Edit, type KeptOutput, keepOutput, store } from "../kept/store.js";
import { CellDates } from "./cell-dates.js";
import { CellView } from "./cell-view.js";
import { type KernelClient, kernelClient, type Outcome } from "./kernel-client.js";
import { KnownCells } from "./known-cells.js";
import { basisOf, cellsToRun, directNeeds, type KnownCell, type Ran } from "./plan.js";
import { TypeHelp } from "./type-help.js";
import { sayVerdict } from "./verdict.js";

/** From when on a run's seconds are shown, in milliseconds. */
const noticeable = 300;
const long = 5000;

export class LiveNotebook {
  readonly cells: CellView[];
  readonly kernel: KernelClient;
  readonly #ran = new Map<string, Ran>();
  readonly #owners = new Map<string, string>();
  readonly #queue: CellView[] = [];
  readonly #types: TypeHelp;
  readonly #known: KnownCells;
  readonly #dates: CellDates;
  #working: Promise<void> | undefined;
  #stopped = false;
  #runs = 0;

  constructor(private readonly book: BetBook) {
    const acts = {
      run: (cell: CellView) => void this.run([cell]),
      runAbove: (cell: CellView) => void this.run(this.cells.slice(0, this.cells.indexOf(cell))),
      stop: () => this.stop(),
      edited: (cell: CellView) => this.#edited(cell),
      reset: (cell: CellView) => void this.reset(cell),
      next: (cell: CellView) => this.#next(cell),
      touched: () => this.kernel.start(),
    };
    const files = {
      kernel: page.file(page.kernel),
      library: page.file(page.library),
      team: page.file(page.team),
    };
    this.kernel = kernelClient(files, {
      late: (id, trouble) => {
        const cell = this.cells.find((one) => one.id === id);
        cell?.trouble(trouble, "A promise failed after the cell had ended: ");
      },
      bet: (bet) => this.book.keep(bet),
      bets: () => this.book.placed(),
    });
    this.cells = elements(".cell:not(.empty)").map((section, i) => new CellView(section, i + 1, acts));
    this.#types = new TypeHelp(this.cells);
    this.#known = new KnownCells(this.cells, this.kernel);
    this.#dates = new CellDates(this.cells, this.#known, (cell) => sayVerdict(cell, book));
  }

  /** Runs cells, each after what it needs; stops at the first that fails. */
  run(cells: readonly CellView[]): Promise<void> {
    for (const cell of cells) {
      if (this.#queue.includes(cell)) continue;
      this.#queue.push(cell);
      cell.show(
        "waiting",
        this.#queue.length > 1 ? `waiting, number ${this.#queue.length} in line` : "waiting",
      );
    }
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined;
    });
    return this.#working;
  }

  /** Writes a cell's text for the learner. */
  write(cell: CellView, text: string): void {
    cell.setSource(text);
    this.#edited(cell);
  }

  /** A cell's next run is needed again by all that need it. */
  forget(cell: CellView): void {
    this.#ran.delete(cell.id);
  }

  stop(): void {
    this.#stopped = true;
    this.kernel.stop();
    this.#forget();
  }

  async reset(cell: CellView): Promise<void> {
    const { text, pane } = { text: cell.source, pane: cell.pane };
    cell.clearNotes();
    cell.setSource(cell.published);
    cell.outputs.showPublished();
    this.#dates.set(cell);
    this.#types.edited();
    await Promise.all([
      store.remove(`edit/${page.slug}/${cell.id}`),
      store.remove(`output/${page.slug}/${cell.id}`),
    ]);
    await this.mark();
    if (text === cell.published && !pane) return;
    const undo = document.createElement("button");
    undo.type = "button";
    undo.textContent = "Undo";
    undo.addEventListener("click", () => {
      cell.clearNotes();
      cell.setSource(text);
      this.#edited(cell);
      cell.editButton.focus();
    });
    cell.note("Back to the published text. ", undo);
    undo.focus();
    say(`Cell ${cell.number} is as published.`);
  }

  async resetAll(): Promise<void> {
    for (const cell of this.cells) if (cell.edited || cell.pane) await this.reset(cell);
    this.stop();
  }

  /** Says of each cell whether its output is out of date. */
  mark(): Promise<void> {
    return this.#dates.mark();
  }

  /** From which edition's library and texts an output comes. */
  originOf(basis: Basis): string {
    const bases = this.cells.filter(({ id }) => id in basis).map(({ id, base }) => `${id}:${base}`);
    return [page.library, ...bases].join(" ");
  }

  /** An output that the browser kept, as if the cell had just run. */
  async showKept(cell: CellView, { outputs, basis, seconds }: KeptOutput): Promise<void> {
    const pane = cell.outputs.newPane();
    for (const one of outputs)
      if (one.output_type === "stream") pane.print(one.name, one.text);
      else pane.display(one.data, one.metadata);
    cell.outputs.take(pane);
    this.#dates.set(cell, basis);
    await sayVerdict(cell, this.book, seconds);
  }

  async #work(): Promise<void> {
    this.#stopped = false;
    while (this.#queue.length > 0) {
      const target = this.#queue[0]!;
      const good = await this.#runWithNeeds(target);
      this.#queue.shift();
      if (!good) break;
    }
    for (const cell of this.#queue.splice(0)) cell.show(cell.edited ? "edited" : "idle", "not run");
    await this.mark();
  }

  async #runWithNeeds(target: CellView): Promise<boolean> {
    const known = await this.#known.now();
    if (this.#stopped) return this.#wasStopped(target);
    const direct = directNeeds(known);
    const plan = cellsToRun(known, this.cells.indexOf(target), this.#ran, (name) => this.#owners.get(name));
    const first = plan.slice(0, -1).map((at) => this.cells[at]!);
    for (const at of plan) {
      const cell = this.cells[at]!;
      const good = await this.#runOne(cell, known, direct, at);
      if (good) continue;
      if (cell !== target && !this.#stopped) {
        target.show("failed", `needs cell ${cell.number}, which failed`);
        say(`Cell ${target.number} needs cell ${cell.number}, which failed.`);
      } else if (cell !== target) this.#wasStopped(target);
      return false;
    }
    if (first.length > 0) {
      const line = target.section.querySelector(".state");
      line?.append(` · ran ${first.length === 1 ? "cell" : "cells"} `, ...links(first), " first");
    }
    return true;
  }

  #wasStopped(cell: CellView): false {
    cell.show("stopped", "stopped");
    return false;
  }

  async #runOne(
    cell: CellView,
    known: readonly KnownCell[],
    direct: readonly number[][],
    at: number,
  ): Promise<boolean> {
    const began = performance.now();
    const pane = cell.outputs.newPane();
    cell.show("running", "running");
    cell.clearNotes();
    await store.set(`running/${page.slug}`, { cell: cell.id, time: Date.now() });
    const clock = setInterval(() => {
      const so = performance.now() - began;
      if (so < noticeable) return;
      // A run that prints is watched; one that soon ends changes nothing before.
      if (so > 1000 && pane.outputs.length > 0) cell.outputs.take(pane);
      const help = so > long ? ". Stop keeps your text; names come back when the next cell runs" : "";
      cell.show("running", `running ${(so / 1000).toFixed(1)} s${help}`);
    }, 100);
    const outcome = await this.kernel.run(cell.id, cell.source, {
      printed: (name, text, left) => pane.print(name, text, left),
      displayed: (data, metadata) => pane.display(data, metadata),
    });
    clearInterval(clock);
    void store.remove(`running/${page.slug}`);
    const seconds = (performance.now() - began) / 1000;
    cell.outputs.take(pane);
    this.#ran.delete(cell.id);
    for (const name of known[at]!.names?.defines ?? []) this.#owners.set(name, cell.id);
    const basis = basisOf(known, direct, at);
    this.#dates.set(cell, basis);
    return this.#ended(cell, pane, outcome, seconds, basis);
  }

  async #ended(
    cell: CellView,
    pane: OutputPane,
    outcome: Outcome,
    seconds: number,
    basis: Basis,
  ): Promise<boolean> {
    const { trouble, broken, stopped } = outcome;
    if (stopped) {
      cell.show("stopped", `stopped after ${seconds.toFixed(1)} s`);
      cell.note("You stopped this cell. What it printed until then is below.");
      say(`Cell ${cell.number} was stopped.`);
      return false;
    }
    if (broken) {
      pane.print(
        "stderr",
        `This cell changed ${broken}, which belongs to JavaScript itself. The kernel was renewed.\n`,
      );
      this.kernel.stop();
      this.#forget();
    }
    if (trouble) {
      if (!this.kernel.alive) this.#forget();
      cell.trouble(trouble);
      cell.show("failed", cell.section.dataset.fails === undefined ? "failed" : "failed, as it should");
      say(`Cell ${cell.number} failed: ${trouble.words}`);
      return cell.section.dataset.fails !== undefined;
    }
    if (!broken) this.#ran.set(cell.id, { source: cell.source, run: ++this.#runs });
    await keepOutput(page.slug, cell.id, {
      outputs: pane.outputs,
      basis,
      origin: this.originOf(basis),
      seconds,
      time: Date.now(),
    });
    await sayVerdict(cell, this.book, seconds);
    say(`Cell ${cell.number} done, ${seconds.toFixed(1)} seconds. ${pane.words}`);
    return true;
  }

  #edited(cell: CellView): void {
    const { slug, edition } = page;
    if (cell.edited)
      void store.set(`edit/${slug}/${cell.id}`, {
        text: cell.source,
        base: cell.base,
        edition,
        time: Date.now(),
      } satisfies Edit);
    else void store.remove(`edit/${slug}/${cell.id}`);
    this.#types.edited();
    clearTimeout(this.#marking);
    this.#marking = window.setTimeout(() => void this.mark(), 300);
  }
  #marking = 0;

  #next(cell: CellView): void {
    const next = this.cells[this.cells.indexOf(cell) + 1];
    if (!next) return cell.runButton.focus();
    next.runButton.focus({ preventScroll: true });
    next.section.scrollIntoView({ block: "nearest" });
  }

  /** The kernel is gone, and with it all names. */
  #forget(): void {
    this.#ran.clear();
    this.#owners.clear();
  }
}

function links(cells: readonly CellView[]): (string | Node)[] {
  return cells.flatMap(({ id, number }, i) => {
    const link = document.createElement("a");
    link.href = `#${id}`;
    link.textContent = String(number);
    return i === 0 ? [link] : [", ", link];
  });
}
