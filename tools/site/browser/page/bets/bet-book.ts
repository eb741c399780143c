/** All bets of the learner, of every notebook: in the browser's store, and handed to the kernel. */
import type { KeptBet } from "coordlab-figures/bets/bet-store.js";
import { store } from "../store.js";
import { isPlaced, type StoredBet } from "./page-bet.js";

export interface BetBook {
  get(id: string): StoredBet | undefined;
  /** What a kernel is told. */
  placed(): KeptBet[];
  /** Keeps a bet; what was once compared stays as it was. */
  keep(bet: StoredBet): void;
}

export async function betBook(changed: (bet: StoredBet) => void): Promise<BetBook> {
  const kept = new Map<string, StoredBet>();
  for (const [key, value] of await store.all())
    if (key.startsWith("bet/")) kept.set(key.slice("bet/".length), value as StoredBet);
  return {
    get: (id) => kept.get(id),
    placed: () => [...kept.values()].filter(isPlaced),
    keep(bet) {
      const before = kept.get(bet.id);
      if (isPlaced(before) && before.right !== undefined && !("right" in bet)) return;
      kept.set(bet.id, bet);
      void store.set(`bet/${bet.id}`, bet);
      changed(bet);
    },
  };
}
