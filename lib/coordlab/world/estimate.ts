/** Sweeps and repeated runs: the same question at many settings, with how sure the answer is. */

import { seededStream } from "./random.js";
import { requireWhole } from "./require-range.js";

/** A mean over repeated runs with its 95 % interval. */
export interface Estimate {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly runs: number;
}

/**
 * The mean of `measure` over `runs` seeded runs, with a 95 % interval by bootstrap: 2,000 resamples of the runs,
 * the 2.5th and the 97.5th percentile of their means. With one run the interval is that one value.
 *
 * @param measure gets a seed of its own for each run
 * @throws RangeError if `runs` is not a whole number of at least 1, or a run measures no finite number
 * @see Efron & Tibshirani (1993), An Introduction to the Bootstrap
 */
export function estimate(
  runs: number,
  measure: (seed: string) => number,
  seed: number | string = 0,
): Estimate {
  requireWhole("runs", 1, runs);
  const values = Float64Array.from({ length: runs }, (_, run) => {
    const value = measure(`${seed}/${run}`);
    if (!Number.isFinite(value)) throw new RangeError(`run ${run} measured ${value}; it must be finite`);
    return value;
  });
  const mean = meanOf(values);
  const stream = seededStream(`${seed}/bootstrap`);
  const means = Float64Array.from({ length: resamples }, () => {
    let sum = 0;
    for (let k = 0; k < runs; k++) sum += values[Math.floor(stream() * runs)]!;
    return sum / runs;
  }).sort();
  return { mean, low: means[resamples * 0.025]!, high: means[resamples * 0.975 - 1]!, runs };
}

const resamples = 2000;

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/**
 * `count` numbers from `from` to `to`, evenly spaced and rounded to 10 decimals.
 *
 * @throws RangeError if `count` is not a whole number of at least 2, or an end is not finite
 * @example evenly(0, 1, 5) // [0, 0.25, 0.5, 0.75, 1]
 */
export function evenly(from: number, to: number, count: number): number[] {
  requireWhole("count", 2, count);
  if (!Number.isFinite(to - from)) throw new RangeError(`both ends must be finite, got ${from} and ${to}`);
  return Array.from({ length: count }, (_, k) => +(from + ((to - from) * k) / (count - 1)).toFixed(10));
}
