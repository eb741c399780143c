/** Two robots that want through the same corridor in opposite directions. */
import { cheapestPaths } from "./cheapest-paths.js";
import { distancesFrom, type Grid } from "./grid.js";
import { type GridConflict, placeAt } from "./grid-conflict.js";
import type { PathLimit } from "./path-limits.js";
import type { Robot, Split } from "./robot.js";

/** A chain of cells with two ways out each, between two ends. */
interface Corridor {
  readonly ends: readonly [number, number];
  readonly inside: readonly number[];
}

/**
 * One robot has to let the other through first, or go around.
 *
 * Let k be the moves between the ends, t_i the earliest time at which robot i can be at its far end, t'_i the
 * same without the corridor. If robot a is at its far end by min(t'_a - 1, t_b + k) and b at its own by
 * min(t'_b - 1, t_a + k), both came through, and one of them before the other had left: they met. So one
 * of the two is barred from its far end for so long. Undefined if that would not bar the paths that they have.
 *
 * @see Li et al. (2021), corridor symmetry
 */
export function corridorSplit(
  grid: Grid,
  robots: readonly Robot[],
  { kind, a, b, time, cell, other }: GridConflict,
): Split["sides"] | undefined {
  const corridor = corridorAt(grid, cell) ?? (kind === "swap" ? corridorAt(grid, other) : undefined);
  if (!corridor) return undefined;
  const { ends, inside } = corridor;
  if ([a, b].some((robot) => inside.includes(robots[robot]!.path[0]!))) return undefined;
  const farEnd = (robot: number): number | undefined => {
    const { path } = robots[robot]!;
    for (let t = time; t < path.length; t++) if (ends.includes(path[t]!)) return path[t];
    return undefined;
  };
  const far = [farEnd(a), farEnd(b)];
  if (far[0] === undefined || far[1] === undefined || far[0] === far[1]) return undefined;
  const k = inside.length + 1;
  const closed: PathLimit = { kind: "cell", cell: inside[0]!, from: 0, to: Infinity };
  const earliest = (robot: number, goal: number, more: readonly PathLimit[]): number => {
    const { path, limits } = robots[robot]!;
    const still = limits.filter((limit) => limit.kind !== "cost");
    const journey = { start: path[0]!, goal, toGoal: distancesFrom(grid, goal), stays: false };
    return cheapestPaths(grid, journey, [...still, ...more])?.cost ?? Infinity;
  };
  const through = [a, b].map((robot, i) => earliest(robot, far[i]!, []));
  const sides = [a, b].map((robot, i) => {
    const to = Math.min(earliest(robot, far[i]!, [closed]) - 1, through[1 - i]! + k);
    const limit: PathLimit = { kind: "cell", cell: far[i]!, from: 0, to };
    const { path } = robots[robot]!;
    const barred = Array.from({ length: Math.max(0, to + 1) }, (_, t) => t).some(
      (t) => placeAt(path, t) === far[i],
    );
    return barred ? [{ robot, limit }] : [];
  });
  return sides[0]!.length && sides[1]!.length ? [sides[0]!, sides[1]!] : undefined;
}

/** The corridor through a cell, if it lies inside one. */
function corridorAt({ next }: Grid, cell: number): Corridor | undefined {
  const waysOut = (from: number): number[] =>
    [1, 2, 3, 4].flatMap((d) => (next[5 * from + d]! < 0 ? [] : [next[5 * from + d]!]));
  const ways = waysOut(cell);
  if (ways.length !== 2) return undefined;
  const inside = [cell];
  const ends = ways.map((way) => {
    let [before, here] = [cell, way];
    while (here !== cell) {
      const onward = waysOut(here);
      if (onward.length !== 2) break;
      inside.push(here);
      [before, here] = [here, onward[0] === before ? onward[1]! : onward[0]!];
    }
    return here;
  });
  const [one, two] = ends as [number, number];
  return one === two ? undefined : { ends: [one, two], inside };
}
