/** Two robots that cross an open area in the same diagonal direction. */
import type { CheapestPaths } from "./cheapest-paths.js";
import type { Grid } from "./grid.js";
import type { GridConflict } from "./grid-conflict.js";
import type { Robot, Split } from "./robot.js";

/** Where all cheapest paths of a robot are at the same time. */
interface Gate {
  readonly x: number;
  readonly y: number;
  readonly time: number;
}

/**
 * Only one of them may leave the rectangle where it crosses it.
 *
 * Between two gates of a robot, cells through which all its cheapest paths go, it moves without detour. If
 * both robots head the same way, one enters the rectangle in front of the gates by its first side and the other by
 * its second, then a path that leaves across and one that leaves along meet in between at the same time. So
 * one robot is barred from the far side that is across for it, at the times at which cheapest paths are there.
 * Undefined if that would not bar the paths that they have.
 *
 * @see Li et al. (2019), rectangle symmetry with gates from the layers of cheapest paths (RM)
 */
export function rectangleSplit(
  { width }: Grid,
  robots: readonly Robot[],
  { kind, a, b, time, cell }: GridConflict,
): Split["sides"] | undefined {
  if (kind !== "cell") return undefined;
  const one = gatesAround(robots[a]!.cheapest, time, width);
  const two = gatesAround(robots[b]!.cheapest, time, width);
  if (!one || !two) return undefined;
  const turn = (name: "x" | "y") => Math.sign(one[1][name] - one[0][name]);
  const [right, down] = [turn("x"), turn("y")];
  if (right * down === 0 || right * (two[1].x - two[0].x) <= 0 || down * (two[1].y - two[0].y) <= 0)
    return undefined;
  if (
    [one, two].some(([from, to]) => Math.abs(to.x - from.x) + Math.abs(to.y - from.y) !== to.time - from.time)
  )
    return undefined;
  const side = right * (one[0].x - two[0].x) <= 0 && down * (one[0].y - two[0].y) >= 0;
  const across = side || (right * (one[0].x - two[0].x) >= 0 && down * (one[0].y - two[0].y) <= 0);
  if (!across) return undefined;
  const least = (u: number, v: number, sign: number) => (sign > 0 ? Math.min(u, v) : Math.max(u, v));
  const corner = { x: least(one[1].x, two[1].x, right), y: least(one[1].y, two[1].y, down) };
  const [x, y] = [cell % width, Math.floor(cell / width)];
  const barrier = (robot: number, from: Gate, vertical: boolean): Split["sides"][0] => {
    const cells: number[] = [];
    const times: number[] = [];
    const [first, last] = vertical ? [from.y, corner.y] : [from.x, corner.x];
    const step = vertical ? down : right;
    for (let k = first; step * (last - k) >= 0; k += step) {
      const at = vertical ? k * width + corner.x : corner.y * width + k;
      const when = time + right * ((at % width) - x) + down * (Math.floor(at / width) - y);
      if (!robots[robot]!.cheapest.layers[when]?.has(at)) continue;
      cells.push(at);
      times.push(when);
    }
    const barred = times.some((when, i) => robots[robot]!.path[when] === cells[i]);
    return barred ? [{ robot, limit: { kind: "barrier", cells, times } }] : [];
  };
  const sides = [barrier(a, one[0], side), barrier(b, two[0], !side)] as const;
  return sides[0].length && sides[1].length ? sides : undefined;
}

/** The last gate before the time and the first after it. */
function gatesAround({ cost, layers }: CheapestPaths, time: number, width: number): [Gate, Gate] | undefined {
  let [from, to] = [time, time];
  while (from >= 0 && layers[from]?.size !== 1) from--;
  while (to <= cost && layers[to]?.size !== 1) to++;
  if (from < 0 || to > cost || from === to) return undefined;
  const gate = (at: number): Gate => {
    const cell = layers[at]!.keys().next().value!;
    return { x: cell % width, y: Math.floor(cell / width), time: at };
  };
  return [gate(from), gate(to)];
}
