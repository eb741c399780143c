/** A notebook that runs: one queue of cells, one kernel, marks on what is out of date, and everything kept. */
import { elements, page, say } from "../html/page-data.js";
import type { BetBook } from "../kept/bet-book.js";
import type { Basis, KeptOutput } from "../kept/store.js";
import { CellDates } from "./cell-dates.js";
import { CellView, focusNext } from "./cell-view.js";
import { keepEdit, keepRun, originOf } from "./kept-cells.js";
import { type KernelClient, kernelClient } from "./kernel-client.js";
import { KernelMemory } from "./kernel-memory.js";
import { KnownCells } from "./known-cells.js";
import { basisOf, directNeeds } from "./plan.js";
import { resetCell } from "./reset-cell.js";
import { type CellRun, runCell } from "./run-cell.js";
import { TypeHelp } from "./type-help.js";
import { sayRanFirst, sayVerdict } from "./verdict.js";

export class LiveNotebook {
  readonly cells: CellView[];
  readonly kernel: KernelClient;
  readonly #memory = new KernelMemory();
  readonly #queue: CellView[] = [];
  readonly #types: TypeHelp;
  readonly #known: KnownCells;
  readonly #dates: CellDates;
  #working: Promise<void> | undefined;
  #stopped = false;

  constructor(private readonly book: BetBook) {
    const acts = {
      run: (cell: CellView) => void this.run([cell]),
      runAbove: (cell: CellView) => void this.run(this.cells.slice(0, this.cells.indexOf(cell))),
      stop: () => this.stop(),
      edited: (cell: CellView) => this.#edited(cell),
      reset: (cell: CellView) => void resetCell(this, cell),
      next: (cell: CellView) => focusNext(this.cells, cell),
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
    this.#memory.forget(cell);
  }

  stop(): void {
    this.#stopped = true;
    this.kernel.stop();
    this.#memory.forgetAll();
  }

  /** Text and output as published; what is kept stays. */
  showPublished(cell: CellView): void {
    cell.setSource(cell.published);
    cell.outputs.showPublished();
    this.#dates.set(cell);
    this.#types.edited();
  }

  async resetAll(): Promise<void> {
    for (const cell of this.cells) if (cell.edited || cell.pane) await resetCell(this, cell);
    this.stop();
  }

  /** Says of each cell whether its output is out of date. */
  mark(): Promise<void> {
    return this.#dates.mark();
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
    const plan = this.#memory.toRun(known, this.cells.indexOf(target));
    const first = plan.slice(0, -1).map((at) => this.cells[at]!);
    for (const at of plan) {
      const cell = this.cells[at]!;
      const run = await runCell(cell, this.kernel);
      this.#memory.touched(known[at]!);
      const basis = basisOf(known, direct, at);
      this.#dates.set(cell, basis);
      if (await this.#ended(cell, run, basis)) continue;
      if (cell !== target && !this.#stopped) {
        target.show("failed", `needs cell ${cell.number}, which failed`);
        say(`Cell ${target.number} needs cell ${cell.number}, which failed.`);
      } else if (cell !== target) this.#wasStopped(target);
      return false;
    }
    sayRanFirst(target, first);
    return true;
  }

  #wasStopped(cell: CellView): false {
    cell.show("stopped", "stopped");
    return false;
  }

  /** @returns whether the next cell may run */
  async #ended(cell: CellView, run: CellRun, basis: Basis): Promise<boolean> {
    const { pane, seconds } = run;
    const { trouble, broken, stopped } = run.outcome;
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
      this.#memory.forgetAll();
    }
    if (trouble) {
      if (!this.kernel.alive) this.#memory.forgetAll();
      cell.trouble(trouble);
      cell.show("failed", cell.section.dataset.fails === undefined ? "failed" : "failed, as it should");
      say(`Cell ${cell.number} failed: ${trouble.words}`);
      return cell.section.dataset.fails !== undefined;
    }
    if (!broken) this.#memory.ranWell(cell);
    await keepRun(cell, run, basis, originOf(basis, this.cells));
    await sayVerdict(cell, this.book, seconds);
    say(`Cell ${cell.number} done, ${seconds.toFixed(1)} seconds. ${pane.words}`);
    return true;
  }

  #edited(cell: CellView): void {
    void keepEdit(cell);
    this.#types.edited();
    clearTimeout(this.#marking);
    this.#marking = window.setTimeout(() => void this.mark(), 300);
  }
  #marking = 0;
}
