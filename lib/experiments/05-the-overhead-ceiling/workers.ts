/**
 * A real team: worker threads that share memory, timed.
 *
 * Threads are started directly, not through a pool: a pool hands queued tasks to whichever thread is free, and
 * here exactly n threads have to stand beside each other and wait for one another.
 */
import { cpus } from "node:os";
import { Worker } from "node:worker_threads";
import type { Measurement } from "coordlab/overhead/measurement.js";
import { requireWhole } from "coordlab/world/require-range.js";
import { openGate, sharedNumbers, type WorkerPattern, type WorkerReport, type WorkerTask } from "./worker.js";

export type { WorkerPattern } from "./worker.js";

/**
 * "partitioned": nobody needs anybody. "shared corridor": after each unit, another quarter of a unit that only
 * one worker may do at a time, behind a lock. "all-to-all round": after each unit every worker hears from all.
 */
export const workerPatterns: readonly WorkerPattern[] = [
  "partitioned",
  "shared corridor",
  "all-to-all round",
];

export interface WorkerRun {
  /** The team sizes to measure. */
  readonly teams: readonly number[];
  /** Units of work that each worker does. */
  readonly units: number;
  /** Turns of the mixing loop in a unit; a turn takes some two nanoseconds. */
  readonly turns: number;
  /** The quickest of this many runs counts: what disturbs a run can only slow it down. */
  readonly repeats: number;
}

/** About 5 ms of work for each worker, on a core of 2020s make; a few seconds for all three patterns. */
export const shortWorkerRun: WorkerRun = { teams: [1, 2, 3, 4, 6, 8], units: 500, turns: 4000, repeats: 3 };

/** A team of workers as it was measured. */
export interface WorkerMeasurement extends Measurement {
  /** Messages between the workers in one run. */
  readonly messages: number;
}

/**
 * Throughput of real teams, in units of work per millisecond. It differs from run to run and from machine to
 * machine; threads beyond the machine's cores only take turns.
 *
 * @throws RangeError if a number is not a whole one of at least 1
 */
export async function measureWorkers(pattern: WorkerPattern, run: WorkerRun): Promise<WorkerMeasurement[]> {
  for (const name of ["units", "turns", "repeats"] as const) requireWhole(name, 1, run[name]);
  for (const workers of run.teams) requireWhole("workers", 1, workers);
  const measurements: WorkerMeasurement[] = [];
  for (const workers of run.teams) {
    const work = workers * run.units;
    const runs: WorkerMeasurement[] = [];
    for (let i = 0; i < run.repeats; i++) {
      const { milliseconds, messages } = await once(pattern, workers, run);
      runs.push({ n: workers, throughput: work / milliseconds, messages });
    }
    measurements.push(runs.reduce((best, one) => (one.throughput > best.throughput ? one : best)));
  }
  return measurements;
}

/** From the first worker's beginning to the last one's end. */
async function once(
  pattern: WorkerPattern,
  workers: number,
  { units, turns }: WorkerRun,
): Promise<{ milliseconds: number; messages: number }> {
  const shared = new SharedArrayBuffer(4 * sharedNumbers(workers));
  const threads = Array.from({ length: workers }, (_, worker) => {
    const workerData: WorkerTask = { pattern, worker, workers, units, turns, shared };
    return new Worker(new URL("./worker.js", import.meta.url), { workerData });
  });
  try {
    const pending = Promise.all(threads.map(reportOf));
    // A worker that fails before the gate rejects here; without the race the gate would be waited for for ever.
    await Promise.race([openGate(shared, workers), pending]);
    return summary(await pending);
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

function reportOf(thread: Worker): Promise<WorkerReport> {
  return new Promise((resolve, reject) => {
    thread.once("message", resolve);
    thread.once("error", reject);
  });
}

function summary(reports: readonly WorkerReport[]): { milliseconds: number; messages: number } {
  let [{ began, ended }, messages] = [reports[0]!, 0];
  for (const report of reports) {
    if (report.began < began) began = report.began;
    if (report.ended > ended) ended = report.ended;
    messages += report.messages;
  }
  return { milliseconds: Number(ended - began) / 1e6, messages };
}

/** Where a measurement was taken: processor, cores that this process may use, and Node's version. */
export function thisMachine(): string {
  const [first] = cpus();
  return `${first?.model.trim() ?? "unknown processor"}, ${cpus().length} cores, Node ${process.versions.node}`;
}
