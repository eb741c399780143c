/** The methods that `course solve` offers by name. */
import {
  bruteForce,
  Channel,
  type CoordinationGraph,
  dpop,
  maxPlus,
  planElimination,
  type Solution,
  TooWideError,
} from "coordlab";

export interface MethodLimits {
  /** Most bytes for tables. */
  readonly memory: number;
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

/** Elimination where its tables fit, else max-plus with its bound. */
const automatic: Method = (graph, limits) => {
  try {
    return elimination(graph, limits);
  } catch (error) {
    if (!(error instanceof TooWideError)) throw error;
    const solution = messagePassing(graph, limits);
    return { ...solution, reason: `${solution.reason}, since ${error.message.split(":")[0]}` };
  }
};

export const methods: Readonly<Record<string, Method>> = {
  auto: automatic,
  elimination,
  "max-plus": messagePassing,
  dpop: (graph, { memory }) => dpop(graph, new Channel(graph.actionCounts.length), memory),
  "brute-force": (graph) => bruteForce(graph, 1e9),
};
