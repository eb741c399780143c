/** What every solver of a coordination graph returns. */
import type { Agent } from "../world/game.js";
import { type CoordinationGraph, payoff } from "./coordination-graph.js";

/** A joint action, what it pays, an upper bound on every payoff, and what finding it cost. */
export interface Solution {
  /** `jointAction[i]` is the action of agent i. */
  readonly jointAction: Int32Array;
  /** Q(jointAction), summed from the terms' tables. */
  readonly payoff: number;
  /** No joint action pays more than this; `Infinity` where nothing was proven. */
  readonly upperBound: number;
  /** upperBound - payoff; 0 when optimal. */
  readonly gap: number;
  readonly status: "optimal" | "not proven";
  /** One sentence: which method ran and why it stopped. */
  readonly reason: string;
  readonly counters: SolverCounters;
}

export interface SolverCounters {
  /** Table cells computed, or joint actions tried by brute force. */
  readonly cells: number;
  /** Messages between agents, where the method is one that sends any. */
  readonly messages: number;
  readonly bytes: number;
  /** Width met by the order in use; undefined where the method has no order. */
  readonly inducedWidth?: number;
  readonly order?: readonly Agent[] | Int32Array;
  /** Search nodes, for branch and bound. */
  readonly nodes?: number;
}

/** Counters of a method that sent nothing: `{ ...noMessages, cells }`. */
export const noMessages: SolverCounters = { cells: 0, messages: 0, bytes: 0 };

/** The solution of a method that has proven its joint action best. */
export function optimalSolution(
  graph: CoordinationGraph,
  jointAction: Int32Array,
  { reason, counters }: Pick<Solution, "reason" | "counters">,
): Solution {
  const value = payoff(graph, jointAction);
  return { jointAction, payoff: value, upperBound: value, gap: 0, status: "optimal", reason, counters };
}

/**
 * The solution of a method that stopped with a joint action and a bound; it is optimal if the two meet.
 *
 * @param upperBound no joint action pays more; `Infinity` where nothing is known
 */
export function boundedSolution(
  graph: CoordinationGraph,
  jointAction: Int32Array,
  { upperBound, reason, counters }: Pick<Solution, "upperBound" | "reason" | "counters">,
): Solution {
  const value = payoff(graph, jointAction);
  if (upperBound <= value) return optimalSolution(graph, jointAction, { reason, counters });
  return {
    jointAction,
    payoff: value,
    upperBound,
    gap: upperBound - value,
    status: "not proven",
    reason,
    counters,
  };
}
