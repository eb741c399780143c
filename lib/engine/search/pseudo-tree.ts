/**
 * The pseudo-tree of an elimination order: agent i hangs below the first agent to be eliminated after it among
 * its context. Once an agent and everyone above it are decided, the branches below it no longer concern each
 * other, and a branch depends on the path above only through its context.
 *
 * @see Freuder & Quinn (1985); Dechter & Mateescu (2007), AND/OR search spaces for graphical models
 */

import type { CoordinationGraph } from "coordlab/graph/coordination-graph.js";
import type { Agent } from "coordlab/world/game.js";
import { jointActionsOf } from "./payoff-table.js";

export interface PseudoTree {
  readonly order: Int32Array;
  /** turn[order[k]] = k. */
  readonly turn: Int32Array;
  /** The agent above, or -1 for a root. */
  readonly parent: Int32Array;
  readonly children: readonly (readonly Agent[])[];
  /** The agents above i that the branch at i depends on, the nearest last. */
  readonly contexts: readonly Int32Array[];
  /** The most agents in a context: the induced width of the order. */
  readonly width: number;
  /** The most joint actions of an agent and its context: the cells of the largest bucket. */
  readonly largestBucket: number;
}

/** Time and memory O(n w). */
export function pseudoTree(graph: CoordinationGraph, order: ArrayLike<Agent>): PseudoTree {
  const { termStart, termAgents } = graph;
  const n = order.length;
  const turn = new Int32Array(n);
  for (let k = 0; k < n; k++) turn[order[k]!] = k;
  const above: Set<Agent>[] = Array.from(turn, () => new Set());
  for (let t = 0; t + 1 < termStart.length; t++) {
    const agents = termAgents.subarray(termStart[t]!, termStart[t + 1]!);
    const first = agents.reduce((a, b) => (turn[b]! < turn[a]! ? b : a), agents[0]!);
    for (const agent of agents) if (agent !== first) above[first]!.add(agent);
  }
  const parent = new Int32Array(n).fill(-1);
  const children: Agent[][] = Array.from(turn, () => []);
  const contexts: Int32Array[] = [];
  let width = 0;
  let largestBucket = 1;
  for (let k = 0; k < n; k++) {
    const agent = order[k]!;
    const context = Int32Array.from(above[agent]!).sort((a, b) => turn[b]! - turn[a]!);
    contexts[agent] = context;
    width = Math.max(width, context.length);
    largestBucket = Math.max(largestBucket, jointActionsOf([agent, ...context], graph.actionCounts));
    if (context.length === 0) continue;
    const nearest = context[context.length - 1]!;
    parent[agent] = nearest;
    children[nearest]!.push(agent);
    for (const other of context) if (other !== nearest) above[nearest]!.add(other);
  }
  return { order: Int32Array.from(order), turn, parent, children, contexts, width, largestBucket };
}

/**
 * The number of contexts of each branch that is worth remembering: one whose context is not everything above, and
 * whose contexts can be numbered exactly. 0 for the others.
 */
export function rememberedContexts(graph: CoordinationGraph, { contexts, parent }: PseudoTree): Float64Array {
  return Float64Array.from(contexts, (context, agent) => {
    const above = parent[agent]!;
    if (above === -1 || context.length === contexts[above]!.length + 1) return 0;
    const count = jointActionsOf(context, graph.actionCounts);
    return count <= Number.MAX_SAFE_INTEGER ? count : 0;
  });
}

/** The agents as a depth-first walk from the root meets them, each one's position, and the size of its branch. */
export function depthFirst({ order, parent, children }: PseudoTree): {
  readonly walk: Int32Array;
  readonly position: Int32Array;
  readonly sizes: Int32Array;
} {
  const n = order.length;
  const sizes = new Int32Array(n).fill(1);
  for (const agent of order) if (parent[agent] !== -1) sizes[parent[agent]!]! += sizes[agent]!;
  const walk = new Int32Array(n);
  const position = new Int32Array(n);
  for (let k = n - 1; k >= 0; k--) {
    const agent = order[k]!;
    walk[position[agent]!] = agent;
    let next = position[agent]! + 1;
    for (const branch of children[agent]!) {
      position[branch] = next;
      next += sizes[branch]!;
    }
  }
  return { walk, position, sizes };
}
