/**
 * A pseudo-tree: the agents in depth-first order, so that whoever shares a term stands above or below each other
 * on one branch. Agents on different branches can then be maximised out without knowing of each other.
 */
import type { Agent } from "../world/game.js";
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

/** Most roots tried in a component. */
const mostRoots = 32;
/** Search effort: agents visited for each table cell of the best tree so far. */
const visitsPerCell = 1 / 8;

/**
 * Depth-first in each component, from the agent of most neighbours; of an agent's neighbours the one that knows
 * most of the agents visited goes first, ties to the lowest, looking at the first few that wait. Where the tables
 * along that tree cost more than another tree does, other roots are tried too, those of many neighbours first, and
 * the cheapest is kept. Time O(n w + edges) a root. Depth is no limit.
 */
export function depthFirstTree(graph: CoordinationGraph): DepthFirstTree {
  const search = new DepthFirstSearch(graph);
  const { parent, depth } = search;
  const preorder: Agent[] = [];
  const separators: (readonly Agent[])[] = Array.from(depth, () => []);
  for (const agent of search.byDegree(Array.from(depth.keys()))) {
    if (depth[agent] !== -1) continue;
    const tree = search.cheapestFrom(agent);
    for (let k = 0; k < tree.preorder.length; k++) {
      preorder.push(tree.preorder[k]!);
      separators[tree.preorder[k]!] = tree.separators[k]!;
    }
  }
  const byDepth = Int32Array.from(preorder).sort((i, j) => depth[i]! - depth[j]! || i - j);
  return { parent, depth, byDepth, separators };
}

interface SearchTree {
  readonly preorder: readonly Agent[];
  /** Of the agents in preorder. */
  readonly separators: readonly (readonly Agent[])[];
  /** Table cells that maximising out along the tree computes. */
  readonly cells: number;
}

class DepthFirstSearch {
  readonly parent: Int32Array;
  readonly depth: Int32Array;
  private readonly near: Neighbours;
  private readonly actionCounts: Int32Array;
  private readonly visitedNear: Int32Array;
  private readonly cursor: Int32Array;
  /** The separators of the children handled so far. */
  private readonly below: Agent[][][];
  /** For which agent one was last put on the list of those above. */
  private readonly listed: Int32Array;

  constructor(graph: CoordinationGraph) {
    this.actionCounts = graph.actionCounts;
    this.near = neighbours(graph);
    const n = graph.actionCounts.length;
    this.parent = new Int32Array(n).fill(-1);
    this.depth = new Int32Array(n).fill(-1);
    this.visitedNear = new Int32Array(n);
    this.cursor = this.near.start.slice(0, n);
    this.below = new Array<Agent[][]>(n).fill(nobody);
    this.listed = new Int32Array(n).fill(-1);
  }

  /** Sorted by their numbers of neighbours, the most first. */
  byDegree(agents: Agent[]): Agent[] {
    const { start } = this.near;
    return agents.sort((i, j) => start[j + 1]! - start[j]! - (start[i + 1]! - start[i]!) || i - j);
  }

  /** The tree from an agent, or a cheaper one of its component where looking for one pays. */
  cheapestFrom(agent: Agent): SearchTree {
    let tree = this.from(agent);
    const size = tree.preorder.length;
    const worthTrying = () => Math.min(mostRoots, size, (visitsPerCell * tree.cells) / size);
    if (worthTrying() <= 1) return tree;
    const roots = this.byDegree([...tree.preorder]);
    for (let tried = 1; tried < worthTrying(); tried++) {
      this.forget(roots);
      const other = this.from(roots[tried]!);
      if (other.cells < tree.cells) tree = other;
    }
    this.forget(roots);
    return this.from(tree.preorder[0]!);
  }

  private from(root: Agent): SearchTree {
    const { parent } = this;
    const preorder: Agent[] = [];
    const visit = (i: Agent, above: Agent) => {
      this.visit(i, above);
      preorder.push(i);
    };
    visit(root, -1);
    for (let i = root; i !== -1; ) {
      const next = this.nextBelow(i);
      if (next !== -1) visit(next, i);
      i = next === -1 ? parent[i]! : next;
    }
    const separators = this.separatorsOf(preorder);
    let cells = 0;
    for (let k = 0; k < preorder.length; k++) {
      let size = this.actionCounts[preorder[k]!]!;
      for (const above of separators[k]!) size *= this.actionCounts[above]!;
      cells += size;
    }
    return { preorder, separators, cells };
  }

  private forget(agents: readonly Agent[]): void {
    for (const i of agents) {
      this.depth[i] = -1;
      this.visitedNear[i] = 0;
      this.cursor[i] = this.near.start[i]!;
    }
  }

  private visit(i: Agent, above: Agent): void {
    const { near, depth } = this;
    this.parent[i] = above;
    depth[i] = above === -1 ? 0 : depth[above]! + 1;
    for (let k = near.start[i]!; k < near.start[i + 1]!; k++) this.visitedNear[near.agents[k]!]!++;
  }

  private nextBelow(i: Agent): Agent {
    const { near, depth, cursor, visitedNear } = this;
    const end = near.start[i + 1]!;
    while (cursor[i]! < end && depth[near.agents[cursor[i]!]!] !== -1) cursor[i]!++;
    let next = -1;
    for (let k = cursor[i]!; k < Math.min(end, cursor[i]! + candidates); k++) {
      const j = near.agents[k]!;
      if (depth[j] === -1 && (next === -1 || visitedNear[j]! > visitedNear[next]!)) next = j;
    }
    return next;
  }

  /** From the last visited up: the neighbours above, and what the children's separators leave once the agent is out. */
  private separatorsOf(preorder: readonly Agent[]): Agent[][] {
    const { near, parent, depth, below, listed } = this;
    const separators = new Array<Agent[]>(preorder.length);
    for (let k = preorder.length - 1; k >= 0; k--) {
      const i = preorder[k]!;
      const separator: Agent[] = [];
      listed[i] = i;
      const list = (above: Agent) => {
        if (listed[above] === i) return;
        listed[above] = i;
        separator.push(above);
      };
      for (const child of below[i]!) for (const above of child) list(above);
      for (let x = near.start[i]!; x < near.start[i + 1]!; x++)
        if (depth[near.agents[x]!]! < depth[i]!) list(near.agents[x]!);
      separators[k] = separator.sort((a, b) => depth[a]! - depth[b]!);
      below[i] = nobody;
      if (parent[i] === -1) continue;
      if (below[parent[i]!] === nobody) below[parent[i]!] = [separator];
      else below[parent[i]!]!.push(separator);
    }
    for (const i of preorder) listed[i] = -1;
    return separators;
  }
}

const nobody: Agent[][] = [];
