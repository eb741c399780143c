/** The library's store of bets, in the kernel: filled by the page, which is told of every change. */
import type { KeptBet } from "coordlab-figures/bets/bet-store.js";

export interface KernelBets {
  /** All that the page has, in place of what was here. */
  take(bets: readonly KeptBet[]): void;
}

export function registerBets(changed: (bet: KeptBet) => void): KernelBets {
  let kept = new Map<string, KeptBet>();
  const store = {
    kept: () => [...kept.values()],
    keep(bet: KeptBet) {
      kept.set(bet.id, bet);
      changed(bet);
    },
  };
  Object.assign(globalThis, { [Symbol.for("coordlab.bets")]: store });
  return {
    take(bets) {
      kept = new Map(bets.map((bet) => [bet.id, bet]));
    },
  };
}
