/** A node of the conflict tree over robots, and what it holds by way of its parents. */
import type { GridConflict } from "./grid-conflict.js";
import type { Robot, Split } from "./robot.js";

/** A node by what differs from its parent. */
export interface TreeNode {
  readonly cost: number;
  /** How many conflicts are left. */
  readonly left: number;
  readonly parent: TreeNode | undefined;
  readonly changed: readonly (readonly [number, Robot])[];
  /** The robots among them whose paths are others than before. */
  readonly moved: readonly number[];
  /** Their conflicts. */
  readonly fresh: readonly OpenConflict[];
  /** Nodes are numbered as they are born. */
  readonly id: number;
}

/** A conflict with its split, worked out when it is first asked for: it holds as long as the two robots stay. */
export interface OpenConflict extends GridConflict {
  split?: Split;
}

/** Which of two nodes is opened first. */
export const before = (a: TreeNode, b: TreeNode): boolean =>
  a.cost !== b.cost ? a.cost < b.cost : a.left !== b.left ? a.left < b.left : a.id > b.id;

/** All robots as the node has them. */
export function robotsOf(node: TreeNode): Robot[] {
  const robots: Robot[] = [];
  for (let at: TreeNode | undefined = node; at; at = at.parent)
    for (const [i, robot] of at.changed) robots[i] ??= robot;
  return robots;
}

/** The conflicts that are left, those of the root first. */
export function conflictsOf(node: TreeNode): OpenConflict[] {
  const moved = new Set<number>();
  const found: OpenConflict[][] = [];
  for (let at: TreeNode | undefined = node; at; at = at.parent) {
    found.push(at.fresh.filter(({ a, b }) => !moved.has(a) && !moved.has(b)));
    for (const i of at.moved) moved.add(i);
  }
  return found.reverse().flat();
}

/** The paths of the child under the limits of the node. */
export function adopted(robots: readonly Robot[], { changed }: TreeNode): TreeNode["changed"] {
  return changed.map(([i, { path }]) => [i, { ...robots[i]!, path }]);
}

/** What the cheapest paths cost together. */
export function costOf(robots: readonly Robot[]): number {
  return robots.reduce((sum, { cheapest }) => sum + cheapest.cost, 0);
}
