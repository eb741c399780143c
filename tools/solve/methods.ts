/** The methods that `course solve` offers by name. */
import { bruteForce, Channel, type CoordinationGraph, dpop, type Solution } from "coordlab";
import { maxPlus, planElimination, type SearchLimits, solveInTurns } from "coordlab-engine";
import { branchingAndBounding } from "coordlab-engine/search/anytime-search.js";
import { runInTurns } from "coordlab-engine/steps.js";

export interface Method {
  /** Whether it gets better step by step: what Ctrl-C ends is then an answer. */
  readonly inTurns: boolean;
  readonly run: (graph: CoordinationGraph, limits: SearchLimits) => Solution | Promise<Solution>;
}

export const methods: Readonly<Record<string, Method>> = {
  auto: { inTurns: true, run: solveInTurns },
  elimination: { inTurns: false, run: (graph, limits) => planElimination(graph, memoryOf(limits)).solve() },
  "branch-and-bound": { inTurns: true, run: (...task) => runInTurns(branchingAndBounding(...task)) },
  "max-plus": { inTurns: false, run: (graph) => maxPlus(graph, { rounds: 1000 }) },
  dpop: {
    inTurns: false,
    run: (graph, { memory }) => dpop(graph, new Channel(graph.actionCounts.length), memory),
  },
  "brute-force": { inTurns: false, run: (graph) => bruteForce(graph, 1e9) },
};

function memoryOf({ memory }: SearchLimits): { readonly memory?: number } {
  return memory === undefined ? {} : { memory };
}
