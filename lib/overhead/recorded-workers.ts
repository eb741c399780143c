/** One recorded run of {@link measureWorkers}, so that a figure of it is the same for every reader. */
import type { WorkerMeasurement, WorkerPattern } from "./workers.js";

export const recordedWorkers: {
  /** Processor, cores and Node's version. */
  readonly machine: string;
  /** ISO date. */
  readonly date: string;
  readonly measurements: Readonly<Record<WorkerPattern, readonly WorkerMeasurement[]>>;
} = {
  machine: "AMD EPYC, 2 cores, Node 20.20.2",
  date: "2026-11-22",
  measurements: {
    partitioned: [
      { n: 1, throughput: 118.9, messages: 0 },
      { n: 2, throughput: 159.3, messages: 0 },
      { n: 3, throughput: 166.4, messages: 0 },
      { n: 4, throughput: 148.4, messages: 0 },
      { n: 5, throughput: 127.1, messages: 0 },
      { n: 6, throughput: 97.3, messages: 0 },
      { n: 7, throughput: 64.1, messages: 0 },
      { n: 8, throughput: 55.3, messages: 0 },
    ],
    "shared corridor": [
      { n: 1, throughput: 95.9, messages: 0 },
      { n: 2, throughput: 93.8, messages: 0 },
      { n: 3, throughput: 84.5, messages: 0 },
      { n: 4, throughput: 96.5, messages: 0 },
      { n: 5, throughput: 89.4, messages: 0 },
      { n: 6, throughput: 91.6, messages: 0 },
      { n: 7, throughput: 89.9, messages: 0 },
      { n: 8, throughput: 95.6, messages: 0 },
    ],
    "all-to-all round": [
      { n: 1, throughput: 102.7, messages: 0 },
      { n: 2, throughput: 71.1, messages: 1000 },
      { n: 3, throughput: 71.4, messages: 3000 },
      { n: 4, throughput: 61.5, messages: 6000 },
      { n: 5, throughput: 54.9, messages: 10000 },
      { n: 6, throughput: 50.7, messages: 15000 },
      { n: 7, throughput: 44.8, messages: 21000 },
      { n: 8, throughput: 41.6, messages: 28000 },
    ],
  },
};
