/** What the kernel that is alive has run, and whose names it holds. */
import type { CellView } from "./cell-view.js";
import { cellsToRun, type KnownCell, type Ran } from "./plan.js";

export class KernelMemory {
  readonly #ran = new Map<string, Ran>();
  readonly #owners = new Map<string, string>();
  #runs = 0;

  /** The cells to run, so that the one at `at` has what it needs; it is the last. */
  toRun(known: readonly KnownCell[], at: number): number[] {
    return cellsToRun(known, at, this.#ran, (name) => this.#owners.get(name));
  }

  /** A cell ran, well or not: its names are new. */
  touched({ id, names }: KnownCell): void {
    this.#ran.delete(id);
    for (const name of names?.defines ?? []) this.#owners.set(name, id);
  }

  ranWell({ id, source }: CellView): void {
    this.#ran.set(id, { source, run: ++this.#runs });
  }

  /** A cell's next run is needed again by all that need it. */
  forget({ id }: CellView): void {
    this.#ran.delete(id);
  }

  /** The kernel is gone, and with it all names. */
  forgetAll(): void {
    this.#ran.clear();
    this.#owners.clear();
  }
}
