/**
 * The Universal Scalability Law: Amdahl's law with a second cost, which makes throughput fall.
 *
 *   X(n) = lambda n / (1 + sigma (n - 1) + kappa n (n - 1))
 *
 * Contention sigma: agents queue for something that one of them holds. Coherency kappa: every agent has to
 * hear from every other, n (n - 1) messages. With kappa = 0 this is Amdahl's law with s = sigma.
 *
 * @see Gunther, Guerrilla Capacity Planning (Springer 2007), chapters 4 to 6
 */
import { requireAtLeast } from "../world/require-range.js";

/** The coefficients of the universal scalability law: contention, coherency, and the throughput of one agent. */
export interface ScalabilityLaw {
  /** Contention, at least 0; no unit. */
  readonly sigma: number;
  /** Coherency, at least 0; no unit. */
  readonly kappa: number;
  /** Throughput of one agent, X(1), in work per unit of time; 1 makes X(n) the speedup. */
  readonly lambda?: number;
}

/**
 * Throughput X(n), in the unit of lambda; with lambda left out, the speedup C(n) = X(n) / X(1).
 *
 * @throws RangeError if n < 1, or a coefficient is below 0
 * @example scaledThroughput(10, { sigma: 0.02, kappa: 0.02 }).toFixed(4) // "3.3557"
 */
export function scaledThroughput(n: number, law: ScalabilityLaw): number {
  requireAtLeast("n", 1, n);
  requireLaw(law);
  return ((law.lambda ?? 1) * n) / (1 + law.sigma * (n - 1) + law.kappa * n * (n - 1));
}

/** Where throughput is greatest, and what no team size exceeds. */
export interface Peak {
  /** Agents at the peak, sqrt((1 - sigma) / kappa), not rounded; `Infinity` where throughput never falls. */
  readonly n: number;
  /** Throughput there: the peak, or the ceiling lambda / sigma where there is no peak. */
  readonly throughput: number;
}

/**
 * The team size past which one more agent makes the team slower. Never below 1: with sigma >= 1 or
 * kappa >= 1 - sigma the first agent is the best team.
 *
 * @throws RangeError if a coefficient is below 0
 * @example peak({ sigma: 0.02, kappa: 0.02 }).n.toFixed(3) // "7.000"
 */
export function peak(law: ScalabilityLaw): Peak {
  requireLaw(law);
  const { sigma, kappa, lambda = 1 } = law;
  const n = sigma < 1 ? Math.sqrt((1 - sigma) / kappa) : 1;
  if (n <= 1) return { n: 1, throughput: lambda };
  return { n, throughput: lambda / (sigma - kappa + 2 * Math.sqrt(kappa * (1 - sigma))) };
}

function requireLaw({ sigma, kappa, lambda = 1 }: ScalabilityLaw): void {
  requireAtLeast("sigma", 0, sigma);
  requireAtLeast("kappa", 0, kappa);
  requireAtLeast("lambda", 0, lambda);
}
