import { sweepTenures } from "coordlab/plans/tenure-sweep.js";
import type { GridPaths } from "coordlab-engine/robots/grid.js";

/**
 * How many conflicts the detector of plans sees in a grid plan: a robot holds its cell for a step, its last cell for
 * ever, and the side between two cells while it crosses it.
 */
export function clashes(paths: GridPaths): number {
  const rows: (readonly [on: string, start: number, end: number, owner: number])[] = [];
  paths.forEach((path, robot) => {
    path.forEach(([row, column], t) => {
      rows.push([`${row} ${column}`, t, t === path.length - 1 ? Infinity : t + 1, robot]);
      const [later, right] = path[t + 1] ?? [row, column];
      if (later !== row || right !== column)
        rows.push([`${row + later} ${column + right} side`, t, t + 1, robot]);
    });
  });
  const things = [...new Set(rows.map(([on]) => on))];
  const number = new Map(things.map((on, k) => [on, k]));
  return sweepTenures({
    on: Int32Array.from(rows, ([on]) => number.get(on)!),
    start: Float64Array.from(rows, ([, start]) => start),
    end: Float64Array.from(rows, ([, , end]) => end),
    owner: Int32Array.from(rows, ([, , , robot]) => robot),
    share: new Int32Array(rows.length).fill(-1),
  }).conflicts;
}
