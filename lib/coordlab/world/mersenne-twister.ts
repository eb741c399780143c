/** MT19937, whose words are twisted only when they are asked for: a few draws cost little beside the seeding. */

const size = 624;

/** The state that every seeding by an array begins with: `init_genrand(19650218)`. */
const begun = new Int32Array(size);
begun[0] = 19650218;
for (let i = 1, last = begun[0]; i < size; i++)
  begun[i] = last = (Math.imul(last ^ (last >>> 30), 1812433253) + i) | 0;

/** The 32-bit outputs, as integers that may be negative, after `init_by_array(key)`. */
export function mersenneTwister(key: readonly number[]): () => number {
  const state = begun.slice();
  const added = Int32Array.from(key, (word, j) => word + j);
  let last = state[0]!;
  let [i, j] = [1, 0];
  for (let k = Math.max(size, added.length); k > 0; k--) {
    last = ((state[i]! ^ Math.imul(last ^ (last >>> 30), 1664525)) + added[j]!) | 0;
    state[i] = last;
    if (++i === size) i = 1;
    if (++j === added.length) j = 0;
  }
  for (let k = size - 1; k > 0; k--) {
    last = ((state[i]! ^ Math.imul(last ^ (last >>> 30), 1566083941)) - i) | 0;
    state[i] = last;
    if (++i === size) i = 1;
  }
  state[0] = 1 << 31;
  let at = size - 1;
  return () => {
    at = at + 1 < size ? at + 1 : 0;
    const both = (state[at]! & 0x80000000) | (state[(at + 1) % size]! & 0x7fffffff);
    let word = state[(at + 397) % size]! ^ (both >>> 1) ^ (both & 1 ? 0x9908b0df : 0);
    state[at] = word;
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return word ^ (word >>> 18);
  };
}
