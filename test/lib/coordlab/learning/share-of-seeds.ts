/** Shares of seeds on which something happens, and whether two of them can be the same. */

export function shareOfSeeds(seeds: number, happens: (seed: number) => boolean): number {
  let hits = 0;
  for (let seed = 0; seed < seeds; seed++) hits += Number(happens(seed));
  return hits / seeds;
}

/** Whether the 95 % interval for the difference of two shares, each of that many seeds, contains 0. */
export function compatible(share: number, other: number, seeds: number): boolean {
  // One hit and one miss added to each, after Agresti and Caffo, so that 0 of 200 has a width
  const [p, q] = [share, other].map((s) => (s * seeds + 1) / (seeds + 2)) as [number, number];
  return Math.abs(p - q) <= 1.96 * Math.sqrt((p * (1 - p) + q * (1 - q)) / (seeds + 2));
}
