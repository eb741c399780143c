/** What scalability is fitted to: the throughput of a team of each size, one measurement a size. */
export interface Measurement {
  /** Agents (or processors, or clients) at work, at least 1. */
  readonly n: number;
  /** Work finished per unit of time, above 0. */
  readonly throughput: number;
}

/**
 * @param least the fewest measurements that will do
 * @throws RangeError if there are too few, n is below 1 or repeated, or a throughput is not above 0
 */
export function requireMeasurements(measurements: readonly Measurement[], least: number): void {
  const seen = new Set<number>();
  for (const { n, throughput } of measurements) {
    if (!(n >= 1 && n < Infinity)) throw new RangeError(`n must be at least 1, got ${n}`);
    if (!(throughput > 0 && throughput < Infinity))
      throw new RangeError(`throughput must be above 0, got ${throughput} at n = ${n}`);
    if (seen.has(n)) throw new RangeError(`n = ${n} is measured twice; take the mean of repeated runs first`);
    seen.add(n);
  }
  if (seen.size < least) throw new RangeError(`needs at least ${least} measurements, got ${seen.size}`);
}
