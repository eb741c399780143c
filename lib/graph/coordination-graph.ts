/**
 * A coordination graph: the team's payoff as a sum of local payoff terms,
 *
 *   Q(a) = sum over terms t of Q_t(a restricted to the agents of t),
 *
 * a vertex per agent, an edge between two agents that some term mentions together.
 *
 * The graph is held as a few flat typed arrays, so that a million agents fit in tens of megabytes; use
 * {@link coordinationGraph} to write one down as the formula reads.
 */
import type { Agent } from "../game.js";

export interface CoordinationGraph {
  /** `actionCounts[i]` = |A_i|; its length is the number of agents n. */
  readonly actionCounts: Int32Array;
  /** Term t concerns the agents `termAgents[termStart[t]] .. termAgents[termStart[t + 1] - 1]`; length m + 1. */
  readonly termStart: Int32Array;
  readonly termAgents: Int32Array;
  /** The table of term t is `payoffs[tableStart[t]] .. payoffs[tableStart[t + 1] - 1]`, its last agent fastest. */
  readonly tableStart: Int32Array;
  readonly payoffs: Int32Array | Float64Array;
}

/** One payoff term as one writes it: the agents it concerns and its value for their actions, in that order. */
export interface PayoffTerm {
  readonly agents: readonly Agent[];
  readonly payoff: ((...actions: number[]) => number) | ArrayLike<number>;
}
