/** What the corridor with lost demand does in the mean, in closed form. */
import { requireFraction, requireWhole } from "coordlab/world/require-range.js";

/**
 * Crossings a step without coordination: exactly one of n agents wants to, n p (1 - p)^(n - 1).
 * It is largest at p = 1 / n, where it tends to 1 / e = 0.368 as n grows.
 *
 * @example crossingsAlone(6, 0.45) // 0.1359
 */
export function crossingsAlone(agents: number, probability: number): number {
  requireWhole("agents", 1, agents);
  requireFraction("probability", probability);
  return agents * probability * (1 - probability) ** (agents - 1);
}

/**
 * Crossings a step by any rule that always lets one of the contenders through: somebody wants to,
 * 1 - (1 - p)^n.
 *
 * @example crossingsByRule(6, 0.45) // 0.9723
 */
export function crossingsByRule(agents: number, probability: number): number {
  requireWhole("agents", 1, agents);
  requireFraction("probability", probability);
  return 1 - (1 - probability) ** agents;
}
