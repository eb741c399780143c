/**
 * Runs all that is recorded, or the parts that are named, and writes `recorded-runs.ts`:
 * `node lib/experiments/dist/09-learned-edges/write-recorded.js lib/experiments/09-learned-edges/recorded-runs.ts [PART...]`, after
 * `npm run build`. All of it takes some ten minutes of processor time.
 */
import { writeFileSync } from "node:fs";
import { parts } from "./record.js";
import { recordedLearning } from "./recorded-runs.js";

const [file, ...named] = process.argv.slice(2);
if (file === undefined) throw new RangeError("say which file to write");
const runs: Record<string, unknown> = { ...recordedLearning };
for (const [part, run] of Object.entries(parts)) {
  if (named.length > 0 && !named.includes(part)) continue;
  runs[part] = run();
  console.error(`${part}: ${Math.round(process.cpuUsage().user / 1e6)} s so far`);
}
const rounded = (_: string, value: unknown) =>
  typeof value === "number" ? Number(value.toPrecision(6)) : value;
const lines = (rows: unknown): string =>
  Array.isArray(rows)
    ? `[\n${rows.map((row) => `    ${JSON.stringify(row, rounded)},\n`).join("")}  ]`
    : JSON.stringify(rows, rounded);
writeFileSync(
  file,
  `// biome-ignore-all format: a row a line
/** Written by \`write-recorded.ts\`; 200 seeds or teams a row, numbers to six digits. */
import type { Recorded } from "./recorded-learning.js";

/** The long runs of the notebook, recorded with the settings that repeat them. */
export const recordedLearning: Recorded = {
${Object.entries(runs)
  .map(([part, rows]) => `  ${part}: ${lines(rows)},\n`)
  .join("")}};
`,
);
