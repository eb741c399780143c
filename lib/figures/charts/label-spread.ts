/** Labels beside the ends of lines, moved apart so that none covers another. */

/**
 * Places for labels that want to stand at `wanted` pixels, in the same order as given: at least `gap` apart,
 * within 0 .. `height` where there is room, and close to what they want (equal wishes keep their order).
 *
 * Pools neighbours that touch and centres each pool on the mean of its wishes. O(n log n) for n labels.
 *
 * @example spreadLabels([10, 12], 18, 100) // [2, 20]
 */
export function spreadLabels(wanted: readonly number[], gap: number, height: number): number[] {
  const order = wanted.map((_, i) => i).sort((i, j) => wanted[i]! - wanted[j]! || i - j);
  const pools: { members: number[]; start: number }[] = [];
  for (const i of order) {
    let pool = { members: [i], start: inside(wanted[i]!, 1, gap, height) };
    for (
      let last = pools[pools.length - 1];
      last && end(last, gap) > pool.start;
      last = pools[pools.length - 1]
    ) {
      pools.pop();
      const members = [...last.members, ...pool.members];
      const centre = members.reduce((sum, member) => sum + wanted[member]!, 0) / members.length;
      pool = {
        members,
        start: inside(centre - (gap * (members.length - 1)) / 2, members.length, gap, height),
      };
    }
    pools.push(pool);
  }
  const places = new Array<number>(wanted.length).fill(0);
  for (const { members, start } of pools)
    members.forEach((member, k) => {
      places[member] = start + k * gap;
    });
  return places;
}

function end(pool: { members: number[]; start: number }, gap: number): number {
  return pool.start + pool.members.length * gap;
}

function inside(start: number, count: number, gap: number, height: number): number {
  return Math.max(0, Math.min(start, height - gap * (count - 1)));
}
