/**
 * A pseudo-tree: the agents in depth-first order, so that whoever shares a term stands above or below each other
 * on one branch. Agents on different branches can then be maximised out without knowing of each other.
 */
import type { Agent } from "../game.js";
import type { CoordinationGraph } from "./coordination-graph.js";
import { type Neighbours, neighbours } from "./neighbours.js";

export interface DepthFirstTree {
  /** The parent of each agent, -1 for the first of each component. */
  readonly parent: Int32Array;
  readonly depth: Int32Array;
  /** Agents by depth, the roots first. */
  readonly byDepth: Int32Array;
  /** The agents above i that it or somebody below it shares a term with, by depth: what its message depends on. */
  readonly separators: readonly (readonly Agent[])[];
}

/** How many neighbours are compared to find the next: all, save for hubs. */
const candidates = 64;

/**
 * Depth-first from the agent of most neighbours in each component; of an agent's neighbours the one that knows
 * most of the agents visited goes first, ties to the lowest, looking at the first few that wait. Time O(n w + edges).
 * Depth is no limit.
 */
export function depthFirstTree(graph: CoordinationGraph): DepthFirstTree {
  const near = neighbours(graph);
  const n = graph.actionCounts.length;
  const parent = new Int32Array(n).fill(-1);
  const depth = new Int32Array(n).fill(-1);
  const visitedNear = new Int32Array(n);
  const preorder: Agent[] = [];
  const degree = (i: Agent) => near.start[i + 1]! - near.start[i]!;
  const visit = (i: Agent, above: Agent) => {
    parent[i] = above;
    depth[i] = above === -1 ? 0 : depth[above]! + 1;
    preorder.push(i);
    for (let k = near.start[i]!; k < near.start[i + 1]!; k++) visitedNear[near.agents[k]!]!++;
  };
  const cursor = near.start.slice(0, n);
  const nextBelow = (i: Agent): Agent => {
    const end = near.start[i + 1]!;
    while (cursor[i]! < end && depth[near.agents[cursor[i]!]!] !== -1) cursor[i]!++;
    let next = -1;
    for (let k = cursor[i]!; k < Math.min(end, cursor[i]! + candidates); k++) {
      const j = near.agents[k]!;
      if (depth[j] === -1 && (next === -1 || visitedNear[j]! > visitedNear[next]!)) next = j;
    }
    return next;
  };
  const roots = Array.from({ length: n }, (_, i) => i).sort((i, j) => degree(j) - degree(i) || i - j);
  for (const root of roots) {
    if (depth[root] !== -1) continue;
    visit(root, -1);
    for (let i = root; i !== -1; ) {
      const next = nextBelow(i);
      if (next !== -1) visit(next, i);
      i = next === -1 ? parent[i]! : next;
    }
  }
  const byDepth = Int32Array.from(preorder).sort((i, j) => depth[i]! - depth[j]! || i - j);
  return { parent, depth, byDepth, separators: separatorsOf(near, preorder, { parent, depth }) };
}

/** From the last visited up: the neighbours above, and what the children's separators leave once the agent is out. */
function separatorsOf(
  near: Neighbours,
  preorder: readonly Agent[],
  { parent, depth }: Pick<DepthFirstTree, "parent" | "depth">,
): Agent[][] {
  const separators: Agent[][] = preorder.map(() => []);
  for (const i of preorder.toReversed()) {
    const above = new Set(separators[i]);
    for (let k = near.start[i]!; k < near.start[i + 1]!; k++) {
      if (depth[near.agents[k]!]! < depth[i]!) above.add(near.agents[k]!);
    }
    above.delete(i);
    separators[i] = [...above].sort((a, b) => depth[a]! - depth[b]!);
    if (parent[i] !== -1) separators[parent[i]!]!.push(...separators[i]);
  }
  return separators;
}
