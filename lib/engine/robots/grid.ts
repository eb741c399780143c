/** Robots on a grid: the task, and the grid as the searches see it. */

import type { Cell } from "coordlab/world/cell.js";

/** One cell a step, up, down, left or right, or a wait; nobody may enter the same cell or change places. */
export interface GridTask {
  /** The map, a text a row: `.`, `G` and `S` are free, `@`, `#`, `O`, `T` and `W` are walls. */
  readonly rows: readonly string[];
  /** `starts[i]` is where robot i is at time 0. */
  readonly starts: readonly Cell[];
  /** `goals[i]` is where robot i has to end, and stays. */
  readonly goals: readonly Cell[];
}

/** `paths[i][t]` is the cell of robot i at time t, until it arrives for good. */
export type GridPaths = readonly (readonly Cell[])[];

/** Waiting, and the four moves, in the order in which ties are broken. */
export const directions: readonly (readonly [rows: number, columns: number])[] = [
  [0, 0],
  [-1, 0],
  [0, 1],
  [1, 0],
  [0, -1],
];

/** The grid with numbered cells: cell = row x width + column. */
export interface Grid {
  readonly width: number;
  /** How many cells there are, walls included. */
  readonly cells: number;
  /** `next[5 * cell + direction]` is the cell there, or -1. */
  readonly next: Int32Array;
  readonly starts: readonly number[];
  readonly goals: readonly number[];
  /** `toGoal[i][cell]` is the least number of moves from the cell to the goal of robot i, or -1. */
  readonly toGoal: readonly Int32Array[];
}

/**
 * The task, checked and numbered.
 *
 * @throws RangeError for a ragged map, an unknown sign, a start or goal that is not free, or one that two share
 */
export function gridOf({ rows, starts, goals }: GridTask): Grid {
  const width = rows[0]?.length ?? 0;
  rows.forEach((row, r) => {
    if (row.length !== width) throw new RangeError(`row ${r} must have ${width} signs, got ${row.length}`);
    for (const sign of row) if (!isSign(sign)) throw new RangeError(`row ${r}: unknown sign "${sign}"`);
  });
  if (starts.length !== goals.length || starts.length === 0)
    throw new RangeError(`each robot needs a start and a goal, got ${starts.length} and ${goals.length}`);
  const numbered = (what: string, cells: readonly Cell[]) =>
    cells.map(([row, column], i) => {
      const sign = rows[row]?.[column];
      if (sign === undefined || !isFree(sign))
        throw new RangeError(
          `the ${what} of robot ${i} must be free, got [${row}, ${column}] "${sign ?? ""}"`,
        );
      const other = cells.findIndex(([r, c]) => r === row && c === column);
      if (other !== i)
        throw new RangeError(`robots ${other} and ${i} have the same ${what} [${row}, ${column}]`);
      return row * width + column;
    });
  const cells = rows.length * width;
  const next = new Int32Array(5 * cells).fill(-1);
  for (let cell = 0; cell < cells; cell++) {
    const [row, column] = [Math.floor(cell / width), cell % width];
    if (!isFree(rows[row]![column]!)) continue;
    directions.forEach(([down, right], d) => {
      const sign = rows[row + down]?.[column + right];
      if (sign !== undefined && isFree(sign)) next[5 * cell + d] = cell + down * width + right;
    });
  }
  const map = { cells, next };
  const ends = numbered("goal", goals);
  return {
    ...{ width, ...map, starts: numbered("start", starts), goals: ends },
    toGoal: ends.map((goal) => distancesFrom(map, goal)),
  };
}

/** The least number of moves between a cell and every other, -1 where there is no way. Cost O(cells). */
export function distancesFrom({ cells, next }: Pick<Grid, "cells" | "next">, from: number): Int32Array {
  const distance = new Int32Array(cells).fill(-1);
  distance[from] = 0;
  const queue = [from];
  for (const cell of queue)
    for (let d = 1; d < 5; d++) {
      const to = next[5 * cell + d]!;
      if (to < 0 || distance[to]! >= 0) continue;
      distance[to] = distance[cell]! + 1;
      queue.push(to);
    }
  return distance;
}

/** Paths of numbered cells as paths of cells by row and column. */
export function pathsOf({ width }: Grid, paths: readonly ArrayLike<number>[]): GridPaths {
  return paths.map((path) => Array.from(path, (cell): Cell => [Math.floor(cell / width), cell % width]));
}

/** The path without the waiting at its end. */
export function trimmed(path: Int32Array, goal: number): Int32Array {
  let last = path.length - 1;
  while (last > 0 && path[last - 1] === goal) last--;
  return path.subarray(0, last + 1);
}

/** Whether robots may stand on the sign. */
export function isFree(sign: string): boolean {
  return sign === "." || sign === "G" || sign === "S";
}

/** Whether maps may contain the sign. */
export function isSign(sign: string): boolean {
  return sign.length === 1 && ".GS@#OTW".includes(sign);
}
