/** What a learner's kept bets say of the learner. */
import type { KeptBet } from "./bet-store.js";

/** How often a learner was right, by how sure, and which misconceptions it held. */
export interface Calibration {
  readonly compared: number;
  readonly right: number;
  /** The middle one of the factors between guessed and measured numbers. */
  readonly factor?: number;
  /** By confidence: how sure, in the mean, and how often right, both in percent. */
  readonly bands: readonly { readonly sure: number; readonly right: number; readonly bets: number }[];
  /** Missed although 60 % sure or more, the surest first. */
  readonly surprises: readonly KeptBet[];
  /** Beliefs that led to a miss, the most frequent first. */
  readonly misconceptions: readonly { readonly belief: string; readonly bets: readonly string[] }[];
}

/**
 * How far off, how often surprised, which misconception: over the bets that were compared. Ten bets say little.
 *
 * @example calibration([]).compared // 0
 */
export function calibration(kept: readonly KeptBet[]): Calibration {
  const bets = kept.filter(({ right }) => right !== undefined);
  const factors = bets.flatMap(({ factor }) => factor ?? []).sort((a, b) => a - b);
  const bands = [0, 50, 70, 90].map((from, i, all) => {
    const held = bets.filter(({ sure = -1 }) => sure >= from && sure < (all[i + 1] ?? 101));
    const mean = (value: (bet: KeptBet) => number): number =>
      held.reduce((sum, bet) => sum + value(bet), 0) / held.length;
    return {
      sure: mean(({ sure }) => sure!),
      right: mean((bet) => (bet.right ? 100 : 0)),
      bets: held.length,
    };
  });
  const tempted = bets.filter((bet) => bet.tempted);
  const beliefs = [...new Set(tempted.map(({ misconception }) => misconception))];
  return {
    compared: bets.length,
    right: bets.filter(({ right }) => right).length,
    ...(factors.length > 0 && { factor: factors[factors.length >> 1]! }),
    bands: bands.filter((band) => band.bets > 0),
    surprises: bets.filter(({ right, sure = 0 }) => !right && sure >= 60).sort((a, b) => b.sure! - a.sure!),
    misconceptions: beliefs
      .map((belief) => ({
        belief,
        bets: tempted.filter(({ misconception }) => misconception === belief).map(({ id }) => id),
      }))
      .sort((a, b) => b.bets.length - a.bets.length),
  };
}
