/**
 * Real worker threads under three patterns of coordination, on a machine that does nothing else. With RECORD=1 the
 * measurements become those that the notebook on overhead shows.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fitScalabilityLaw } from "coordlab";
import {
  measureWorkers,
  shortWorkerRun,
  thisMachine,
  type WorkerMeasurement,
  workerPatterns,
} from "coordlab-experiments";
import { table } from "coordlab-figures";

export async function run(): Promise<void> {
  const measured: Record<string, readonly WorkerMeasurement[]> = {};
  const work = { ...shortWorkerRun, teams: [1, 2, 3, 4, 5, 6, 7, 8], repeats: 15 };
  for (const pattern of workerPatterns) measured[pattern] = await measureWorkers(pattern, work);
  const rows = workerPatterns.map((pattern) => {
    const { sigma, kappa, peak } = fitScalabilityLaw(measured[pattern]!);
    const throughput = measured[pattern]!.map((team) => team.throughput.toFixed(1)).join(" ");
    return { pattern, throughput, sigma, kappa, peak: peak.n };
  });
  const caption = `Units of ${work.turns} turns per millisecond, teams of 1 to 8, best of ${work.repeats}; ${thisMachine()}`;
  console.log(table(rows, { caption, digits: { sigma: 3, kappa: 4, peak: 1 } }).text);
  if (process.env.RECORD === "1") record(measured, work.repeats);
}

function record(measured: Readonly<Record<string, readonly WorkerMeasurement[]>>, repeats: number): void {
  const teams = ([pattern, measurements]: [string, readonly WorkerMeasurement[]]): string =>
    `    ${JSON.stringify(pattern)}: [\n${measurements.map(row).join("")}    ],\n`;
  const row = ({ n, throughput, messages }: WorkerMeasurement): string =>
    `      { n: ${n}, throughput: ${+throughput.toFixed(1)}, messages: ${messages} },\n`;
  const text = `/** One recorded run of {@link measureWorkers}, so that a figure of it is the same for every reader. */
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
  machine: ${JSON.stringify(thisMachine())},
  conditions: "the quickest of ${repeats} runs of a few milliseconds each",
  date: ${JSON.stringify(new Date().toISOString().slice(0, 10))},
  measurements: {
${Object.entries(measured).map(teams).join("")}  },
};
`;
  const file = join(process.cwd(), "lib/experiments/05-the-overhead-ceiling/recorded-workers.ts");
  writeFileSync(file, text);
  console.log(`recorded in ${file}; format it, and run the notebook again`);
}
