import { requireFraction } from "coordlab/world/require-range.js";

/** What a support team did for its customers, and what it cost. */
export interface SupportLedger {
  readonly policy: string;
  /** Messages that customers wrote. */
  readonly userMessages: number;
  /** User messages that got a reply. */
  readonly answered: number;
  readonly unanswered: number;
  /** Replies sent to a customer who already had one. */
  readonly duplicates: number;
  /** Model calls begun. */
  readonly calls: number;
  /** Tokens of all calls, and of reading up on conversations that another agent was in. */
  readonly tokens: number;
  /** Messages between the agents (and the coordinator or selector), not counting the customers'. */
  readonly messages: number;
  /** Seconds from a user message to its first reply: half of the answered ones were as quick. */
  readonly medianLatency: number;
  /** Seconds: all but one in a hundred were as quick. */
  readonly p99Latency: number;
  /** Seconds that the longest-waiting answered message took. */
  readonly longestLatency: number;
  /** Model calls of the agent that had most, over the average of all agents. */
  readonly imbalance: number;
}

/**
 * The smallest value that at least `share` of the values do not exceed (nearest rank); `NaN` of none.
 *
 * @param sorted ascending
 * @throws RangeError if `share` is not in [0, 1]
 * @example percentile(Float64Array.of(10, 20, 30), 0.5) // 20
 */
export function percentile(sorted: Float64Array, share: number): number {
  requireFraction("share", share);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
