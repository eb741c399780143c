/** The serial fraction that a protocol's own ledger shows. */
import { requireAtLeast } from "../world/require-range.js";

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
 * The serial fraction of a simulated team, from what its ledger counted: each choice that came to something took one
 * unit of time, and each message `messageTime`, one after the other on a shared medium.
 *
 * @param ledger such as `simulate` returns
 * @param messageTime in units of one choice's time, at least 0
 * @throws RangeError if a number is below 0, or nothing was done and nothing said
 * @example ledgerSerialFraction({ worked: 190, messages: 1000 }, 0.01) // 0.05
 */
export function ledgerSerialFraction(
  ledger: { readonly worked: number; readonly messages: number },
  messageTime: number,
): number {
  requireAtLeast("messageTime", 0, messageTime);
  return serialFraction({ coordinating: ledger.messages * messageTime, useful: ledger.worked });
}
