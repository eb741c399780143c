/** One recorded run of {@link measureWorkers}, so that a figure of it is the same for every reader. */
import type { WorkerMeasurement, WorkerPattern } from "./workers.js";

/** The runs of real worker threads that the notebook shows, with the machine they were made on. */
export const recordedWorkers: {
  /** Processor, cores and Node's version. */
  readonly machine: string;
  /** How the runs were taken. */
  readonly conditions: string;
  /** ISO date. */
  readonly date: string;
  readonly measurements: Readonly<Record<WorkerPattern, readonly WorkerMeasurement[]>>;
} = {
  machine: "AMD EPYC, 2 cores, Node 20.20.2",
  conditions: "the quickest of 15 runs of a few milliseconds each",
  date: "2026-11-22",
  measurements: {
    partitioned: [
      { n: 1, throughput: 121.8, messages: 0 },
      { n: 2, throughput: 213.6, messages: 0 },
      { n: 3, throughput: 182.2, messages: 0 },
      { n: 4, throughput: 215.8, messages: 0 },
      { n: 5, throughput: 196.5, messages: 0 },
      { n: 6, throughput: 180.9, messages: 0 },
      { n: 7, throughput: 163.2, messages: 0 },
      { n: 8, throughput: 155.8, messages: 0 },
    ],
    "shared corridor": [
      { n: 1, throughput: 96.7, messages: 0 },
      { n: 2, throughput: 175.9, messages: 0 },
      { n: 3, throughput: 140.5, messages: 0 },
      { n: 4, throughput: 167.5, messages: 0 },
      { n: 5, throughput: 153, messages: 0 },
      { n: 6, throughput: 164, messages: 0 },
      { n: 7, throughput: 156.2, messages: 0 },
      { n: 8, throughput: 150.6, messages: 0 },
    ],
    "all-to-all round": [
      { n: 1, throughput: 119.3, messages: 0 },
      { n: 2, throughput: 77.1, messages: 1000 },
      { n: 3, throughput: 83.5, messages: 3000 },
      { n: 4, throughput: 71.1, messages: 6000 },
      { n: 5, throughput: 71.4, messages: 10000 },
      { n: 6, throughput: 65, messages: 15000 },
      { n: 7, throughput: 67.5, messages: 21000 },
      { n: 8, throughput: 70.2, messages: 28000 },
    ],
  },
};
