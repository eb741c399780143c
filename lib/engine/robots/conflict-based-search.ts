/** Conflict-based search: optimal paths for robots on a grid. */

import { Clock, type Limits, requireLimits } from "../limits.js";
import { runToEnd, type Steps } from "../steps.js";
import { ConflictTree } from "./conflict-tree.js";
import { type Grid, type GridPaths, type GridTask, gridOf, pathsOf } from "./grid.js";

/** What a search for paths gives. Costs are sums over robots of when each arrives for good. */
export type GridResult = {
  /** Nodes of the conflict tree, or joint states, that were opened. */
  readonly nodes: number;
} & (
  | {
      readonly status: "optimal" | "feasible";
      readonly paths: GridPaths;
      readonly cost: number;
      readonly lowerBound: number;
    }
  | { readonly status: "infeasible"; readonly because: string }
  /** Nothing found and nothing refuted within the budget: every plan costs at least the bound. */
  | { readonly status: "unknown"; readonly lowerBound: number }
);

/** A plan on the way to the best; its paths are written out when they are asked for. */
export interface GridPlan {
  readonly cost: number;
  readonly paths: GridPaths;
}

/**
 * Paths of the least sum of costs, with a proof.
 *
 * The root gives each robot a cheapest path of its own. A node with conflicts is split on one of them: the one
 * that raises the cost on most sides (cardinal first), then target, corridor, pair and rectangle before plain conflicts,
 * then the earliest. If a child costs the same and has fewer conflicts, its paths are adopted without a split
 * (bypass). Nodes are opened by cost, then fewest conflicts, then the latest born: the first without conflicts is
 * optimal. What is left undecided when a limit is met is "unknown", with the bound reached. `nodes` are those of the
 * tree. Default: 10,000, or Infinity if milliseconds are given.
 *
 * Every run is the same. Worst case exponential in the number of conflicts; without a budget it need not end where
 * there is no solution.
 *
 * @throws RangeError if the task is not in order (see {@link GridTask}), or a limit is negative or NaN
 * @example conflictBasedSearch({ rows: ["..", ".."], starts: [[0, 0], [0, 1]], goals: [[0, 1], [0, 0]] }).cost // 4
 * @see Sharon et al. (2015); Boyarski et al. (2015) for bypass; Li et al. (2021) for target and corridor
 */
export function conflictBasedSearch(task: GridTask, limits: Limits<GridPlan> = {}): GridResult {
  return runToEnd(searching(task, limits));
}

function* searching(task: GridTask, limits: Limits<GridPlan>): Steps<GridResult> {
  requireLimits(limits);
  const clock = new Clock(limits);
  const grid = gridOf(task);
  const cutOff = whoIsCutOff(grid);
  if (cutOff) return cutOff;
  const { memory = 2 ** 30 } = limits;
  const nodes = nodesOf(limits);
  const tree = new ConflictTree(grid, clock, memory);
  for (;;) {
    const end = tree.opened <= nodes && !clock.over ? yield* tree.openNext() : undefined;
    const { opened, lowerBound } = tree;
    if (end?.kind === "best")
      return {
        status: "optimal",
        paths: pathsOf(grid, end.paths),
        cost: end.cost,
        lowerBound,
        nodes: opened,
      };
    if (end) return { status: "infeasible", because: "the conflict tree is exhausted", nodes: opened };
    if (clock.over || opened > nodes || tree.full)
      return { status: "unknown", lowerBound, nodes: Math.min(opened, nodes) };
  }
}

/** The robot that has no way to its goal, if there is one. */
export function whoIsCutOff(grid: Grid): GridResult | undefined {
  const robot = grid.starts.findIndex((start, i) => grid.toGoal[i]![start]! < 0);
  return robot < 0
    ? undefined
    : { status: "infeasible", because: `robot ${robot} has no way to its goal`, nodes: 0 };
}

/** How many nodes the limits allow. */
export function nodesOf({ nodes, milliseconds }: Limits<GridPlan>): number {
  return nodes ?? (milliseconds === undefined ? 10_000 : Infinity);
}
