/** Who owns what, computed by everybody alone: hashes that are the same on every machine. */
import type { Agent } from "../game.js";

/**
 * A 32-bit mix of a whole number (the finaliser of MurmurHash3): the same for everybody, in every process.
 * A salted hash, as Python's of strings, would be common knowledge to nobody.
 *
 * @see Appleby (2011), MurmurHash3
 */
export function hash(key: number, salt = 0): number {
  let h = (key ^ Math.imul(salt, 0x9e3779b1)) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * The agent with the highest hash(key, agent). When one of n agents leaves only its own 1/n of the keys move;
 * with `hash % n` nearly all do. Cost O(n).
 *
 * @see Thaler & Ravishankar (1998), Using name-based mappings to increase hit rates
 */
export function rendezvousOwner(key: number, agents: number): Agent {
  let owner = 0;
  let best = -1;
  for (let agent = 0; agent < agents; agent++) {
    const weight = hash(key, agent + 1);
    if (weight > best) {
      best = weight;
      owner = agent;
    }
  }
  return owner;
}

/** The share of `keys` keys whose owner changes when the team grows from `agents` to `agents` + 1. */
export function movedShare(
  ownerOf: (key: number, agents: number) => Agent,
  agents: number,
  keys: number,
): number {
  let moved = 0;
  for (let key = 0; key < keys; key++) if (ownerOf(key, agents) !== ownerOf(key, agents + 1)) moved++;
  return moved / keys;
}
