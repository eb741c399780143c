/**
 * Amdahl's law: a job of fixed size, of which a fraction s cannot be shared out.
 *
 * The whole job takes one agent 1 unit of time. With n agents the serial part still takes s, the rest
 * (1 - s) / n. In a team the serial part is the coordination: the time in which the agents wait for each other.
 *
 * @see Amdahl, "Validity of the single processor approach" (AFIPS 1967)
 */
import { requireAtLeast, requireFraction } from "../world/require-range.js";

/**
 * Speedup S(n) = 1 / (s + (1 - s) / n): how many times faster than one agent. It grows with n and stays
 * below {@link amdahlCeiling}; it has no peak.
 *
 * @param n agents, at least 1
 * @param serialFraction s, the serial share of one agent's time, in [0, 1]
 * @throws RangeError if an argument is out of its range
 * @example amdahlSpeedup(10, 0.1).toFixed(2) // "5.26"
 */
export function amdahlSpeedup(n: number, serialFraction: number): number {
  requireAtLeast("n", 1, n);
  requireFraction("serialFraction", serialFraction);
  return 1 / (serialFraction + (1 - serialFraction) / n);
}

/**
 * The ceiling 1 / s that no team size reaches; `Infinity` for s = 0.
 *
 * @throws RangeError if s is not in [0, 1]
 * @example amdahlCeiling(0.1) // 10
 */
export function amdahlCeiling(serialFraction: number): number {
  requireFraction("serialFraction", serialFraction);
  return 1 / serialFraction;
}
