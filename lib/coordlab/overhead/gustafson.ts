/**
 * Gustafson's law: the job grows with the team.
 *
 * Amdahl asks how much faster n agents finish the same job; Gustafson asks how much more n agents finish in
 * the same time. The serial fraction is therefore measured on the run with n agents, not on the run with one.
 *
 * @see Gustafson, "Reevaluating Amdahl's law" (CACM 31(5), 1988)
 */
import { requireAtLeast, requireFraction } from "../world/require-range.js";

/**
 * Scaled speedup S(n) = n - s (n - 1): the time that one agent would need for what n agents did in 1 unit.
 *
 * @param n agents, at least 1
 * @param serialFraction s, the serial share of the time of the run with n agents, in [0, 1]
 * @throws RangeError if an argument is out of its range
 * @example gustafsonSpeedup(10, 0.1) // 9.1
 */
export function gustafsonSpeedup(n: number, serialFraction: number): number {
  requireAtLeast("n", 1, n);
  requireFraction("serialFraction", serialFraction);
  return n - serialFraction * (n - 1);
}
