/**
 * What one round of agreeing costs, by who has to talk to whom.
 *
 * Three numbers, because three people pay: all messages together (tokens, money, a shared medium), the messages
 * that the busiest agent sends or receives (time, where every pair has a link of its own), and the hops one
 * after the other before everybody has heard (latency).
 */
import { complete, line, randomGraph, star, type Topology } from "coordlab/graph/topologies.js";
import { seededStream } from "coordlab/world/random.js";
import { requireAtLeast, requireWhole } from "coordlab/world/require-range.js";

export interface RoundMessages {
  readonly all: number;
  /** Sent plus received by the agent that has most of them. */
  readonly busiest: number;
  readonly hops: number;
}

/**
 * Every agent tells every other: n (n - 1) messages, in one hop.
 *
 * @throws RangeError if n is not a whole number of at least 1
 * @example allToAllRound(5).all // 20
 */
export function allToAllRound(n: number): RoundMessages {
  requireWhole("n", 1, n);
  return { all: n * (n - 1), busiest: 2 * (n - 1), hops: Math.min(1, n - 1) };
}

/**
 * Every agent tells a hub, which answers each: 2 (n - 1) messages, all of them through the hub.
 *
 * @throws RangeError if n is not a whole number of at least 1
 */
export function starRound(n: number): RoundMessages {
  requireWhole("n", 1, n);
  return { all: 2 * (n - 1), busiest: 2 * (n - 1), hops: 2 * Math.min(1, n - 1) };
}

/**
 * Up a complete tree to its root and down again: 2 (n - 1) messages, and no agent has more than its own
 * `children` and one parent to talk to.
 *
 * @param children of each agent, a whole number of at least 1; the last agents' places may stay empty
 * @throws RangeError if an argument is not a whole number of at least 1
 */
export function treeRound(n: number, children = 2): RoundMessages {
  requireWhole("n", 1, n);
  requireWhole("children", 1, children);
  // agent i > 0 hangs below agent floor((i - 1) / children), so the root and the first below it are fullest
  const below = (i: number) => Math.max(0, Math.min(children, n - 1 - i * children));
  let depth = 0;
  for (let i = n - 1; i > 0; i = Math.floor((i - 1) / children)) depth++;
  return { all: 2 * (n - 1), busiest: 2 * Math.max(below(0), n > 1 ? below(1) + 1 : 0), hops: 2 * depth };
}

/**
 * Each agent tells its neighbours only: two messages an edge. O(agents + edges).
 *
 * @param topology each edge once, as the topologies of this library and `edges(graph)` give them
 * @example graphRound(topology.line(5)) // { all: 8, busiest: 4, hops: 1 }
 */
export function graphRound({ agents, edges }: Topology): RoundMessages {
  const degree = new Int32Array(agents);
  for (const agent of edges) degree[agent]!++;
  const most = degree.reduce((a, b) => Math.max(a, b), 0);
  return { all: edges.length, busiest: 2 * most, hops: Math.min(1, most) };
}

/** Rounds of n agents over four graphs, from few neighbours to all; the random one is drawn from a seed. */
export function graphRounds(n: number): (RoundMessages & { readonly graph: string })[] {
  return [
    { graph: "line", ...graphRound(line(n)) },
    { graph: "random, 4 each", ...graphRound(randomGraph(n, 4, seededStream(7))) },
    { graph: "star", ...graphRound(star(n)) },
    { graph: "complete", ...graphRound(complete(n)) },
  ];
}

/**
 * Throughput of a team in which every agent works for one unit of time and then the team agrees for as long
 * as the round's messages take one after the other: X(n) = n / (1 + messageTime x messages), X(1) = 1.
 *
 * The laws fall out of it. On a shared medium (`messages` = all) an all-to-all round gives the Universal
 * Scalability Law with kappa = messageTime, and a star, a tree or a line gives Amdahl's law with
 * sigma = 2 messageTime. On private links (`messages` = busiest) a line gives no ceiling at all.
 *
 * @param messageTime in units of one agent's work between two rounds, at least 0
 * @throws RangeError if an argument is out of its range
 * @example roundThroughput(10, allToAllRound(10).all, 0.01).toFixed(2) // "5.26"
 */
export function roundThroughput(n: number, messages: number, messageTime: number): number {
  requireWhole("n", 1, n);
  requireAtLeast("messages", 0, messages);
  requireAtLeast("messageTime", 0, messageTime);
  return n / (1 + messageTime * messages);
}
