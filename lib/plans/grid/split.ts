/**
 * How the conflict tree splits on a conflict: two sets of limits such that every conflict-free plan keeps at least
 * one of them. Robot i keeps its own limits throughout.
 */
import { type CheapestPaths, haveCompatible, keepsOne } from "./cheapest-paths.js";
import { corridorSplit } from "./corridor-split.js";
import type { Grid } from "./grid.js";
import { type GridConflict, placeAt } from "./grid-conflict.js";
import type { Limit } from "./limits.js";
import { rectangleSplit } from "./rectangle-split.js";

/** A robot as the conflict tree sees it. */
export interface Robot {
  readonly limits: readonly Limit[];
  readonly cheapest: CheapestPaths;
  readonly path: Int32Array;
}

export interface RobotLimit {
  readonly robot: number;
  readonly limit: Limit;
}

/** `target`: who stands at its goal. `corridor`: through a narrow way. `pair`: no two cheapest paths go together. `rectangle`: across an open area. */
export type SplitKind = "target" | "corridor" | "pair" | "rectangle" | "cell" | "swap";

export interface Split {
  readonly kind: SplitKind;
  readonly sides: readonly [readonly RobotLimit[], readonly RobotLimit[]];
  /** On how many sides the cost must rise: 2 is a cardinal conflict, 1 semi-cardinal. */
  readonly rises: number;
}

/**
 * The split of a conflict: of the reasonings that apply, the one that raises the cost on most sides, in the order
 * target, corridor, pair, rectangle, plain.
 *
 * @see Li et al. (2021) for target and corridor reasoning; Boyarski et al. (2015) for cardinal conflicts
 */
export function splitOn(grid: Grid, robots: readonly Robot[], conflict: GridConflict): Split {
  const rated = (kind: SplitKind, sides: Split["sides"]): Split => ({
    ...{ kind, sides },
    rises: sides.filter((side) => side.some(({ robot, limit }) => !keepsOne(robots[robot]!.cheapest, limit)))
      .length,
  });
  const target = targetSides(robots, conflict);
  if (target) return rated("target", target);
  const corridor = corridorSplit(grid, robots, conflict);
  if (corridor) return rated("corridor", corridor);
  const plain = rated(conflict.kind, plainSides(robots, conflict));
  if (plain.rises === 2) return plain;
  const [a, b] = [robots[conflict.a]!.cheapest, robots[conflict.b]!.cheapest];
  if (!haveCompatible(a, b, grid.cells)) return rated("pair", pairSides(conflict, a.cost, b.cost));
  const rectangle = rectangleSplit(grid, robots, conflict);
  return rectangle ? rated("rectangle", rectangle) : plain;
}

/** Either robot is not there at that time. */
function plainSides(
  robots: readonly Robot[],
  { kind, a, b, time, cell, other }: GridConflict,
): Split["sides"] {
  const barred = (robot: number, to: number): RobotLimit[] => {
    if (kind === "cell") return [{ robot, limit: { kind, cell, from: time, to: time } }];
    const at = time - 1;
    return [{ robot, limit: { kind: "move", cell: placeAt(robots[robot]!.path, at), into: to, at } }];
  };
  return [barred(a, cell), barred(b, other)];
}

/** Either the one at its goal arrives later, or the other does not pass there from then on. */
function targetSides(
  robots: readonly Robot[],
  { kind, a, b, time, cell }: GridConflict,
): Split["sides"] | undefined {
  const [there, passing] = time >= robots[a]!.cheapest.cost ? [a, b] : [b, a];
  if (kind === "swap" || time < robots[there]!.cheapest.cost) return undefined;
  return [
    [{ robot: there, limit: { kind: "cost", least: time + 1, most: Infinity } }],
    [
      { robot: there, limit: { kind: "cost", least: 0, most: time } },
      { robot: passing, limit: { kind: "cell", cell, from: time, to: Infinity } },
    ],
  ];
}

/** Either a costs more, or a costs no more and b does. */
function pairSides({ a, b }: GridConflict, costA: number, costB: number): Split["sides"] {
  return [
    [{ robot: a, limit: { kind: "cost", least: costA + 1, most: Infinity } }],
    [
      { robot: a, limit: { kind: "cost", least: 0, most: costA } },
      { robot: b, limit: { kind: "cost", least: costB + 1, most: Infinity } },
    ],
  ];
}
