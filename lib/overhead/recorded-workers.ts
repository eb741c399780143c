/** One recorded run of {@link measureWorkers}, so that a figure of it is the same for every reader. */
import type { WorkerMeasurement, WorkerPattern } from "./workers.js";

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
  conditions: "the quickest of many runs of a few milliseconds each, between other work on the machine",
  date: "2026-11-22",
  measurements: {
    partitioned: [
      { n: 1, throughput: 112.8, messages: 0 },
      { n: 2, throughput: 212.8, messages: 0 },
      { n: 3, throughput: 181.8, messages: 0 },
      { n: 4, throughput: 136.8, messages: 0 },
      { n: 5, throughput: 169.7, messages: 0 },
      { n: 6, throughput: 182.4, messages: 0 },
      { n: 7, throughput: 128.8, messages: 0 },
      { n: 8, throughput: 125.4, messages: 0 },
    ],
    "shared corridor": [
      { n: 1, throughput: 100, messages: 0 },
      { n: 2, throughput: 133, messages: 0 },
      { n: 3, throughput: 134.8, messages: 0 },
      { n: 4, throughput: 140.2, messages: 0 },
      { n: 5, throughput: 120.5, messages: 0 },
      { n: 6, throughput: 115.8, messages: 0 },
      { n: 7, throughput: 118.6, messages: 0 },
      { n: 8, throughput: 112.2, messages: 0 },
    ],
    "all-to-all round": [
      { n: 1, throughput: 115.4, messages: 0 },
      { n: 2, throughput: 83.9, messages: 1000 },
      { n: 3, throughput: 73, messages: 3000 },
      { n: 4, throughput: 61.9, messages: 6000 },
      { n: 5, throughput: 56.4, messages: 10000 },
      { n: 6, throughput: 53.3, messages: 15000 },
      { n: 7, throughput: 53.5, messages: 21000 },
      { n: 8, throughput: 45.8, messages: 28000 },
    ],
  },
};
