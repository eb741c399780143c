/** Messages that go round a triangle and come home as news, and what three agents decide by them. */
import { coordinationGraph } from "coordlab/graph/coordination-graph.js";
import { variableElimination } from "coordlab/graph/variable-elimination.js";
import { maxPlus } from "coordlab-engine/max-plus/max-plus.js";

/** Of each pair, the receiver's action runs fastest. */
const tables = [
  [2, 2, 5, 8],
  [8, 1, 3, 5],
  [0, 6, 9, 2],
] as const;

/** A message: from whom to whom, and how good each of the receiver's two actions now looks. */
export interface Told {
  readonly from: number;
  readonly to: number;
  readonly says: readonly number[];
}

/** The first `count` messages, 0 to 1 to 2 to 0 and round again, each made from the one before. */
export function roundTheTriangle(count: number): Told[] {
  let heard: readonly number[] = [0, 0];
  return Array.from({ length: count }, (_, k): Told => {
    const table = tables[k % 3]!;
    const before = heard;
    heard = [0, 1].map((b) => Math.max(table[b]! + before[0]!, table[2 + b]! + before[1]!));
    return { from: k % 3, to: (k + 1) % 3, says: heard };
  });
}

/** What the decisions pay after each round of max-plus until the messages rest, and what the best joint action pays. */
export function decisionsOfTheTriangle(): { readonly pays: readonly number[]; readonly best: number } {
  const triangle = coordinationGraph(
    [2, 2, 2],
    tables.map((payoff, i) => ({ agents: [i, (i + 1) % 3], payoff: [...payoff] })),
  );
  const pays: number[] = [];
  maxPlus(triangle, { onRound: ({ payoff }) => void pays.push(payoff) });
  // The last rounds are all alike: that is what it means to rest.
  while (pays.length > 1 && pays.at(-1) === pays.at(-2)) pays.pop();
  return { pays, best: variableElimination(triangle).payoff };
}
