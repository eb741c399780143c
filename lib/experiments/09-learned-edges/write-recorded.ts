/**
 * Runs all that is recorded, or the parts that are named, and writes `recorded-games.ts`, `recorded-curves.ts` and
 * `recorded-edges.ts` into a folder: `node lib/experiments/dist/09-learned-edges/write-recorded.js
 * lib/experiments/09-learned-edges [PART...]`, after `npm run build`. All of it takes some ten minutes of processor
 * time.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parts } from "./record.js";
import { curves } from "./recorded-curves.js";
import { edges } from "./recorded-edges.js";
import { games } from "./recorded-games.js";

const [folder, ...named] = process.argv.slice(2);
if (folder === undefined) throw new RangeError("say which folder to write into");
for (const [file, recorded] of Object.entries({ games, curves, edges })) {
  const runs: Record<string, unknown> = { ...recorded };
  for (const part of Object.keys(recorded) as (keyof typeof parts)[]) {
    if (named.length > 0 && !named.includes(part)) continue;
    runs[part] = parts[part]();
    console.error(`${part}: ${Math.round(process.cpuUsage().user / 1e6)} s so far`);
  }
  writeFileSync(join(folder, `recorded-${file}.ts`), asModule(file, runs));
}

function asModule(name: string, runs: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(runs).map((part) => `"${part}"`);
  const lines = Object.entries(runs).map(([part, rows]) => `  ${part}: ${rowByRow(rows)},\n`);
  return `// biome-ignore-all format: a row a line
/** Written by \`write-recorded.ts\`; 200 seeds or teams a row unless it says another number, six digits. */
import type { Recorded } from "./recorded-learning.js";

export const ${name}: Pick<Recorded, ${names.join(" | ")}> = {
${lines.join("")}};
`;
}

function rowByRow(rows: unknown): string {
  if (!Array.isArray(rows)) return JSON.stringify(rows, rounded);
  return `[\n${rows.map((row) => `    ${JSON.stringify(row, rounded)},\n`).join("")}  ]`;
}

function rounded(_: string, value: unknown): unknown {
  return typeof value === "number" ? Number(value.toPrecision(6)) : value;
}
