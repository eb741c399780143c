/** Which sum of small payoff terms explains a log best? */

import { type CoordinationGraph, coordinationGraph } from "coordlab/graph/coordination-graph.js";
import type { Agent } from "coordlab/world/game.js";
import { requireWhole } from "coordlab/world/require-range.js";
import type { PlayLog } from "./play-log.js";

export interface TermFit {
  /** The fitted terms as a graph, ready to be maximised. */
  readonly graph: CoordinationGraph;
  /** What the terms leave unexplained of the rewards' variance: 0 for a perfect fit, 1 for none. */
  readonly unexplained: number;
  /** `left[row]` is the reward less the fitted terms. */
  readonly left: Float64Array;
}

/**
 * Least squares: the terms over the given sets of agents, and over all of their subsets, whose sum is closest to
 * the rewards. Each table in turn takes the mean of what the others leave in its cells, until nothing changes; on
 * a log of every joint action one pass is exact. Cells that were never played stay at 0. Time O(rows x terms) a pass.
 *
 * @param scopes one agent each is VDN's model; `pairsOf(topology)` are edges
 * @param passes most of them. Default: 100.
 * @throws RangeError if a scope names an agent twice or one that does not exist
 * @example fitTerms(everyJointAction(climbing), [[0, 1]]).unexplained // 0
 */
export function fitTerms(log: PlayLog, scopes: readonly (readonly Agent[])[], passes: number = 100): TermFit {
  requireWhole("passes", 1, passes);
  const { actionCounts, jointActions, rewards } = log;
  const terms = withSubsets(scopes).map((agents) => ({ agents, ...cellsOf(log, agents) }));
  const left = rewards.slice();
  for (let pass = 0, moved = Infinity; pass < passes && moved > 1e-10; pass++) {
    moved = 0;
    for (const { payoff, cells, counts } of terms) {
      const sums = new Float64Array(payoff.length);
      for (let row = 0; row < cells.length; row++) sums[cells[row]!]! += left[row]!;
      for (let cell = 0; cell < sums.length; cell++) {
        sums[cell] = counts[cell]! > 0 ? sums[cell]! / counts[cell]! : 0;
        payoff[cell]! += sums[cell]!;
        moved = Math.max(moved, Math.abs(sums[cell]!));
      }
      for (let row = 0; row < cells.length; row++) left[row]! -= sums[cells[row]!]!;
    }
  }
  const mean = rewards.reduce((sum, r) => sum + r, 0) / jointActions.length;
  const total = rewards.reduce((sum, r) => sum + (r - mean) ** 2, 0);
  const unexplained = total > 0 ? left.reduce((sum, r) => sum + r * r, 0) / total : 0;
  return { graph: coordinationGraph(actionCounts, terms), unexplained, left };
}

/** The edges of a topology, each as a pair. @example pairsOf({ edges: [0, 1, 1, 2] }) // [[0, 1], [1, 2]] */
export function pairsOf({ edges }: { readonly edges: ArrayLike<number> }): [Agent, Agent][] {
  return Array.from({ length: edges.length / 2 }, (_, e) => [edges[2 * e]!, edges[2 * e + 1]!]);
}

/** Every set with all of its subsets, each once, small ones first; the empty set is the mean. */
function withSubsets(scopes: readonly (readonly Agent[])[]): Agent[][] {
  const found = new Map<string, Agent[]>([["", []]]);
  for (const scope of scopes)
    for (let subset = 1; subset < 2 ** scope.length; subset++) {
      const agents = scope.filter((_, k) => (subset >> k) & 1).sort((i, j) => i - j);
      found.set(agents.join(), agents);
    }
  return [...found.values()].sort((x, y) => x.length - y.length);
}

/** The cell of its table that each row falls into, and how many rows each cell has. */
function cellsOf({ actionCounts, jointActions }: PlayLog, agents: readonly Agent[]) {
  const cells = Int32Array.from(jointActions, (a) =>
    agents.reduce((cell, i) => cell * actionCounts[i]! + a[i]!, 0),
  );
  const payoff = new Float64Array(agents.reduce((size, i) => size * actionCounts[i]!, 1));
  const counts = new Int32Array(payoff.length);
  for (const cell of cells) counts[cell]!++;
  return { payoff, cells, counts };
}
