/** Graphs of known treewidth, for tests and benchmarks. */
import { complete, type Topology } from "../../../../lib/coordlab/graph/topologies.js";
import { below, type Stream } from "../../../../lib/coordlab/world/random.js";

/**
 * A random k-tree: a clique of k + 1 agents, then each further agent joined to a k-clique drawn uniformly. Its
 * treewidth is k, and no edge can be added without raising it.
 */
export function kTree(n: number, k: number, stream: Stream): Topology {
  if (!(k >= 1 && k < n)) throw new RangeError(`k must be in 1..${n - 1} for ${n} agents, got ${k}`);
  const first = Array.from({ length: k + 1 }, (_, i) => i);
  const edges: number[] = Array.from(complete(k + 1).edges);
  const cliques = first.map((without) => first.filter((i) => i !== without));
  for (let agent = k + 1; agent < n; agent++) {
    const clique = cliques[below(cliques.length, stream)]!;
    for (const i of clique) edges.push(i, agent);
    for (const without of clique) cliques.push([...clique.filter((i) => i !== without), agent]);
  }
  return { agents: n, edges: Int32Array.from(edges) };
}
