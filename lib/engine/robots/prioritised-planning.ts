/** Prioritised planning: one robot after another. */
import { cheapestPaths, leastConflicting } from "./cheapest-paths.js";
import { type GridPaths, type GridTask, gridOf, pathsOf } from "./grid.js";
import type { Limit } from "./limits.js";

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
  const limits: Limit[] = [];
  const paths: Int32Array[] = [];
  for (const robot of ranked) {
    const journey = { start: grid.starts[robot]!, goal: grid.goals[robot]!, toGoal: grid.toGoal[robot]! };
    const cheapest = cheapestPaths(grid, journey, limits);
    if (!cheapest) return { status: "stuck", robot };
    paths[robot] = leastConflicting(cheapest, []);
    limits.push(...keepingClearOf(paths[robot]!));
  }
  const cost = paths.reduce((sum, path) => sum + path.length - 1, 0);
  return { status: "feasible", paths: pathsOf(grid, paths), cost };
}

/** What a path forbids to others: its cells at their times, its moves backwards, and its end for ever. */
function keepingClearOf(path: Int32Array): readonly Limit[] {
  return Array.from(path).flatMap((cell, at): Limit[] => {
    const end = at === path.length - 1;
    const taken: Limit = { kind: "cell", cell, from: at, to: end ? Infinity : at };
    return end ? [taken] : [taken, { kind: "move", cell: path[at + 1]!, into: cell, at }];
  });
}
