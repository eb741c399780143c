/** One slot, two owners, and no common goal: what a rule earns when each may say what suits it. */

import { estimate } from "coordlab/world/estimate.js";
import { seededStream } from "coordlab/world/random.js";

export interface SlotRow {
  readonly rule: string;
  /** What the slot was worth to whoever got it, mean over worlds. */
  readonly worth: number;
  readonly low: number;
  readonly high: number;
}

/** The number of the owner who gets the slot, from what both claim and the step. */
type SlotRule = (claims: readonly [number, number], step: number) => 0 | 1;

const higher: SlotRule = ([a, b], step) => (a === b ? ((step % 2) as 0 | 1) : a > b ? 0 : 1);

/**
 * In each step one slot is worth a fresh draw from [0, 1] to each of two owners, who alone know it. By turns; to whoever
 * claims more, honest or not (who lies says 1, whatever it is worth); or at a price: the winner pays the other's claim
 * into a common fund, so that no lie pays and both tell the truth (a second-price auction).
 */
export function slotRules(worlds = 200, steps = 200): SlotRow[] {
  const honest = (worth: number): number => worth;
  const boast = (): number => 1;
  const rules: readonly (readonly [string, SlotRule, (worth: number) => number])[] = [
    ["by turns", (_, step) => (step % 2) as 0 | 1, honest],
    ["honest claims", higher, honest],
    ["selfish claims", higher, boast],
    ["claims at a price", higher, honest],
  ];
  return rules.map(([rule, decide, claim]) => {
    const { mean, low, high } = estimate(worlds, (seed) => {
      const stream = seededStream(seed);
      let sum = 0;
      for (let step = 0; step < steps; step++) {
        const worth = [stream(), stream()] as const;
        sum += worth[decide([claim(worth[0]), claim(worth[1])], step)];
      }
      return sum / steps;
    });
    return { rule, worth: mean, low, high };
  });
}

/** What one owner earns a step by claiming `claim`, while the other is honest. */
export interface ClaimRow {
  readonly claim: string;
  readonly rule: "claims are free" | "the winner pays";
  readonly earns: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Does a lie pay? Owner 0 claims half of what the slot is worth to it, the truth, half as much again, or the most there
 * is; owner 1 is honest. Earned is the worth of the slots it gets, less what it pays for them.
 */
export function gainOfLying(worlds = 200, steps = 200): ClaimRow[] {
  const claims: readonly (readonly [string, (worth: number) => number])[] = [
    ["half", (worth) => worth / 2],
    ["the truth", (worth) => worth],
    ["half more", (worth) => 1.5 * worth],
    ["the most", () => 1],
  ];
  return (["claims are free", "the winner pays"] as const).flatMap((rule) =>
    claims.map(([claim, said]) => {
      const { mean, low, high } = estimate(worlds, (seed) => {
        const stream = seededStream(seed);
        let sum = 0;
        for (let step = 0; step < steps; step++) {
          const [mine, other] = [stream(), stream()];
          if (higher([said(mine), other], step) === 0) sum += mine - (rule === "the winner pays" ? other : 0);
        }
        return sum / steps;
      });
      return { claim, rule, earns: mean, low, high };
    }),
  );
}
