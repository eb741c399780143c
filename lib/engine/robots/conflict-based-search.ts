/** Conflict-based search: optimal paths for robots on a grid. */

import { BinaryHeap } from "../binary-heap.js";
import { cheapestPaths, leastConflicting } from "./cheapest-paths.js";
import { type Grid, type GridPaths, type GridTask, gridOf, pathsOf } from "./grid.js";
import { conflictsBetween, type GridConflict } from "./grid-conflict.js";
import type { Robot, RobotLimit, Split } from "./robot.js";
import { splitOn } from "./split.js";

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

export interface GridSearchOptions {
  /** The node budget. Default: 10,000. */
  readonly nodes?: number;
}

interface TreeNode {
  readonly cost: number;
  readonly robots: readonly Robot[];
  readonly conflicts: readonly OpenConflict[];
  /** Nodes are numbered as they are born. */
  readonly id: number;
}

/** A conflict with its split, worked out when it is first asked for: it holds as long as the two robots stay. */
interface OpenConflict extends GridConflict {
  split?: Split;
}

/**
 * Paths of the least sum of costs, with a proof.
 *
 * The root gives each robot a cheapest path of its own. A node with conflicts is split on one of them: the one
 * that raises the cost on most sides (cardinal first), then target, corridor, pair and rectangle before plain conflicts,
 * then the earliest. If a child costs the same and has fewer conflicts, its paths are adopted without a split
 * (bypass). Nodes are opened by cost, then fewest conflicts, then the latest born: the first without conflicts is
 * optimal. What is left undecided when the budget is spent is "unknown", with the bound reached.
 *
 * Every run is the same. Worst case exponential in the number of conflicts; without a budget it need not end where
 * there is no solution.
 *
 * @throws RangeError if the task is not in order (see {@link GridTask}) or the node budget not positive
 * @example conflictBasedSearch({ rows: ["..", ".."], starts: [[0, 0], [0, 1]], goals: [[0, 1], [0, 0]] }).cost // 4
 * @see Sharon et al. (2015); Boyarski et al. (2015) for bypass; Li et al. (2021) for target and corridor
 */
export function conflictBasedSearch(task: GridTask, { nodes = 10_000 }: GridSearchOptions = {}): GridResult {
  if (!Number.isSafeInteger(nodes) || nodes < 1)
    throw new RangeError(`nodes must be a whole number of at least 1, got ${nodes}`);
  const grid = gridOf(task);
  const cutOff = grid.starts.findIndex((start, i) => grid.toGoal[i]![start]! < 0);
  if (cutOff >= 0)
    return { status: "infeasible", because: `robot ${cutOff} has no way to its goal`, nodes: 0 };
  const open = new BinaryHeap<TreeNode>(before);
  open.push(rootOf(grid));
  let [opened, born] = [0, 1];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.conflicts.length === 0) {
      const ways = node.robots.map(({ path }, i) => trimmed(path, grid.goals[i]!));
      const paths = pathsOf(grid, ways);
      return { status: "optimal", paths, cost: node.cost, lowerBound: node.cost, nodes: opened };
    }
    if (opened === nodes) return { status: "unknown", lowerBound: node.cost, nodes };
    opened++;
    const { cost, conflicts, robots } = node;
    const children = chooseSplit(grid, node).sides.flatMap(
      (side) => childOf(grid, node!, side, born++) ?? [],
    );
    const bypass = children.find((child) => child.cost === cost && child.conflicts.length < conflicts.length);
    if (bypass) open.push({ ...bypass, robots: adopted(robots, bypass.robots) });
    else for (const child of children) open.push(child);
  }
  return { status: "infeasible", because: "the conflict tree is exhausted", nodes: opened };
}

const before = (a: TreeNode, b: TreeNode): boolean =>
  a.cost !== b.cost
    ? a.cost < b.cost
    : a.conflicts.length !== b.conflicts.length
      ? a.conflicts.length < b.conflicts.length
      : a.id > b.id;

function rootOf(grid: Grid): TreeNode {
  const robots: Robot[] = [];
  for (const i of grid.starts.keys()) {
    const before = robots.map(({ path }) => path);
    robots.push(planned(grid, i, [], before)!);
  }
  const conflicts = robots.flatMap((_, b) => robots.slice(0, b).flatMap((_, a) => between(robots, a, b)));
  return { cost: costOf(robots), robots, conflicts, id: 0 };
}

/** The node with more limits, or undefined if a robot has no path within them. */
function childOf(grid: Grid, node: TreeNode, side: readonly RobotLimit[], id: number): TreeNode | undefined {
  const robots = [...node.robots];
  for (const { robot: i, limit } of side) {
    const robot = robots[i]!;
    const limits = [...robot.limits, limit];
    const same =
      limit.kind === "cost" && limit.least <= robot.cheapest.cost && robot.cheapest.cost <= limit.most;
    const others = robots.flatMap(({ path }, k) => (k === i ? [] : [path]));
    const again = same ? { ...robot, limits } : planned(grid, i, limits, others);
    if (!again) return undefined;
    robots[i] = again;
  }
  const moved = robots.map(({ path }, i) => path !== node.robots[i]!.path);
  const conflicts = [
    ...node.conflicts.filter(({ a, b }) => !moved[a] && !moved[b]),
    ...robots.flatMap((_, b) =>
      robots.slice(0, b).flatMap((_, a) => (moved[a] || moved[b] ? between(robots, a, b) : [])),
    ),
  ];
  return { cost: costOf(robots), robots, conflicts, id };
}

function planned(
  grid: Grid,
  i: number,
  limits: Robot["limits"],
  others: readonly Int32Array[],
): Robot | undefined {
  const journey = { start: grid.starts[i]!, goal: grid.goals[i]!, toGoal: grid.toGoal[i]! };
  const cheapest = cheapestPaths(grid, journey, limits);
  return cheapest && { limits, cheapest, path: leastConflicting(cheapest, others) };
}

/** The paths of the child under the limits of the node. */
function adopted(robots: readonly Robot[], child: readonly Robot[]): readonly Robot[] {
  return robots.map((robot, i) => ({ ...robot, path: child[i]!.path }));
}

function chooseSplit(grid: Grid, { robots, conflicts }: TreeNode): Split {
  const rank = { target: 0, corridor: 1, pair: 2, rectangle: 2, cell: 3, swap: 3 };
  const rated = conflicts.map((conflict) => {
    const split = (conflict.split ??= splitOn(grid, robots, conflict));
    return { split, time: conflict.time, worth: 4 * split.rises - rank[split.kind] };
  });
  return rated.reduce((best, one) =>
    one.worth > best.worth || (one.worth === best.worth && one.time < best.time) ? one : best,
  ).split;
}

function between(robots: readonly Robot[], a: number, b: number): readonly OpenConflict[] {
  return conflictsBetween([a, robots[a]!.path], [b, robots[b]!.path]);
}

function costOf(robots: readonly Robot[]): number {
  return robots.reduce((sum, { cheapest }) => sum + cheapest.cost, 0);
}

/** The path without the waiting at its end. */
function trimmed(path: Int32Array, goal: number): Int32Array {
  let last = path.length - 1;
  while (last > 0 && path[last - 1] === goal) last--;
  return path.subarray(0, last + 1);
}
