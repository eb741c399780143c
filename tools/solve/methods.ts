/** The methods that `course solve` offers by name. */
import { bruteForce, Channel, type CoordinationGraph, dpop, type Solution } from "coordlab";
import {
  branchAndBound,
  lossShiftingSearch,
  maxPlus,
  planElimination,
  type SearchBudget,
  solve,
} from "coordlab-engine";

export interface MethodLimits {
  /** Most bytes for tables. */
  readonly memory: number;
  /** What a search may spend. */
  readonly budget: SearchBudget;
  /** Told the share of the work that is done, now and then. */
  readonly onProgress: (share: number) => void;
}

export type Method = (graph: CoordinationGraph, limits: MethodLimits) => Solution;

const elimination: Method = (graph, { memory, onProgress }) => {
  const plan = planElimination(graph, { memory, onProgress: (cells) => onProgress(cells / plan.cells) });
  return plan.solve();
};

const maxPlusRounds = 1000;

const messagePassing: Method = (graph, { onProgress }) =>
  maxPlus(graph, { rounds: maxPlusRounds, onRound: ({ round }) => onProgress(round / maxPlusRounds) });

export const methods: Readonly<Record<string, Method>> = {
  auto: (graph, { memory, budget, onProgress }) => solve(graph, { memory, ...budget, onProgress }),
  elimination,
  "branch-and-bound": (graph, { memory, budget, onProgress }) =>
    branchAndBound(graph, { memory, ...budget, onProgress }),
  "loss-shifting": (graph, { budget, onProgress }) => lossShiftingSearch(graph, { ...budget, onProgress }),
  "max-plus": messagePassing,
  dpop: (graph, { memory }) => dpop(graph, new Channel(graph.actionCounts.length), memory),
  "brute-force": (graph) => bruteForce(graph, 1e9),
};
