/** Who owns what, computed by everybody alone: hashes that are the same on every machine. */
import type { Agent } from "../world/game.js";
import { requireWhole } from "../world/require-range.js";

/**
 * A 32-bit mix of a whole number's low 32 bits (the finaliser of MurmurHash3): the same for everybody, in every process.
 * A salted hash, as Python's of strings, would be common knowledge to nobody.
 *
 * @example hash(1) // 1364076727
 * @see Appleby (2011), MurmurHash3
 */
export function hash(key: number, salt = 0): number {
  let h = (key ^ Math.imul(salt, 0x9e3779b1)) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * Of `count` owners, the place of the one with the highest hash(key, owner). When an owner leaves, only its own
 * 1/n of the keys move; with `hash % n` nearly all do. Cost O(count).
 *
 * @param owners the owners' numbers, `count` of them, ties going to the first; 0 .. count - 1 if left out
 * @throws RangeError if `count` is not a whole number of at least 1
 * @see Thaler & Ravishankar (1998), Using name-based mappings to increase hit rates
 */
export function rendezvousPlace(key: number, count: number, owners?: ArrayLike<Agent>): number {
  requireWhole("count", 1, count);
  let place = 0;
  let best = -1;
  for (let i = 0; i < count; i++) {
    const weight = hash(key, (owners ? owners[i]! : i) + 1);
    if (weight > best) {
      best = weight;
      place = i;
    }
  }
  return place;
}

/**
 * `hash(key) mod count`: even, silent, and upset as a whole when the count changes.
 *
 * @throws RangeError if `count` is not a whole number of at least 1
 */
export function moduloPlace(key: number, count: number): number {
  requireWhole("count", 1, count);
  return hash(key) % count;
}

/**
 * The share of `keys` keys whose owner changes when the list of owners does.
 *
 * @param placeOf picks a place in the list: {@link moduloPlace} or {@link rendezvousPlace}
 * @throws RangeError if there is no owner before or after, or `keys` is not a whole number of at least 1
 * @example movedShare(moduloPlace, [0, 1], [0, 1], 100) // 0
 */
export function movedShare(
  placeOf: (key: number, count: number, owners: ArrayLike<Agent>) => number,
  before: readonly Agent[],
  after: readonly Agent[],
  keys: number,
): number {
  requireWhole("keys", 1, keys);
  let moved = 0;
  for (let key = 0; key < keys; key++)
    if (before[placeOf(key, before.length, before)] !== after[placeOf(key, after.length, after)]) moved++;
  return moved / keys;
}
