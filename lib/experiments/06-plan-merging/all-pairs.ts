/** What the sweep over tenures is compared with. */
import type { Detection, OnClash, TenureTable } from "coordlab/plans/tenure-sweep.js";

/** All clashes by looking at every pair: the oracle, and what the sweep saves. Cost O(T^2). */
export function allPairs({ on, start, end, owner, share }: TenureTable, onClash?: OnClash): Detection {
  let conflicts = 0;
  for (let a = 0; a < on.length; a++)
    for (let b = a + 1; b < on.length; b++) {
      if (on[a] !== on[b] || owner[a] === owner[b] || end[a]! <= start[b]! || end[b]! <= start[a]!) continue;
      if (share[a] === share[b] && share[a]! >= 0) continue;
      conflicts++;
      if (start[a]! <= start[b]!) onClash?.(a, b);
      else onClash?.(b, a);
    }
  return { comparisons: (on.length * (on.length - 1)) / 2, conflicts };
}
