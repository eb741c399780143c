/**
 * Generated coordination graphs with integer payoffs and known optima. Every number comes from one mulberry32
 * stream of seed 1: first the topology, then the tables in the order of the terms.
 */

import { below, type CoordinationGraph, type Stream, topology } from "coordlab";
import { checkedGraph } from "coordlab/graph/coordination-graph.js";
import { kTree as randomKTree } from "../test/lib/coordlab/graph/k-tree.js";

/** mulberry32: a 32-bit counter, mixed. */
export function mulberry32(seed: number): Stream {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Instance {
  readonly name: string;
  readonly optimum: number | undefined;
  readonly graph: () => CoordinationGraph;
}

type Scopes = (stream: Stream) => {
  readonly agents: number;
  readonly scopes: readonly (readonly number[])[];
};
type Draw = (stream: Stream) => number;

const uniform: Draw = (stream) => below(100, stream);
const normal: Draw = (stream) => {
  const unit = () => stream() + 0.5 / 2 ** 32;
  const a = unit();
  const b = unit();
  return Math.floor(1000 * Math.sqrt(-2 * Math.log(a)) * Math.cos(2 * Math.PI * b) + 0.5);
};

/** The graphs of the table of measures. */
export const instances: readonly Instance[] = [
  make("kv15_e23_d5", 27379, balanced(15, 23), 5, normal),
  make("kv15_e37_d5", 34955, balanced(15, 37), 5, normal),
  make("kv15_e30_d10", 42437, balanced(15, 30), 10, normal),
  make(
    "grid10x10_d3",
    12934,
    pairs(() => topology.grid(10, 10)),
    3,
  ),
  make(
    "grid10x10_d4",
    13782,
    pairs(() => topology.grid(10, 10)),
    4,
  ),
  make(
    "grid6x50_d4",
    42275,
    pairs(() => topology.grid(50, 6)),
    4,
  ),
  make(
    "grid6x1000_d5",
    883610,
    pairs(() => topology.grid(1000, 6)),
    5,
  ),
  make(
    "grid20x20_d2",
    49219,
    pairs(() => topology.grid(20, 20)),
    2,
  ),
  make("ktree100_k4_d5", 27256, kTree(100, 4), 5),
  make("ktree100_k8_d4", 47732, kTree(100, 8), 4),
  make("ktree100_k10_d3", 56265, kTree(100, 10), 3),
  make("pktree100_k12_d3", 34987, kTree(100, 12, 50), 3),
  make("ktree1k_k3_d5", 216210, kTree(1000, 3), 5),
  make(
    "line100k_d4",
    8545907,
    pairs(() => topology.line(100_000)),
    4,
  ),
  make(
    "ring100k_d4",
    8545992,
    pairs(() => topology.ring(100_000)),
    4,
  ),
  make(
    "star100k_d4",
    7953996,
    pairs(() => topology.star(100_000)),
    4,
  ),
  make(
    "tree10k_d5",
    871441,
    pairs((stream) => topology.randomTree(10_000, stream)),
    5,
  ),
  make(
    "complete12_d4",
    4422,
    pairs(() => topology.complete(12)),
    4,
  ),
  make(
    "rand60_deg4_d5",
    9410,
    pairs((stream) => topology.randomGraph(60, 4, stream)),
    5,
  ),
  make(
    "rand1k_deg2_d5",
    93887,
    pairs((stream) => topology.randomGraph(1000, 2.2, stream)),
    5,
  ),
  make(
    "rand100_deg4_d3",
    14192,
    pairs((stream) => topology.randomGraph(100, 4, stream)),
    3,
  ),
  make("hyper60_a3_d3", 5743, hyper(60, 3, 70), 3),
  make("hyper100_a4_d2", undefined, hyper(100, 4, 110), 2),
];

function make(
  name: string,
  optimum: number | undefined,
  scopesOf: Scopes,
  actions: number,
  draw: Draw = uniform,
): Instance {
  return { name, optimum, graph: () => withTables(scopesOf, actions, draw) };
}

function withTables(scopesOf: Scopes, actions: number, draw: Draw): CoordinationGraph {
  const stream = mulberry32(1);
  const { agents, scopes } = scopesOf(stream);
  const termStart = new Int32Array(scopes.length + 1);
  const tableStart = new Int32Array(scopes.length + 1);
  for (const [t, scope] of scopes.entries()) {
    termStart[t + 1] = termStart[t]! + scope.length;
    tableStart[t + 1] = tableStart[t]! + actions ** scope.length;
  }
  return checkedGraph({
    actionCounts: new Int32Array(agents).fill(actions),
    termStart,
    termAgents: Int32Array.from(scopes.flat()),
    tableStart,
    payoffs: Int32Array.from({ length: tableStart[scopes.length]! }, () => draw(stream)),
  });
}

function pairs(build: (stream: Stream) => topology.Topology): Scopes {
  return (stream) => {
    const { agents, edges } = build(stream);
    return {
      agents,
      scopes: Array.from({ length: edges.length / 2 }, (_, e) => [edges[2 * e]!, edges[2 * e + 1]!]),
    };
  };
}

function balanced(n: number, edges: number): Scopes {
  return pairs((stream) => topology.balancedGraph(n, edges, stream));
}

/** Of the k-tree's edges so many percent, in the order of their agents. */
function kTree(n: number, k: number, keep = 100): Scopes {
  return (stream) => {
    const { agents, scopes } = pairs((s) => randomKTree(n, k, s))(stream);
    const kept = keep < 100 ? scopes.filter(() => below(100, stream) < keep) : [...scopes];
    return { agents, scopes: kept.sort(([i, j], [u, v]) => i! - u! || j! - v!) };
  };
}

/** Random terms of a given arity; the first ones join agents t and t + 1, so that the graph is connected. */
function hyper(n: number, arity: number, terms: number): Scopes {
  return (stream) => {
    const scopes = Array.from({ length: terms }, (_, t) => {
      const scope = t < n - arity + 1 ? [t, t + 1] : [];
      while (scope.length < arity) {
        const agent = below(n, stream);
        if (!scope.includes(agent)) scope.push(agent);
      }
      return scope.sort((a, b) => a - b);
    });
    return { agents: n, scopes };
  };
}

/** toulbar2's own format: integer costs to minimise, of which the optimum is `shift` less the best payoff. */
export function wcspText(graph: CoordinationGraph): { readonly text: string; readonly shift: number } {
  const { actionCounts, termStart, termAgents, tableStart, payoffs } = graph;
  const lines = [actionCounts.join(" ")];
  let shift = 0;
  let costs = 0;
  for (let t = 0; t + 1 < termStart.length; t++) {
    const agents = Array.from(termAgents.subarray(termStart[t], termStart[t + 1]));
    const table = payoffs.subarray(tableStart[t], tableStart[t + 1]);
    let most = -Infinity;
    let least = Infinity;
    for (const value of table) {
      most = Math.max(most, value);
      least = Math.min(least, value);
    }
    shift += most;
    costs += most - least;
    const rows: string[] = [];
    for (const [cell, value] of table.entries()) {
      if (value === most) continue;
      let rest = cell;
      const actions = agents.map(() => 0);
      for (let k = agents.length - 1; k >= 0; k--) {
        actions[k] = rest % actionCounts[agents[k]!]!;
        rest = Math.floor(rest / actionCounts[agents[k]!]!);
      }
      rows.push(`${actions.join(" ")} ${most - value}`);
    }
    lines.push(`${agents.length} ${agents.join(" ")} 0 ${rows.length}`, ...rows);
  }
  const largest = actionCounts.reduce((a, b) => Math.max(a, b));
  const head = `cg ${actionCounts.length} ${largest} ${termStart.length - 1} ${costs + 1}`;
  return { text: `${head}\n${lines.join("\n")}\n`, shift };
}

/** Optima of the public instances, log10, proven by at least two independent programs. */
export const uaiOptima: Readonly<Record<string, number>> = {
  "90-10-1": -1.9343,
  "90-24-1": -6.7916,
  BN_126: -56.0061,
  CSP_11: -1.6044,
  DBN_11: 57.9628,
  Grids_11: 168.4606,
  Grids_15: 275.9729,
  ObjectDetection_11: -104.8209,
  Pedigree_11: -28.5524,
  Promedus_11: -9.3046,
  Segmentation_11: -24.3365,
  "c432.isc": -10.8371,
  cpcs54: -10.7282,
  "grid20x20.f5.wrap": 669.9708,
  linkage_16: -62.3916,
  pdb1akg: -2.6268,
  pedigree1: -45.5816,
  pedigree18: -125.2524,
};
