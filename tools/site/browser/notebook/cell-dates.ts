/** What each output was made from, and so which outputs are out of date. */
import type { Basis } from "../kept/store.js";
import type { CellView } from "./cell-view.js";
import type { KnownCells } from "./known-cells.js";
import { changedNeed, directNeeds } from "./plan.js";

export class CellDates {
  readonly #bases = new Map<string, Basis>();

  /** @param said says of a cell that ran how its output stands to the published one */
  constructor(
    private readonly cells: readonly CellView[],
    private readonly known: KnownCells,
    private readonly said: (cell: CellView) => Promise<void>,
  ) {}

  /** The cell's output is now made from `basis`; from the published texts where that is left out. */
  set(cell: CellView, basis?: Basis): void {
    if (basis) this.#bases.set(cell.id, basis);
    else this.#bases.delete(cell.id);
  }

  /** Says of each cell whether its output is out of date. */
  async mark(): Promise<void> {
    const known = await this.known.now();
    const direct = directNeeds(known);
    const published = Object.fromEntries(this.cells.map((cell) => [cell.id, cell.published]));
    for (const [at, cell] of this.cells.entries()) {
      if (cell.state === "running" || cell.state === "waiting") continue;
      const basis = this.#bases.get(cell.id) ?? published;
      if (basis[cell.id] !== cell.source) {
        cell.show("edited", "edited, not run");
        continue;
      }
      const changed = changedNeed(known, direct, at, basis);
      if (changed) {
        const from = this.cells.find(({ id }) => id === changed);
        cell.show("stale", `out of date: cell ${from?.number} changed`);
      } else if (cell.state === "stale" || cell.state === "edited") {
        if (cell.pane) await this.said(cell);
        else cell.show("published", "published output");
      }
    }
  }
}
