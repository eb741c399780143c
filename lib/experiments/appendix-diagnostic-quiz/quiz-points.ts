/** What an answer with a confidence is worth: a rule under which nobody gains by saying more or less than they believe. */
import { requireWhole } from "coordlab/world/require-range.js";

/** The least confidence that makes sense among four options, in percent. */
export const byChance = 25;

/**
 * Brier's score of four options, scaled so that chance is 0 and surely right is 1. The chosen option has the confidence
 * p, the other three share the rest evenly; points are 1 - B / 0.75 with B = sum over options of (p_k - o_k)^2.
 *
 * @param sure percent, 25 to 100
 * @throws RangeError if `sure` is not a whole number of at least 0 and at most 100
 * @example quizPoints(true, 25) // 0
 * @see Brier (1950), Verification of forecasts expressed in terms of probability
 */
export function quizPoints(right: boolean, sure: number): number {
  requireWhole("sure", 0, sure, 100);
  const p = Math.max(byChance, sure) / 100;
  const rest = (1 - p) / 3;
  const brier = right ? (1 - p) ** 2 + 3 * rest ** 2 : p ** 2 + (1 - rest) ** 2 + 2 * rest ** 2;
  return 1 - brier / 0.75;
}
