/** All bets of the learner, of every notebook: in the browser's store, and handed to the kernel. */
import type { KeptBet } from "coordlab-figures/bets/bet-store.js";
import { whenChangedElsewhere } from "./other-tabs.js";
import { store } from "./store.js";

/** What stands in the browser's store: a bet with its guess, or one that was skipped. */
export type StoredBet = KeptBet | { readonly id: string; readonly skipped: true };

export function isPlaced(bet: StoredBet | undefined): bet is KeptBet {
  return bet !== undefined && !("skipped" in bet);
}

export interface BetBook {
  get(id: string): StoredBet | undefined;
  /** What a kernel is told. */
  placed(): KeptBet[];
  /** Keeps a bet; what was once compared stays as it was. */
  keep(bet: StoredBet): void;
  /** Leaves a bet in the store and out of the book, until the learner says that it counts. */
  setAside(id: string): void;
}

export async function betBook(changed: (bet: StoredBet) => void): Promise<BetBook> {
  const kept = new Map<string, StoredBet>();
  for (const [key, value] of await store.all())
    if (key.startsWith("bet/")) kept.set(key.slice("bet/".length), value as StoredBet);
  whenChangedElsewhere(async (key) => {
    if (!key.startsWith("bet/")) return;
    const bet = await store.get<StoredBet>(key as `bet/${string}`);
    if (!bet) return;
    kept.set(bet.id, bet);
    changed(bet);
  });
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
    setAside: (id) => void kept.delete(id),
  };
}
