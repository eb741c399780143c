/** How max-plus ends on many random graphs: at rest on the best joint action, at rest on another, or not at all. */

import {
  balancedGraph,
  complete,
  grid,
  line,
  pairwiseGraph,
  ring,
  type Topology,
} from "coordlab/graph/topologies.js";
import { estimate } from "coordlab/world/estimate.js";
import { below, type Stream, seededStream } from "coordlab/world/random.js";
import { planElimination } from "coordlab-engine/elimination/plan-elimination.js";
import { type MaxPlusRound, type MaxPlusSchedule, maxPlus } from "coordlab-engine/max-plus/max-plus.js";

/** Two actions, payoffs of 0 to 9. */
const drawn = (topology: Topology, stream: Stream) => pairwiseGraph(topology, 2, () => below(10, stream));

/** After how many rounds the messages of random lines rest, all sent at once; from the quickest to the slowest. */
export function roundsToRest(agents: number, lines = 200): number[] {
  return Array.from({ length: lines }, (_, seed) => {
    let rounds = 0;
    maxPlus(drawn(line(agents), seededStream(seed)), {
      schedule: "parallel",
      rounds: 10 * agents,
      onRound: ({ round }) => {
        rounds = round;
      },
    });
    return rounds;
  }).sort((a, b) => a - b);
}

export interface EndingRow {
  readonly team: string;
  readonly schedule: MaxPlusSchedule;
  readonly ending: "bad rest" | "no rest";
  /** Of 1,000 graphs, with the 95 % interval. */
  readonly graphs: number;
  readonly low: number;
  readonly high: number;
}

/** The two bad endings, of 1,000 triangles, rings of 10, grids of 4 x 4 and tangles of five each. */
export function badEndings(schedule: MaxPlusSchedule = "sequential", worlds = 1000): EndingRow[] {
  const teams: readonly (readonly [string, Topology])[] = [
    ["triangle", ring(3)],
    ["ring", ring(10)],
    ["grid", grid(4, 4)],
    ["tangle", complete(5)],
  ];
  return teams.flatMap(([team, topology]) => {
    const ends = new Map<string, string>();
    const isEnd = (ending: string) => (seed: string) => {
      const end = ends.get(seed) ?? endOf(topology, schedule, seed);
      ends.set(seed, end);
      return end === ending ? 1 : 0;
    };
    return (["bad rest", "no rest"] as const).map((ending) => {
      const { mean, low, high } = estimate(worlds, isEnd(ending));
      const per = (share: number) => Math.round(1000 * share);
      return { team, schedule, ending, graphs: per(mean), low: per(low), high: per(high) };
    });
  });
}

function endOf(topology: Topology, schedule: MaxPlusSchedule, seed: string): string {
  const graph = drawn(topology, seededStream(seed));
  let last: MaxPlusRound | undefined;
  maxPlus(graph, {
    schedule,
    onRound: (round) => {
      last = round;
    },
  });
  if (last!.change > 0) return "no rest";
  const best = planElimination(graph).solve().payoff;
  return last!.payoff < best ? "bad rest" : "good rest";
}

export interface RoundRow {
  readonly round: number;
  readonly kind: "this round" | "best so far";
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Share of the optimum, round by round, over random graphs of 15 agents: what the decisions pay, and the best so far. */
export function overRounds(rounds: number, graphs = 200): RoundRow[] {
  const runs = Array.from({ length: graphs }, (_, seed) => {
    const stream = seededStream(seed);
    const graph = pairwiseGraph(balancedGraph(15, 30, stream), 3, () => below(100, stream));
    const best = planElimination(graph).solve().payoff;
    const seen: { payoff: number; best: number }[] = [];
    maxPlus(graph, { rounds, onRound: (round) => seen.push(round) });
    // At rest, every further round is the last one.
    return Array.from({ length: rounds }, (_, k) => {
      const { payoff, best: soFar } = seen[Math.min(k, seen.length - 1)]!;
      return { "this round": payoff / best, "best so far": soFar / best };
    });
  });
  return (["this round", "best so far"] as const).flatMap((kind) =>
    Array.from({ length: rounds }, (_, k) => {
      let run = 0;
      const { mean, low, high } = estimate(graphs, () => runs[run++]![k]![kind]);
      return { round: k + 1, kind, share: mean, low, high };
    }),
  );
}
