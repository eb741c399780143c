/** What every solver of a coordination graph returns. */
import type { Agent } from "../world/game.js";
import { type CoordinationGraph, payoff } from "./coordination-graph.js";

/** A joint action, what it pays, an upper bound on every payoff, and what finding it cost. */
export interface Solution {
  /** `jointAction[i]` is the action of agent i; empty where none is allowed, or none that is was found. */
  readonly jointAction: Int32Array;
  /** Q(jointAction), summed from the terms' tables; -Infinity without a joint action. */
  readonly payoff: number;
  /** No joint action pays more than this; `Infinity` where nothing was proven. */
  readonly upperBound: number;
  /** upperBound - payoff, which is at most `tolerance` where the joint action counts as optimal. */
  readonly gap: number;
  /** 0, but in a search on payoffs that are no multiples of one number: 1e-9 of their spread. */
  readonly tolerance: number;
  /** "infeasible": every joint action is forbidden. "unknown": no allowed one was found, nor proven that none exists. */
  readonly status: "optimal" | "feasible" | "infeasible" | "unknown";
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
  how: Pick<Solution, "reason" | "counters">,
): Solution {
  return boundedSolution(graph, jointAction, { upperBound: -Infinity, ...how });
}

/** The solution of a method that stopped with a joint action, which may be forbidden, and a bound. */
export function boundedSolution(
  graph: CoordinationGraph,
  jointAction: Int32Array,
  { upperBound: bound, tolerance = 0, ...how }: Bounded,
): Solution {
  const value = payoff(graph, jointAction);
  const upperBound = Math.max(bound, value);
  const gap = upperBound === value ? 0 : upperBound - value;
  const bounded = { payoff: value, upperBound, gap, tolerance, ...how };
  if (value > -Infinity)
    return { jointAction, status: gap <= tolerance ? "optimal" : "feasible", ...bounded };
  return { jointAction: new Int32Array(0), status: gap === 0 ? "infeasible" : "unknown", ...bounded };
}

type Bounded = Pick<Solution, "upperBound" | "reason" | "counters"> & Partial<Pick<Solution, "tolerance">>;
