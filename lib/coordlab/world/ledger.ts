/** What a run earned, what went wrong in it and what it cost. */
import { requireAtLeast } from "./require-range.js";

/**
 * Jain's fairness index, (sum x)^2 / (n sum x^2): 1 if all have the same (nothing, too), 1/n if one has everything.
 *
 * @throws RangeError if a share is below 0 or not finite
 * @example fairness([3, 1, 0, 0]) // 0.4
 * @see Jain, Chiu & Hawe, DEC-TR-301 (1984)
 */
export function fairness(shares: ArrayLike<number>): number {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < shares.length; i++) {
    requireAtLeast("a share", 0, shares[i]!);
    sum += shares[i]!;
    squares += shares[i]! ** 2;
  }
  return squares === 0 ? 1 : sum ** 2 / (shares.length * squares);
}

/** What a run came to: reward, failures, messages and waiting, for the team, each agent and each step. */
export interface Ledger {
  readonly scenario: string;
  readonly mechanism: string;
  readonly agents: number;
  readonly steps: number;
  /** What the team earned. */
  readonly reward: number;
  /** Choices that came to something; in the corridor, crossings. */
  readonly worked: number;
  /** Exclusive resources used by several at once, once each a step. */
  readonly collisions: number;
  /** Choices that only did again what another did. */
  readonly duplicated: number;
  /** Joint resources where too few showed up, once each a step. */
  readonly missedSynergies: number;
  /** Agent-steps in which an agent had something to do and did nothing. */
  readonly idle: number;
  readonly messages: number;
  readonly rounds: number;
  readonly bytes: number;
  /** Options or table cells looked at, by all agents. */
  readonly decisions: number;
  readonly perAgent: AgentLedger;
  readonly perStep: StepLedger;
  /** Jain's index of `perAgent.worked`. */
  readonly fairness: number;
}

/** Entry i belongs to agent i. */
export interface AgentLedger {
  readonly worked: Int32Array;
  readonly collided: Int32Array;
  readonly duplicated: Int32Array;
  readonly alone: Int32Array;
  /** Steps in which the agent had something to do and got nothing done. */
  readonly waited: Int32Array;
  /** The longest such spell without a break, in steps. */
  readonly longestWait: Int32Array;
}

/** Entry t belongs to step t. */
export interface StepLedger {
  readonly reward: Float64Array;
  readonly collisions: Int32Array;
  readonly duplicated: Int32Array;
  readonly missedSynergies: Int32Array;
  readonly messages: Int32Array;
}
