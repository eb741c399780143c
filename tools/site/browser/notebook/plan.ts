/** Which cells a cell needs, which of them have to run first, and which outputs are out of date. */
import type { Basis } from "../kept/store.js";
import type { CellNames } from "../kernel/cell-code.js";

/** A cell as the page knows it now. */
export interface KnownCell {
  readonly id: string;
  readonly source: string;
  /** Null for a cell that cannot be read. */
  readonly names: CellNames | null;
}

/** A cell's latest good run in the kernel that is alive. */
export interface Ran {
  readonly source: string;
  /** Runs are counted; a later run has a higher number. */
  readonly run: number;
}

/** For each cell, the numbers of the cells above that it needs directly, ascending. */
export function directNeeds(cells: readonly KnownCell[]): number[][] {
  return cells.map(({ names }, at) => {
    const needs = new Set<number>();
    for (const name of names?.uses ?? []) {
      let from = at - 1;
      while (from >= 0 && !cells[from]!.names?.defines.includes(name)) from--;
      if (from < 0) continue;
      needs.add(from);
      // Cells in between that change the value belong to it.
      for (let k = from + 1; k < at; k++) if (cells[k]!.names?.changes.includes(name)) needs.add(k);
    }
    return [...needs].sort((a, b) => a - b);
  });
}

/** Everything that a cell needs, directly or through other cells, ascending. */
export function allNeeds(direct: readonly (readonly number[])[], at: number): number[] {
  const found = new Set<number>();
  const look = (cell: number): void => {
    for (const need of direct[cell]!)
      if (!found.has(need)) {
        found.add(need);
        look(need);
      }
  };
  look(at);
  return [...found].sort((a, b) => a - b);
}

/**
 * The cells to run so that cell `at` runs on what it needs: needs that have not run, that were edited, whose own
 * needs ran anew, or whose names another cell has taken over. Ascending; `at` is the last one.
 *
 * @param ownerOf the cell that declared a name last in the kernel
 */
export function cellsToRun(
  cells: readonly KnownCell[],
  at: number,
  ran: ReadonlyMap<string, Ran>,
  ownerOf: (name: string) => string | undefined,
): number[] {
  const direct = directNeeds(cells);
  const runs = new Set<number>();
  for (const need of allNeeds(direct, at)) {
    const { id, source, names } = cells[need]!;
    const last = ran.get(id);
    const current =
      last !== undefined &&
      last.source === source &&
      direct[need]!.every((below) => !runs.has(below) && (ran.get(cells[below]!.id)?.run ?? 0) < last.run) &&
      (names?.defines ?? []).every((name) => ownerOf(name) === id);
    if (!current) runs.add(need);
  }
  return [...runs, at].sort((a, b) => a - b);
}

export function basisOf(
  cells: readonly KnownCell[],
  direct: readonly (readonly number[])[],
  at: number,
): Basis {
  const all = [...allNeeds(direct, at), at];
  return Object.fromEntries(all.map((k) => [cells[k]!.id, cells[k]!.source]));
}

/** The first of a cell's needs that is no longer what the output was made from, if any. */
export function changedNeed(
  cells: readonly KnownCell[],
  direct: readonly (readonly number[])[],
  at: number,
  basis: Basis,
): string | undefined {
  for (const need of allNeeds(direct, at)) {
    const { id, source } = cells[need]!;
    if (basis[id] !== source) return id;
  }
  return undefined;
}
