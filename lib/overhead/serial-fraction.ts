/** The serial fraction that a protocol's own ledger shows. */
import { requireAtLeast } from "../range.js";

/** Where a team's time went, in one unit of time throughout. */
export interface Effort {
  /** Time in which the agents waited for each other. */
  readonly coordinating: number;
  /** Time that earned something. */
  readonly useful: number;
}

/**
 * s = coordinating / (coordinating + useful): what Amdahl's law calls the serial fraction, if the round is a
 * time in which nobody works.
 *
 * @throws RangeError if a time is below 0, or both are 0
 * @example serialFraction({ coordinating: 16.2, useful: 183.8 }) // 0.081
 */
export function serialFraction({ coordinating, useful }: Effort): number {
  requireAtLeast("coordinating", 0, coordinating);
  requireAtLeast("useful", 0, useful);
  if (coordinating + useful === 0)
    throw new RangeError("a serial fraction needs some time spent, got 0 and 0");
  return coordinating / (coordinating + useful);
}

/**
 * The time of a team's rounds from what its channel carried: rounds x time of a round.
 *
 * @param traffic such as `channel.traffic()` returns
 * @throws RangeError if an argument is below 0
 */
export function coordinatingTime(traffic: { readonly rounds: number }, roundTime: number): number {
  requireAtLeast("rounds", 0, traffic.rounds);
  requireAtLeast("roundTime", 0, roundTime);
  return traffic.rounds * roundTime;
}
