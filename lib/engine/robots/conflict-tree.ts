/** The conflict tree over robots on a grid: who has which limits, and which conflicts are left. */
import { BinaryHeap } from "../binary-heap.js";
import type { Clock } from "../limits.js";
import type { Steps } from "../steps.js";
import { cheapestPaths, leastConflicting } from "./cheapest-paths.js";
import { type Grid, trimmed } from "./grid.js";
import { conflictsBetween } from "./grid-conflict.js";
import type { Robot, RobotLimit, Split } from "./robot.js";
import { splitOn } from "./split.js";
import {
  adopted,
  before,
  conflictsOf,
  costOf,
  type OpenConflict,
  robotsOf,
  type TreeNode,
} from "./tree-node.js";

/** How a tree ends: a plan of the least cost, or no nodes left that could cost less than `below`. */
export type TreeEnd =
  | { readonly kind: "best"; readonly paths: readonly Int32Array[]; readonly cost: number }
  | { readonly kind: "exhausted" };

/** Bytes of a cell in a layer of cheapest paths, and of a conflict with its split, about. */
const [bytesPerCell, bytesPerConflict] = [200, 400];

/** Opened node by node, see {@link conflictBasedSearch}; what it holds is counted. */
export class ConflictTree {
  opened = 0;
  /** Splits of conflicts worked out so far: most of the time. */
  splits = 0;
  /** No plan costs less. */
  lowerBound = 0;
  /** Bytes that something else takes of the memory. */
  reserved = 0;
  /** The cost of the best plan that is known: a node that costs as much is not kept. */
  below: number = Infinity;
  private readonly grid: Grid;
  private readonly clock: Clock;
  private readonly memory: number;
  private bytes = 0;
  private readonly open = new BinaryHeap<TreeNode>(before);
  private born = 0;

  /** @param memory most bytes for nodes, about */
  constructor(grid: Grid, clock: Clock, memory: number) {
    this.grid = grid;
    this.clock = clock;
    this.memory = memory;
    this.lowerBound = grid.starts.reduce((sum, start, i) => sum + grid.toGoal[i]![start]!, 0);
  }

  /** Whether the memory is used up. */
  get full(): boolean {
    return this.bytes + this.reserved >= this.memory;
  }

  /** Opens the next node. Undefined if the search goes on, or time or memory are used up. */
  *openNext(): Steps<TreeEnd | undefined> {
    const { clock, grid, open } = this;
    if (this.born === 0 && !(yield* this.plantRoot())) return undefined;
    const node = open.pop();
    if (!node || node.cost >= this.below) {
      this.lowerBound = this.below;
      return { kind: "exhausted" };
    }
    this.lowerBound = node.cost;
    const robots = robotsOf(node);
    if (node.left === 0) {
      const paths = robots.map(({ path }, i) => trimmed(path, grid.goals[i]!));
      return { kind: "best", paths, cost: node.cost };
    }
    const conflicts = conflictsOf(node);
    for (const conflict of conflicts) {
      if (!conflict.split) this.splits++;
      conflict.split ??= splitOn(grid, robots, conflict);
      if (clock.look()) return undefined;
      if (clock.due) yield;
    }
    this.opened++;
    const children: TreeNode[] = [];
    for (const side of chosen(conflicts).sides) {
      const child = this.childOf(node, robots, conflicts, side);
      if (child) children.push(child);
    }
    const bypass = children.find(({ cost, left }) => cost === node.cost && left < node.left);
    const kept = bypass ? [{ ...bypass, changed: adopted(robots, bypass) }] : children;
    for (const child of kept) {
      if (child.cost >= this.below) continue;
      open.push(child);
      this.bytes += bytesPerConflict * child.fresh.length;
      for (const [, robot] of child.changed) this.weigh(robot);
    }
    return undefined;
  }

  private *plantRoot(): Steps<boolean> {
    const { clock, grid } = this;
    const robots: Robot[] = [];
    const fresh: OpenConflict[] = [];
    for (const i of grid.starts.keys()) {
      const before = robots.map(({ path }) => path);
      robots.push(this.planned(i, [], before)!);
      for (const a of before.keys()) fresh.push(...between(robots, a, i));
      this.weigh(robots[i]!);
      if (clock.look() || this.full) return false;
      if (clock.due) yield;
    }
    const changed = robots.map((robot, i) => [i, robot] as const);
    const moved = robots.map((_, i) => i);
    const root = { cost: costOf(robots), left: fresh.length, parent: undefined, changed, moved, fresh };
    this.open.push({ ...root, id: this.born++ });
    this.bytes += bytesPerConflict * fresh.length;
    return true;
  }

  /** The node with more limits, or undefined if a robot has no path within them. */
  private childOf(
    node: TreeNode,
    before: readonly Robot[],
    conflicts: readonly OpenConflict[],
    side: readonly RobotLimit[],
  ): TreeNode | undefined {
    const id = this.born++;
    const robots = [...before];
    const touched = new Set<number>();
    for (const { robot: i, limit } of side) {
      const robot = robots[i]!;
      const limits = [...robot.limits, limit];
      const same =
        limit.kind === "cost" && limit.least <= robot.cheapest.cost && robot.cheapest.cost <= limit.most;
      const others = robots.flatMap(({ path }, k) => (k === i ? [] : [path]));
      const again = same ? { ...robot, limits } : this.planned(i, limits, others);
      if (!again) return undefined;
      robots[i] = again;
      touched.add(i);
    }
    const moved = [...touched].filter((i) => robots[i]!.path !== before[i]!.path);
    const fresh: OpenConflict[] = [];
    for (const b of robots.keys())
      for (let a = 0; a < b; a++)
        if (moved.includes(a) || moved.includes(b)) fresh.push(...between(robots, a, b));
    const stay = conflicts.filter(({ a, b }) => !moved.includes(a) && !moved.includes(b));
    const changed = [...touched].map((i) => [i, robots[i]!] as const);
    const left = stay.length + fresh.length;
    return { cost: costOf(robots), left, parent: node, changed, moved, fresh, id };
  }

  private planned(i: number, limits: Robot["limits"], others: readonly Int32Array[]): Robot | undefined {
    const { grid } = this;
    const journey = { start: grid.starts[i]!, goal: grid.goals[i]!, toGoal: grid.toGoal[i]! };
    const cheapest = cheapestPaths(grid, journey, limits);
    return cheapest && { limits, cheapest, path: leastConflicting(cheapest, others) };
  }

  private weigh({ cheapest, path, limits }: Robot): void {
    this.bytes += 4 * path.length + 8 * limits.length;
    for (const layer of cheapest.layers) this.bytes += bytesPerCell * layer.size;
  }
}

function chosen(conflicts: readonly OpenConflict[]): Split {
  const rank = { target: 0, corridor: 1, pair: 2, rectangle: 2, cell: 3, swap: 3 };
  const rated = conflicts.map(({ split, time }) => {
    return { split: split!, time, worth: 4 * split!.rises - rank[split!.kind] };
  });
  return rated.reduce((best, one) =>
    one.worth > best.worth || (one.worth === best.worth && one.time < best.time) ? one : best,
  ).split;
}

function between(robots: readonly Robot[], a: number, b: number): readonly OpenConflict[] {
  return conflictsBetween([a, robots[a]!.path], [b, robots[b]!.path]);
}
