/** The most that can be in use at once under a partial order. */

/**
 * The greatest total amount of items that are pairwise not ordered. By Dilworth's theorem with weights it
 * is the total amount less the greatest flow in which i passes to each j that comes after it: what i frees,
 * j can take over. Augmenting paths; cost O(n^2 x flow).
 *
 * @param before a strict partial order
 * @example heaviestAntichain([{ amount: 2 }, { amount: 1 }], () => false) // 3
 * @see Dilworth (1950); Fulkerson (1956)
 */
export function heaviestAntichain<T extends { readonly amount: number }>(
  items: readonly T[],
  before: (a: T, b: T) => boolean,
): number {
  const successors = items.map((a) => items.flatMap((b, j) => (a !== b && before(a, b) ? [j] : [])));
  const free = items.map(({ amount }) => amount);
  const open = [...free];
  const flow = items.map(() => new Float64Array(items.length));
  const augment = (i: number, limit: number, seen: Set<number>): number => {
    for (const j of successors[i]!) {
      if (seen.has(j)) continue;
      seen.add(j);
      let sent = Math.min(limit, open[j]!);
      if (sent > 0) open[j]! -= sent;
      else
        for (let k = 0; k < items.length && sent === 0; k++)
          if (flow[k]![j]! > 0) {
            sent = augment(k, Math.min(limit, flow[k]![j]!), seen);
            flow[k]![j]! -= sent;
          }
      if (sent > 0) {
        flow[i]![j]! += sent;
        return sent;
      }
    }
    return 0;
  };
  let total = 0;
  for (let i = 0; i < items.length; i++) {
    total += free[i]!;
    for (let sent = 1; sent > 0 && free[i]! > 0; ) {
      sent = augment(i, free[i]!, new Set());
      free[i]! -= sent;
      total -= sent;
    }
  }
  return total;
}
