/** Precedence graphs over the vertices 0 .. n-1, as lists of direct successors: v -> w, v ends before w starts. */

/** `successors[v]` are the vertices that come directly after v. */
export type Successors = readonly (readonly number[])[];

/**
 * The vertices, each after all that come before it, in the order in which they become free (Kahn 1962). A
 * list shorter than n means a cycle. Cost O(V + E).
 */
export function topologicalOrder(successors: Successors): number[] {
  const waiting = new Int32Array(successors.length);
  for (const list of successors) for (const w of list) waiting[w]!++;
  const order: number[] = [];
  for (let v = 0; v < successors.length; v++) if (waiting[v] === 0) order.push(v);
  for (let head = 0; head < order.length; head++)
    for (const w of successors[order[head]!]!) if (--waiting[w]! === 0) order.push(w);
  return order;
}

/**
 * A cycle v0 -> v1 -> ... -> v0, its lowest vertex first and again at the end, or undefined if there is none: the
 * certificate of a deadlock. Cost O(V + E).
 */
export function findCycle(successors: Successors): number[] | undefined {
  const done = new Set(topologicalOrder(successors));
  if (done.size === successors.length) return undefined;
  // Every vertex left over has a predecessor that is left over, so walking backwards must close a loop.
  const predecessor = new Map<number, number>();
  successors.forEach((list, v) => {
    if (!done.has(v)) for (const w of list) if (!done.has(w)) predecessor.set(w, v);
  });
  const seen = new Map<number, number>();
  const walk: number[] = [];
  let v = predecessor.keys().next().value!;
  while (!seen.has(v)) {
    seen.set(v, walk.length);
    walk.push(v);
    v = predecessor.get(v)!;
  }
  const cycle = walk.slice(seen.get(v)!).reverse();
  const lowest = cycle.indexOf(cycle.reduce((least, w) => Math.min(least, w)));
  return [...cycle.slice(lowest), ...cycle.slice(0, lowest), cycle[lowest]!];
}

/** Whether a path of any length, zero included, leads from one vertex to another. Cost O(V + E). */
export function reaches(successors: Successors, from: number, to: number): boolean {
  const seen = new Set([from]);
  for (const v of seen) {
    if (v === to) return true;
    for (const w of successors[v]!) seen.add(w);
  }
  return false;
}
