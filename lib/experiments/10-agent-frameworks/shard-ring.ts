/** Two rings that are both called consistent hashing. */

/** An arc of a ring: keys above the end of the arc before, up to `end` (a share of the circle), are `owner`'s. */
export interface Arc {
  readonly end: number;
  readonly owner: string;
}

/** A ring built from the names of the owners. */
export type RingRule = (owners: readonly string[], pointsEach: number) => readonly Arc[];

/**
 * Moleculer's `Shard` (0.14 and 0.15): arcs of equal length, dealt round robin to the owners in the order of their
 * names. Another owner makes every arc shorter, so that about half of all keys change hands.
 */
export const equalSlices: RingRule = (owners, pointsEach) => {
  const sorted = [...owners].sort();
  const count = sorted.length * pointsEach;
  return Array.from({ length: count }, (_, i) => ({
    end: (i + 1) / count,
    owner: sorted[i % sorted.length]!,
  }));
};

/**
 * The ring of the textbooks: an owner's points depend on its name alone, and a key belongs to the next point. A
 * newcomer takes only what lies before its own points.
 */
export const namedPoints: RingRule = (owners, pointsEach) =>
  owners
    .flatMap((owner) =>
      Array.from({ length: pointsEach }, (_, i) => ({ end: placeOf(`${owner}/${i}`), owner })),
    )
    .sort((a, b) => a.end - b.end);

/** Who owns a place on the circle, in [0, 1). */
export function ownerOnRing(arcs: readonly Arc[], place: number): string {
  return (arcs.find(({ end }) => place <= end) ?? arcs[0]!).owner;
}

/** The share of the circle that has another owner in the second ring. Exact. */
export function movedOnRing(before: readonly Arc[], after: readonly Arc[]): number {
  const ends = [...new Set([...before, ...after].map(({ end }) => end).concat(1))].sort((a, b) => a - b);
  let start = 0;
  let moved = 0;
  for (const end of ends) {
    const middle = (start + end) / 2;
    if (ownerOnRing(before, middle) !== ownerOnRing(after, middle)) moved += end - start;
    start = end;
  }
  return moved;
}

/** A share of the circle for each owner. */
export function sharesOnRing(arcs: readonly Arc[]): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  let start = 0;
  for (const { end, owner } of arcs) {
    shares.set(owner, (shares.get(owner) ?? 0) + end - start);
    start = end;
  }
  const first = arcs[0]!.owner;
  shares.set(first, (shares.get(first) ?? 0) + 1 - start);
  return shares;
}

/** A place on the circle for a name: FNV-1a, then mixed. The same in every process. */
export function placeOf(name: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}
