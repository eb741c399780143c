/**
 * Detection at scale: tenures with clock times, as columns, and the pairs that clash.
 *
 * Two tenures clash if they are on the same thing, overlap in time, belong to different owners and do not
 * share the same (see {@link Tenure}).
 */

/** Tenure t holds thing `on[t]` over [start[t], end[t]) for `owner[t]`; `share[t]` -1 is exclusive. */
export interface TenureTable {
  readonly on: Int32Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly owner: Int32Array;
  readonly share: Int32Array;
}

/** How many pairs were looked at, and how many of them clash. */
export interface Detection {
  readonly comparisons: number;
  readonly conflicts: number;
}

/** Is told of each clash, the tenure that starts first (or is listed first) in front. */
export type OnClash = (a: number, b: number) => void;

/**
 * All clashes by a sweep over time within each thing. Those still held are kept in one list per share, so that
 * a reader is never compared with readers; what has ended leaves a list when it is next seen there.
 *
 * Cost O(T log T + found), plus the pairs of one owner; T tenures. Memory O(T).
 */
export function sweepTenures(table: TenureTable, onClash?: OnClash): Detection {
  const { on, start, end, owner, share } = table;
  const shares: number[] = [];
  const lists: number[][] = [];
  let comparisons = 0;
  let conflicts = 0;
  let thing = -1;
  for (const t of byThingThenStart(table)) {
    if (on[t] !== thing) {
      thing = on[t]!;
      shares.length = lists.length = 0;
    }
    for (let k = lists.length - 1; k >= 0; k--) {
      if (shares[k] === share[t] && share[t]! >= 0) continue;
      const list = lists[k]!;
      let kept = 0;
      for (let i = 0; i < list.length; i++) {
        const other = list[i]!;
        comparisons++;
        if (end[other]! <= start[t]!) continue;
        list[kept++] = other;
        if (owner[other] === owner[t]) continue;
        conflicts++;
        onClash?.(other, t);
      }
      list.length = kept;
      if (kept === 0 && shares[k] !== share[t]) {
        lists.splice(k, 1);
        shares.splice(k, 1);
      }
    }
    let own = shares.indexOf(share[t]!);
    if (own < 0) {
      own = lists.length;
      shares.push(share[t]!);
      lists.push([]);
    }
    lists[own]!.push(t);
  }
  return { comparisons, conflicts };
}

/** Tenures by thing, then start, then number: one sort of packed keys, then one counting sort by thing. */
function byThingThenStart({ on, start }: TenureTable): Int32Array {
  const count = on.length;
  const keys = start.map((time, t) => time * count + t);
  const exact = keys.every(Number.isSafeInteger);
  const byStart = exact ? keys.sort().map((key) => key % count) : keys.map((_, t) => t);
  if (!exact) byStart.sort((a, b) => start[a]! - start[b]! || a - b);
  const next = new Int32Array(on.reduce((most, thing) => Math.max(most, thing), -1) + 2);
  for (const thing of on) next[thing + 1]!++;
  for (let thing = 1; thing < next.length; thing++) next[thing]! += next[thing - 1]!;
  const order = new Int32Array(count);
  for (const t of byStart) order[next[on[t]!]!++] = t;
  return order;
}
