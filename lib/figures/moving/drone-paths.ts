/** From a trace of the drones to what the grid animation plays: the first delivery of every drone. */

import type { Cell } from "coordlab/world/cell.js";
import type { TraceStep } from "coordlab/world/run.js";
import { outcomeCode } from "coordlab/world/scenario.js";
import type { GridAnimationOptions } from "./grid-animation.js";

/** What the drones' world says of itself before every step. */
interface FleetSnapshot {
  readonly cells: readonly number[];
  readonly entries: readonly number[];
  readonly exits: readonly number[];
}

/**
 * The map with a column of pads at either end, and each drone's way from its pad to the pad where it lands.
 *
 * @param trace of `drones`, with snapshots
 */
export function dronePaths(
  map: readonly string[],
  trace: readonly TraceStep[],
): Pick<GridAnimationOptions, "rows" | "paths" | "goals"> {
  const columns = map[0]!.length;
  const onMap = (cell: number): Cell => [Math.floor(cell / columns), 1 + (cell % columns)];
  const padBeside = (cell: number): Cell => [
    Math.floor(cell / columns),
    cell % columns === 0 ? 0 : columns + 1,
  ];
  const start = trace[0]!.before as FleetSnapshot;
  const goals = start.exits.map(padBeside);
  const paths = start.cells.map((_, drone): Cell[] => {
    const path: Cell[] = [];
    for (const { before, choices, outcome } of trace) {
      const { cells } = before as FleetSnapshot;
      path.push(cells[drone] === -1 ? padBeside(start.entries[drone]!) : onMap(cells[drone]!));
      if (choices[drone] === "land" && outcome[drone] === outcomeCode.worked) return [...path, goals[drone]!];
    }
    return path;
  });
  return { rows: map.map((row) => `_${row}_`), paths, goals };
}
