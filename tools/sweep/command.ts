/** `course sweep SPEC.json --out OUT`: scenarios x mechanisms x settings x seeds, to one CSV with intervals. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { CourseError } from "../course-error.js";
import { endOnSignals } from "../grade/command/end-on-signals.js";
import { writeWhole } from "../grade/result/store.js";
import { progressBar } from "../progress.js";
import { projectRoot } from "../project.js";
import { keysOf, linesOf, nameOf, type Part, partHelp, partOf, partOptions } from "../shards/part.js";
import { workersOf } from "../shards/workers.js";
import { readWords } from "../words.js";
import { keep, keptResult, toolsHere } from "./kept.js";
import type { CellResult, Tools } from "./run-cell.js";
import { runCells } from "./run-cells.js";
import { type Cell, measures, readSpec } from "./spec.js";
import { sweepCsv } from "./table.js";

const usage =
  "course sweep SPEC.json --out OUT [--workers N] [--list | --shard I/N | --only FILE | --merge] [--example]";

const help = `course sweep SPEC.json --out OUT

Runs every scenario with every mechanism of SPEC.json, at every combination of the settings that it lists. OUT gets
cells/KEY.json, and sweep.csv: a row for each measure, its mean over the seeds, and the ends of its 95 % interval.
What is there already and fits is kept. --example prints a SPEC.json.

Measures: ${measures.join(", ")}.
${partHelp("cell")}`;

const mostNames = 4;

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = readWords(usage, {
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: "boolean" },
      example: { type: "boolean" },
      out: { type: "string" },
      ...partOptions,
    },
  });
  if (values.help || values.example) {
    const example = join(projectRoot, "tools", "sweep", "example.json");
    process.stdout.write(values.help ? help : await readFile(example, "utf8"));
    return 0;
  }
  const part = partOf(values);
  const [file, ...more] = positionals;
  const { out } = values;
  if (file === undefined || more.length > 0) throw new CourseError(`one SPEC.json; usage: ${usage}`);
  const cells = await readSpec(file);
  const keys = cells.map(({ key }) => key);
  if (part.kind === "list") {
    process.stdout.write(linesOf(keys));
    return 0;
  }
  if (out === undefined) throw new CourseError(`--out is needed; usage: ${usage}`);
  const tools = await toolsHere();
  if (part.kind !== "merge") {
    const mine = new Set(await keysOf(part, keys, "cell"));
    const workers = workersOf(values.workers, (line) => process.stderr.write(`course sweep: ${line}\n`));
    const own = cells.filter(({ key }) => mine.has(key));
    const found = await runPart(own, { out, workers, tools });
    if (part.kind !== "all") {
      process.stdout.write(partLine(part, own.length, cells.length, found));
      return 0;
    }
  }
  const results = mergeable(cells, out, tools);
  const table = join(out, "sweep.csv");
  await writeWhole(table, sweepCsv(results));
  process.stdout.write(`${results.length} cells in ${table}\n`);
  return 0;
}

/** Runs the cells that are not there yet; how many were. */
async function runPart(
  cells: readonly Cell[],
  { out, workers, tools }: { out: string; workers: number; tools: Tools },
): Promise<number> {
  const todo = cells.filter((cell) => typeof keptResult(out, cell, tools) === "string");
  const restore = endOnSignals("interrupted; what is done is kept, and the same words go on from there");
  const bar = progressBar(todo.length, "cells run");
  try {
    await runCells(todo, workers, tools, async (result) => {
      await keep(out, result);
      bar.step(1);
    });
  } finally {
    bar.end();
    restore();
  }
  return cells.length - todo.length;
}

function partLine(part: Part, own: number, all: number, found: number): string {
  return `${nameOf(part)}: ${own} of ${all} cells, ${found} of them were run already; --merge makes the table\n`;
}

/** @throws CourseError a line for each thing that is wrong, after these cells have been printed */
function mergeable(cells: readonly Cell[], out: string, tools: Tools): readonly CellResult[] {
  const wrong = new Map<string, string[]>();
  const results = cells.flatMap((cell) => {
    const result = keptResult(out, cell, tools);
    if (typeof result !== "string") return [result];
    wrong.set(result, [...(wrong.get(result) ?? []), cell.key]);
    return [];
  });
  if (wrong.size === 0) return results;
  const again = [...wrong.values()].flat();
  process.stdout.write(linesOf(again));
  const lines = [...wrong].map(([why, keys]) => {
    const rest = keys.length > mostNames ? `, and ${keys.length - mostNames} more` : "";
    return `  ${keys.length} ${why}: ${keys.slice(0, mostNames).join(" | ")}${rest}`;
  });
  throw new CourseError(
    `${out}: ${again.length} of ${cells.length} cells cannot be merged; run them again\n${lines.join("\n")}`,
  );
}
