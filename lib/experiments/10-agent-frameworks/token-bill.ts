/**
 * A token bill as a law of scalability: with the bill of a team of n, n / tokens(n) is throughput, and the
 * Universal Scalability Law says tokens(n) = (1 + sigma (n - 1) + kappa n (n - 1)) / lambda, a quadratic in n.
 */
import type { GrowthBill } from "./bill.js";

/** a n^2 + b n + c. */
export interface Quadratic {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** What a team gets done for a thousand tokens: desks heard, as measurements for the course's fits. */
export function desksPerThousandTokens(
  bills: readonly GrowthBill[],
): { readonly n: number; readonly throughput: number }[] {
  return bills.map(({ n, tokens }) => ({ n, throughput: (1000 * n) / tokens }));
}

/**
 * The bill that a fitted law implies, in tokens.
 *
 * @example quadraticBill({ lambda: 1000 / 628, sigma: 0.77, kappa: 0.25 }).a // 157
 */
export function quadraticBill(law: {
  readonly lambda: number;
  readonly sigma: number;
  readonly kappa: number;
}): Quadratic {
  const single = 1000 / law.lambda;
  return {
    a: single * law.kappa,
    b: single * (law.sigma - law.kappa),
    c: single * (1 - law.sigma),
  };
}
