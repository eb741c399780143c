/**
 * The Karp-Flatt metric: the serial fraction that a measured speedup implies.
 *
 * Solve Amdahl's law for s: e(n) = (1/S - 1/n) / (1 - 1/n). If only contention is at work, e(n) is the same
 * at every n. If it grows, agents are also paying for each other: under the Universal Scalability Law
 *
 *   e(n) = sigma + kappa n   exactly,
 *
 * because n / C(n) - 1 = (n - 1) (sigma + kappa n). One straight line separates contention (where it starts)
 * from coherency (how it climbs).
 *
 * @see Karp & Flatt, "Measuring parallel processor performance" (CACM 33(5), 1990)
 */

import { requirePositive } from "../world/require-range.js";
import { type Measurement, requireMeasurements } from "./measurement.js";

/**
 * e(n) for one measured speedup. Below 0 where the speedup is better than n.
 *
 * @param n agents, above 1: one agent has no serial fraction to show
 * @param speedup S = X(n) / X(1), above 0
 * @throws RangeError if an argument is out of its range
 * @example karpFlatt(4, 3.0769).toFixed(3) // "0.100"
 */
export function karpFlatt(n: number, speedup: number): number {
  if (!(n > 1 && n < Infinity)) throw new RangeError(`n must be above 1, got ${n}`);
  requirePositive("speedup", speedup);
  return (1 / speedup - 1 / n) / (1 - 1 / n);
}

/** The serial fraction that the throughput of n agents implies. */
export interface ImpliedFraction {
  readonly n: number;
  readonly serialFraction: number;
}

/**
 * e(n) for each measurement with n above 1.
 *
 * @param lambda the throughput of one agent; left out, the measurement at n = 1
 * @throws RangeError if there is no measurement at n = 1 and no lambda either
 */
export function impliedFractions(
  measurements: readonly Measurement[],
  lambda: number | undefined = measurements.find(({ n }) => n === 1)?.throughput,
): ImpliedFraction[] {
  requireMeasurements(measurements, 1);
  if (lambda === undefined)
    throw new RangeError("a speedup needs the throughput of one agent: no measurement at n = 1");
  requirePositive("lambda", lambda);
  return measurements
    .filter(({ n }) => n > 1)
    .map(({ n, throughput }) => ({ n, serialFraction: karpFlatt(n, throughput / lambda) }));
}
