/**
 * Who is joined to whom, before anything is paid: line, ring, star, grid, trees and random graphs. A topology is
 * a list of edges in flat arrays; {@link pairwiseGraph} puts a payoff term on each edge.
 */
import type { Action, Agent } from "../world/game.js";
import { below, type Stream } from "../world/random.js";
import { type CoordinationGraph, checkedGraph } from "./coordination-graph.js";

/** Who is joined with whom, without payoffs. */
export interface Topology {
  readonly agents: number;
  /** Edges as pairs, i0, j0, i1, j1, ...: the order of the payoff terms and of the agents in each. */
  readonly edges: Int32Array;
}

/** The payoff of edge (i, j) when i plays a and j plays b; a draw from a stream may ignore all four. */
export type EdgePayoff = (i: Agent, j: Agent, a: Action, b: Action) => number;

/**
 * A coordination graph with one pairwise term on each edge. `edgePayoff` is called once a cell, edge by edge, the
 * second agent's action fastest. Cost O(edges k^2).
 *
 * @param actions |A_i|, the same for all agents
 * @example pairwiseGraph(ring(5), 3, () => below(100, stream))
 */
export function pairwiseGraph(
  topology: Topology,
  actions: number,
  edgePayoff: EdgePayoff,
): CoordinationGraph {
  const { agents, edges } = topology;
  const terms = edges.length / 2;
  const termStart = Int32Array.from({ length: terms + 1 }, (_, t) => 2 * t);
  const tableStart = Int32Array.from({ length: terms + 1 }, (_, t) => actions * actions * t);
  const payoffs = new Float64Array(actions * actions * terms);
  for (let t = 0, cell = 0; t < terms; t++) {
    const i = edges[2 * t]!;
    const j = edges[2 * t + 1]!;
    for (let a = 0; a < actions; a++) {
      for (let b = 0; b < actions; b++) payoffs[cell++] = edgePayoff(i, j, a, b);
    }
  }
  const actionCounts = new Int32Array(agents).fill(actions);
  return checkedGraph({ actionCounts, termStart, termAgents: edges, tableStart, payoffs });
}

/** 0 - 1 - ... - (n-1). Treewidth 1. */
export function line(n: number): Topology {
  return topology(n, n - 1, (e) => [e, e + 1]);
}

/** The line, closed by the edge (0, n-1). Treewidth 2. */
export function ring(n: number): Topology {
  if (n < 3) return line(n);
  return topology(n, n, (e) => (e < n - 1 ? [e, e + 1] : [0, n - 1]));
}

/** Agent 0 joined to all others. Treewidth 1. */
export function star(n: number): Topology {
  return topology(n, n - 1, (e) => [0, e + 1]);
}

/** Every agent joined to every other. Treewidth n - 1. */
export function complete(n: number): Topology {
  const edges: number[] = [];
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) edges.push(i, j);
  return { agents: requireAgents(n), edges: Int32Array.from(edges) };
}

/** Agent r * columns + c stands in row r, column c, joined to the right and below. Treewidth min(rows, columns). */
export function grid(rows: number, columns: number): Topology {
  requireAgents(rows);
  requireAgents(columns);
  const edges = new Int32Array(2 * (rows * (columns - 1) + columns * (rows - 1)));
  let end = 0;
  const join = (i: Agent, j: Agent) => {
    edges[end++] = i;
    edges[end++] = j;
  };
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      if (c + 1 < columns) join(r * columns + c, r * columns + c + 1);
      if (r + 1 < rows) join(r * columns + c, (r + 1) * columns + c);
    }
  }
  return { agents: rows * columns, edges };
}

/** A random tree: agent i > 0 is joined to one drawn uniformly from 0 .. i-1. Treewidth 1. */
export function randomTree(n: number, stream: Stream): Topology {
  return topology(n, n - 1, (e) => [below(e + 1, stream), e + 1]);
}

/**
 * A connected random graph: a random tree, and then pairs drawn uniformly until there are round(n degree / 2)
 * edges (never fewer than the tree's).
 *
 * @param averageDegree edges per agent, times two; at most n - 1
 */
export function randomGraph(n: number, averageDegree: number, stream: Stream): Topology {
  if (!(averageDegree >= 0 && averageDegree <= n - 1))
    throw new RangeError(`averageDegree must be in [0, ${n - 1}] for ${n} agents, got ${averageDegree}`);
  const edges = Array.from(randomTree(n, stream).edges);
  const wanted = Math.max(n - 1, Math.round((n * averageDegree) / 2));
  const joined = new Set<number>();
  for (let e = 0; e < edges.length; e += 2) joined.add(edges[e]! * n + edges[e + 1]!);
  while (joined.size < wanted) {
    const u = below(n, stream);
    const v = below(n, stream);
    const [i, j] = u < v ? [u, v] : [v, u];
    if (i === j || joined.has(i * n + j)) continue;
    joined.add(i * n + j);
    edges.push(i, j);
  }
  return { agents: n, edges: Int32Array.from(edges) };
}

/**
 * Kok & Vlassis' graphs: again and again the two agents with the fewest neighbours that are not yet joined are
 * joined, ties at random, so that all have about the same number of neighbours.
 *
 * @see Kok & Vlassis (2006), Collaborative multiagent reinforcement learning by payoff propagation, JMLR 7
 */
export function balancedGraph(n: number, edgeCount: number, stream: Stream): Topology {
  if (!(edgeCount >= 0 && edgeCount <= (n * (n - 1)) / 2))
    throw new RangeError(`edgeCount must be in 0..${(n * (n - 1)) / 2} for ${n} agents, got ${edgeCount}`);
  const joined = Array.from({ length: n }, () => new Set<Agent>());
  const edges: number[] = [];
  while (edges.length < 2 * edgeCount) {
    const rank = joined.map(({ size }) => size + stream());
    const byNeighbours = joined.map((_, i) => i).sort((i, j) => rank[i]! - rank[j]!);
    const [i, j] = firstApart(byNeighbours, joined);
    joined[i]!.add(j);
    joined[j]!.add(i);
    edges.push(Math.min(i, j), Math.max(i, j));
  }
  return { agents: n, edges: Int32Array.from(edges) };
}

function firstApart(agents: readonly Agent[], joined: readonly ReadonlySet<Agent>[]): [Agent, Agent] {
  for (const [x, i] of agents.entries()) {
    const j = agents.slice(x + 1).find((other) => !joined[i]!.has(other));
    if (j !== undefined) return [i, j];
  }
  throw new RangeError("every agent is joined to every other");
}

function topology(n: number, edgeCount: number, edge: (e: number) => readonly [Agent, Agent]): Topology {
  requireAgents(n);
  const edges = new Int32Array(2 * edgeCount);
  for (let e = 0; e < edgeCount; e++) {
    const [i, j] = edge(e);
    edges[2 * e] = i;
    edges[2 * e + 1] = j;
  }
  return { agents: n, edges };
}

function requireAgents(n: number): number {
  if (!Number.isInteger(n) || n < 1)
    throw new RangeError(`a topology needs a whole number of at least 1 agent, got ${n}`);
  return n;
}
