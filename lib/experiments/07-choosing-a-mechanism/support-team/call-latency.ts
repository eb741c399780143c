/** How long a model call takes. */

import { normal, type Stream } from "coordlab/world/random.js";
import { requireAtLeast } from "coordlab/world/require-range.js";

/** Draws the seconds of one call. */
export type CallLatency = (stream: Stream) => number;

/**
 * Log-normal: most calls near the median, some several times as long. Half of the calls lie between
 * median e^(-0.67 spread) and median e^(0.67 spread).
 *
 * @param median seconds
 * @param spread standard deviation of the logarithm; 0.5 puts the slowest percent at 3.2 medians
 */
export function logNormalLatency(median: number, spread: number): CallLatency {
  requireAtLeast("median", 0, median);
  requireAtLeast("spread", 0, spread);
  return (stream) => median * Math.exp(spread * normal(stream));
}

/** Exponential with the given mean, in seconds: the case that queueing theory solves in closed form. */
export function exponentialLatency(mean: number): CallLatency {
  requireAtLeast("mean", 0, mean);
  return (stream) => -mean * Math.log(1 - stream());
}

/** Always the same, in seconds. */
export function constantLatency(seconds: number): CallLatency {
  requireAtLeast("seconds", 0, seconds);
  return () => seconds;
}
