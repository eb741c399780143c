/**
 * Measures the ladder and what a death costs, in 200 worlds each, and writes `recorded-ladder.ts`:
 * `node lib/experiments/dist/02-four-mechanisms/write-recorded.js lib/experiments/02-four-mechanisms/recorded-ladder.ts`, after
 * `npm run build`. It takes some four minutes of processor time.
 */
import { writeFileSync } from "node:fs";
import { lift } from "coordlab/scenarios/lift.js";
import { keptAfterADeath, lostByQueue } from "./dead-agents.js";
import { isRenamed, ladderMechanisms, ladderSettings } from "./ladder.js";
import { mechanismTable } from "./mechanism-table.js";

const [file] = process.argv.slice(2);
if (file === undefined) throw new RangeError("say which file to write");
const rows = mechanismTable(ladderSettings, ladderMechanisms, { runs: 200, steps: 60 }, 7).filter(
  ({ scenario, mechanism }) => !isRenamed(scenario, mechanism),
);
const queues = lostByQueue([20, 40, 80, 160, 320, 640], { worlds: 200, steps: 300, at: 50 });
const deaths = keptAfterADeath(lift({ agents: 8, reach: 3, ready: 0.8 }), { worlds: 200, steps: 60, at: 10 });
const rounded = (_: string, value: unknown) =>
  typeof value === "number" ? Number(value.toPrecision(6)) : value;
const lines = (all: readonly unknown[]) => all.map((row) => `  ${JSON.stringify(row, rounded)},\n`).join("");
writeFileSync(
  file,
  `// biome-ignore-all format: a row a line
/** Written by \`write-recorded.ts\`: 200 worlds a row, seed 7, numbers to six digits. */
import type { keptAfterADeath, lostByQueue } from "./dead-agents.js";
import type { TableRow } from "./mechanism-table.js";

/** 60 steps. */
export const recordedLadder: readonly TableRow[] = [
${lines(rows)}];

/** 300 steps, of which the dead one misses 250. */
export const recordedQueues: ReturnType<typeof lostByQueue> = [
${lines(queues)}];

/** The sparse lift, 60 steps, a death in step 10. */
export const recordedDeaths: ReturnType<typeof keptAfterADeath> = [
${lines(deaths)}];
`,
);
