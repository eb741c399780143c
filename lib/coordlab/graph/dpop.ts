/**
 * Variable elimination as messages between agents: DPOP. Every agent knows its own terms with the agents above it
 * in a pseudo-tree, and talks to its parent and children only. Up the tree go tables (UTIL): what everyone below
 * can add, for each way in which the agents above may act. Down go the actions chosen (VALUE).
 *
 * @see Petcu & Faltings (2005), A scalable method for multiagent constraint optimization, IJCAI
 */
import type { Channel } from "../world/channel.js";
import type { Agent } from "../world/game.js";
import type { CoordinationGraph } from "./coordination-graph.js";
import { type DepthFirstTree, depthFirstTree } from "./depth-first-tree.js";
import { optimalSolution, type Solution } from "./solution.js";
import { TooWideError } from "./too-wide.js";
import { maximiseOut, type PayoffTable, payoffTables, valueAt } from "./variable-elimination.js";

/**
 * Best joint action by DPOP, all that agents learn of each other passing through the channel. Exact; ties as
 * `variableElimination` breaks them when the deepest agents go first. Sends one UTIL and one VALUE message along
 * each tree edge: 2 (n - c) messages in 2 x depth rounds, for c components. A UTIL message holds 8 bytes for each
 * joint action of the agents above that it depends on; a VALUE message 4 bytes for each of those agents.
 *
 * @param memory most bytes that the UTIL messages may hold together
 * @throws TooWideError before anything is sent, if they would hold more
 * @throws RangeError if the channel joins fewer agents than the graph has
 */
export function dpop(graph: CoordinationGraph, channel: Channel, memory: number = 2 ** 30): Solution {
  const { actionCounts } = graph;
  const n = actionCounts.length;
  if (channel.agents < n)
    throw new RangeError(`the channel joins ${channel.agents} agents, the graph has ${n}`);
  const tree = depthFirstTree(graph);
  const { cells, width } = refuseTooWide(graph, tree, memory);
  channel.deliver(); // what came before is not part of this
  const before = channel.traffic();

  const own = ownTerms(graph, tree);
  const { parent, separators } = tree;
  const levels = levelsOf(tree);
  const bestActions: PayoffTable[] = [];
  for (const level of levels.toReversed()) {
    for (const agent of level) {
      const heard = channel.inbox(agent).map(({ from, content }) => ({
        agents: separators[from]!,
        values: content as Float64Array,
      }));
      const { message, bestActions: best } = maximiseOut(
        agent,
        [...own[agent]!, ...heard],
        actionCounts,
        separators[agent],
      );
      bestActions[agent] = best;
      if (parent[agent] !== -1) channel.send(agent, parent[agent]!, message.values);
    }
    channel.deliver();
  }

  const children = childrenOf(tree);
  const jointAction = new Int32Array(n);
  for (const level of levels) {
    for (const agent of level) {
      const known: number[] = [];
      const told = channel.inbox(agent)[0]?.content as Int32Array | undefined;
      for (const [k, above] of separators[agent]!.entries()) known[above] = told![k]!;
      jointAction[agent] = known[agent] = valueAt(bestActions[agent]!, known, actionCounts);
      for (const child of children[agent]!) {
        channel.send(
          agent,
          child,
          Int32Array.from(separators[child]!, (above) => known[above]!),
        );
      }
    }
    channel.deliver();
  }
  const after = channel.traffic();
  const counters = {
    cells,
    messages: after.messages - before.messages,
    bytes: after.bytes - before.bytes,
    inducedWidth: width,
    order: Int32Array.from(tree.byDepth).reverse(),
  };
  return optimalSolution(graph, jointAction, {
    reason: `DPOP along a pseudo-tree of induced width ${width}`,
    counters,
  });
}

function refuseTooWide({ actionCounts }: CoordinationGraph, tree: DepthFirstTree, memory: number) {
  let cells = 0;
  let bytes = 0;
  let width = 0;
  let largest = 0;
  let largestBucket: readonly Agent[] = [];
  for (const [agent, above] of tree.separators.entries()) {
    const size = above.reduce((product, i) => product * actionCounts[i]!, 1);
    cells += size * actionCounts[agent]!;
    bytes += 8 * size;
    width = Math.max(width, above.length);
    if (size > largest) {
      largest = size;
      largestBucket = [agent, ...above];
    }
  }
  if (bytes > memory) throw new TooWideError({ width, cells, bytes, memory, largestBucket });
  return { cells, width };
}

/** Each term belongs to the deepest of its agents; a constant to nobody. */
function ownTerms(graph: CoordinationGraph, { depth }: DepthFirstTree): PayoffTable[][] {
  const own: PayoffTable[][] = Array.from(graph.actionCounts, () => []);
  for (const table of payoffTables(graph)) {
    let deepest = table.agents[0];
    if (deepest === undefined) continue;
    for (const agent of table.agents) if (depth[agent]! > depth[deepest]!) deepest = agent;
    own[deepest]!.push(table);
  }
  return own;
}

function levelsOf({ byDepth, depth }: DepthFirstTree): Agent[][] {
  const levels: Agent[][] = [];
  for (const agent of byDepth) {
    const level = levels[depth[agent]!];
    if (level) level.push(agent);
    else levels.push([agent]);
  }
  return levels;
}

function childrenOf({ parent }: DepthFirstTree): Agent[][] {
  const children: Agent[][] = Array.from(parent, () => []);
  for (const [agent, above] of parent.entries()) if (above !== -1) children[above]!.push(agent);
  return children;
}
