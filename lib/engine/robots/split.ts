/**
 * How the conflict tree splits on a conflict: two sets of limits such that every conflict-free plan keeps at least
 * one of them. Robot i keeps its own limits throughout.
 */
import { haveCompatible, keepsOne } from "./cheapest-paths.js";
import { corridorSplit } from "./corridor-split.js";
import type { Grid } from "./grid.js";
import { type GridConflict, placeAt } from "./grid-conflict.js";
import { rectangleSplit } from "./rectangle-split.js";
import type { Robot, RobotLimit, Split, SplitKind } from "./robot.js";

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
