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
  conditions: "the quickest of some 80 runs of a few milliseconds each, between other work on the machine",
  date: "2026-11-22",
  measurements: {
    partitioned: [
      { n: 1, throughput: 108.7, messages: 0 },
      { n: 2, throughput: 187.3, messages: 0 },
      { n: 3, throughput: 164.9, messages: 0 },
      { n: 4, throughput: 136.8, messages: 0 },
      { n: 5, throughput: 131.1, messages: 0 },
      { n: 6, throughput: 120.2, messages: 0 },
      { n: 7, throughput: 96.5, messages: 0 },
      { n: 8, throughput: 108.5, messages: 0 },
    ],
    "shared corridor": [
      { n: 1, throughput: 91.2, messages: 0 },
      { n: 2, throughput: 130.2, messages: 0 },
      { n: 3, throughput: 127.4, messages: 0 },
      { n: 4, throughput: 140.2, messages: 0 },
      { n: 5, throughput: 93, messages: 0 },
      { n: 6, throughput: 115.8, messages: 0 },
      { n: 7, throughput: 118.6, messages: 0 },
      { n: 8, throughput: 112.2, messages: 0 },
    ],
    "all-to-all round": [
      { n: 1, throughput: 107, messages: 0 },
      { n: 2, throughput: 75.8, messages: 1000 },
      { n: 3, throughput: 71.1, messages: 3000 },
      { n: 4, throughput: 61.9, messages: 6000 },
      { n: 5, throughput: 56, messages: 10000 },
      { n: 6, throughput: 53.3, messages: 15000 },
      { n: 7, throughput: 53.5, messages: 21000 },
      { n: 8, throughput: 45.8, messages: 28000 },
    ],
  },
};
