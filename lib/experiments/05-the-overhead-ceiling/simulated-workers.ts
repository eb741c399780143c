/** Workers on a machine of c cores, as a model: what a team shows for lack of cores, and what for lack of agreement. */

import type { Measurement } from "coordlab/overhead/measurement.js";
import { requireWhole } from "coordlab/world/require-range.js";
import { recordedWorkers } from "./recorded-workers.js";
import { type WorkerPattern, workerPatterns } from "./workers.js";

/** In units of work. */
export interface WorkerCosts {
  /** What a unit takes longer for each further worker on the same core: cold caches, switching. */
  readonly sharing: number;
  /** What only one worker may do at a time after each unit ("shared corridor"). */
  readonly lock: number;
  /** A message, sent or received ("all-to-all round"). */
  readonly message: number;
  /** Waking up for a round, however many take part. */
  readonly wake: number;
}

/** About what was measured on the two cores of the recorded run. */
export const measuredCosts: WorkerCosts = { sharing: 0.1, lock: 0.25, message: 0.01, wake: 2 };

/**
 * Throughput of 1 to `largest` workers on `cores` cores, in units of one worker alone. Each unit takes its own time, times
 * the workers that share a core; behind the lock never more than one unit passes in `lock`.
 *
 * @throws RangeError if cores or largest is not a whole number of at least 1
 */
export function simulatedWorkers(
  pattern: WorkerPattern,
  cores: number,
  { largest = 8, costs = measuredCosts }: { readonly largest?: number; readonly costs?: WorkerCosts } = {},
): Measurement[] {
  requireWhole("cores", 1, cores);
  requireWhole("largest", 1, largest);
  const { sharing, lock, message, wake } = costs;
  return Array.from({ length: largest }, (_, i) => {
    const n = i + 1;
    const crowd = Math.max(1, n / cores);
    const unit = {
      partitioned: 1,
      "shared corridor": 1 + lock,
      "all-to-all round": n === 1 ? 1 : 1 + wake + 2 * message * (n - 1),
    }[pattern];
    const free = n / (unit * crowd * (1 + sharing * (crowd - 1)));
    return { n, throughput: pattern === "shared corridor" ? Math.min(free, 1 / lock) : free };
  });
}

/** The same for all patterns and several machines: rows of a chart or of a table of fits. */
export function simulatedMachines(
  machines: readonly number[],
  largest = 8,
): { readonly pattern: WorkerPattern; readonly cores: number; readonly points: readonly Measurement[] }[] {
  return machines.flatMap((cores) =>
    workerPatterns.map((pattern) => ({
      pattern,
      cores,
      points: simulatedWorkers(pattern, cores, { largest }),
    })),
  );
}

/** The teams whose curves are fitted: the recorded one first, then the model's, by machine. */
export function workerTeams(
  machines: readonly number[],
): { readonly machine: string; readonly pattern: WorkerPattern; readonly points: readonly Measurement[] }[] {
  const recorded = workerPatterns.map((pattern) => ({
    machine: "real, 2 cores",
    pattern,
    points: recordedWorkers.measurements[pattern],
  }));
  const model = simulatedMachines(machines).map(({ cores, ...team }) => ({
    machine: `model, ${cores} cores`,
    ...team,
  }));
  return [...recorded, ...model];
}
