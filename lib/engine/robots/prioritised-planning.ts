/** Prioritised planning: one robot after another. */
import { type GridPaths, type GridTask, gridOf, pathsOf } from "./grid.js";
import { Reservations } from "./reservations.js";

/** Paths that need not be the best, or the robot that found no way past those before it. */
export type PrioritisedResult =
  | { readonly status: "feasible"; readonly paths: GridPaths; readonly cost: number }
  | { readonly status: "stuck"; readonly robot: number };

/**
 * Each robot in turn takes a cheapest path that keeps clear of the robots before it, who stay at their goals.
 * Fast, but incomplete: there are solvable tasks in which every order gets stuck.
 * Cost O(robots x cells x time).
 *
 * @param order the robots by falling priority. Default: as they are numbered.
 * @throws RangeError if the task is not in order, or `order` is not a permutation of the robots
 * @see Erdmann & Lozano-Perez (1987)
 */
export function prioritisedPlanning(task: GridTask, order?: readonly number[]): PrioritisedResult {
  const grid = gridOf(task);
  const ranked = order ?? grid.starts.map((_, i) => i);
  if (ranked.length !== grid.starts.length || grid.starts.some((_, i) => !ranked.includes(i)))
    throw new RangeError(
      `order must name each of ${grid.starts.length} robots once, got ${ranked.join(", ")}`,
    );
  const paths: Int32Array[] = [];
  const table = new Reservations(grid);
  for (const robot of ranked) {
    const path = table.fastest(robot);
    if (!path) return { status: "stuck", robot };
    paths[robot] = path;
    table.place(robot, path);
  }
  const cost = paths.reduce((sum, path) => sum + path.length - 1, 0);
  return { status: "feasible", paths: pathsOf(grid, paths), cost };
}
