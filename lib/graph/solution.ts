/** What every solver of a coordination graph returns. */
import type { Agent } from "../game.js";

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
