/** The cells of a notebook that can be run: those that compile, without those that did not come to their end before. */
import type { CompiledCell } from "../program/compiled-cell.js";
import { type Program, programFor } from "../program/program.js";
import { StudentFault } from "../sandbox/student-fault.js";

export class RunnableCells {
  /** Cells that did not come to their end, by position. */
  readonly hanging = new Map<number, string>();
  private cells: readonly CompiledCell[];
  private programs = new Map<string, Program>();

  constructor(cells: readonly CompiledCell[]) {
    this.cells = cells;
  }

  /** @throws StudentFault if one of the names is behind a cell that does not compile, or hung */
  refuseBroken(names: readonly string[]): void {
    for (const [name, { cell, problem }] of this.program(names).broken)
      throw new StudentFault("threw", `${name} needs cell ${cell + 1}, ${problem}`);
  }

  /** The cells that these names need. */
  program(names: readonly string[]): Program {
    const key = names.join();
    const known = this.programs.get(key) ?? programFor(names, this.cells);
    this.programs.set(key, known);
    return known;
  }

  /** From now on a cell is taken for one that cannot be run. */
  leaveOut(hanging: number): void {
    this.hanging.set(hanging, "it did not come to its end");
    this.cells = this.cells.map((cell, i) =>
      i === hanging ? { ...cell, problems: [...cell.problems, "which did not come to its end"] } : cell,
    );
    this.programs = new Map();
  }
}
