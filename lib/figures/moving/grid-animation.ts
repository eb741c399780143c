/** Robots on a grid, moving a cell a step. */
import type { Cell } from "coordlab/world/cell.js";
import { mapOf } from "../drawings/grid-map.js";
import type { AnimationFigure } from "../figure.js";
import { svgElement, svgText } from "../svg/svg-element.js";
import { animation } from "./animation.js";
import type { Frame } from "./stage.js";

export interface GridAnimationOptions {
  /** The map, a text a row: `@`, `#` and `T` are walls, `_` is a pad that holds any number, the rest is free. */
  readonly rows: readonly string[];
  /** `paths[i][t]` is the cell of robot i at time t; who has arrived stays. */
  readonly paths: readonly (readonly Cell[])[];
  /** `goals[i]`. Default: the last cell of each path. */
  readonly goals?: readonly Cell[];
  readonly title: string;
  readonly caption?: string;
  readonly alt: string;
  /** The time that pictures show. Default: 0. */
  readonly poster?: number;
}

/**
 * Robots (circles) on their way to their goals (squares of the same number), with the time and the arrivals.
 * Robots in one cell, and robots that change places, are marked with a cross and counted as conflicts.
 *
 * @throws RangeError without robots or rows, for a cell outside the map, or without alt text
 * @example
 * gridAnimation({
 *   rows: ["...", ".@.", "..."],
 *   paths: [[[0, 0], [0, 1], [0, 2]], [[2, 2], [2, 1], [2, 0]]],
 *   title: "Keep right", alt: "Two robots pass each other on different sides of a wall.",
 * })
 */
export function gridAnimation(options: GridAnimationOptions): AnimationFigure {
  const { rows, paths, poster = 0 } = options;
  checkCells(options);
  const columns = rows[0]!.length;
  const cell = Math.floor(Math.max(12, Math.min(48, 600 / columns, 480 / rows.length)));
  const left = (640 - cell * columns) / 2;
  const goals = options.goals ?? paths.map((path) => path[path.length - 1]!);
  const middle = ([row, column]: Cell): [number, number] => [
    left + (column + 0.5) * cell,
    8 + (row + 0.5) * cell,
  ];
  const last = Math.max(...paths.map((path) => path.length)) - 1;
  let conflicts = 0;
  const frames = Array.from({ length: last + 1 }, (_, t): Frame => {
    const pairs = clashing(paths, t).filter(([i]) => !isPad(rows, cellAt(paths[i]!, t)));
    const clash = new Set(pairs.flat());
    conflicts += pairs.length;
    const arrived = paths.map((path, i) => t >= path.length - 1 && same(cellAt(path, t), goals[i]!));
    return {
      at: paths.flatMap((path) => middle(cellAt(path, t))),
      looks: paths.map((_, i) => (clash.has(i) ? 2 : arrived[i] ? 1 : 0)),
      texts: [t, arrived.filter(Boolean).length, conflicts],
    };
  });
  const y = 8 + cell * rows.length + 28;
  const words = ["time", `arrived of ${paths.length}`, "conflicts"];
  return animation({
    ...options,
    height: y + 14,
    scenery: [
      ...mapOf(rows, left, cell),
      ...goals.map((goal, i) => goalOf(middle(goal), i, cell)),
      ...words.map((word, i) =>
        svgText(word, 15, { x: 190 + 200 * i, y, "text-anchor": "end", fill: "#444444" }),
      ),
    ],
    sprites: paths.map((_, i) => ({ label: cell < 20 ? "" : String(i), size: cell * 0.72 })),
    looks: [
      { fill: "#9cc7e6" },
      { fill: "#00795c", ink: "#ffffff" },
      { fill: "#b3261e", ink: "#ffffff", badge: "✕" },
    ],
    texts: words.map((name, i) => ({ name, x: 198 + 200 * i, y, size: 17, bold: true })),
    frames,
    ms: 500,
    poster,
  });
}

/** Where a robot is at time t: at the end of its path once that is over. */
export function cellAt(path: readonly Cell[], t: number): Cell {
  return path[Math.min(t, path.length - 1)]!;
}

/** The pairs of robots in conflict at time t: in one cell, or having changed places since t - 1. */
export function clashing(paths: readonly (readonly Cell[])[], t: number): [number, number][] {
  const pairs: [number, number][] = [];
  for (const [i, a] of paths.entries())
    for (let k = i + 1; k < paths.length; k++) {
      const b = paths[k]!;
      const meet = same(cellAt(a, t), cellAt(b, t));
      const swap = t > 0 && same(cellAt(a, t), cellAt(b, t - 1)) && same(cellAt(a, t - 1), cellAt(b, t));
      if (meet || swap) pairs.push([i, k]);
    }
  return pairs;
}

function isPad(rows: readonly string[], [row, column]: Cell): boolean {
  return rows[row]?.[column] === "_";
}

function same([row, column]: Cell, [otherRow, otherColumn]: Cell): boolean {
  return row === otherRow && column === otherColumn;
}

function checkCells({ rows, paths, goals = [] }: GridAnimationOptions): void {
  if (rows.length === 0 || paths.length === 0 || paths.some((path) => path.length === 0))
    throw new RangeError(`a grid animation needs rows and a path for each robot, got ${rows.length} rows`);
  for (const cell of [...paths.flat(), ...goals])
    if (rows[cell[0]]?.[cell[1]] === undefined)
      throw new RangeError(`cells must lie on the map of ${rows.length} rows, got [${cell.join(", ")}]`);
}

function goalOf([x, y]: readonly [number, number], robot: number, cell: number): string {
  const size = cell * 0.86;
  const box = { x: x - size / 2, y: y - size / 2, width: size, height: size, rx: 3 };
  const label = Math.min(13, cell * 0.34);
  return (
    svgElement("rect", {
      ...box,
      fill: "none",
      stroke: "#00795c",
      "stroke-width": 2,
      "stroke-dasharray": "4 3",
    }) +
    (cell < 20
      ? ""
      : svgText(String(robot), label, { x: x - size / 2 + 3, y: y - size / 2 + label, fill: "#00795c" }))
  );
}
