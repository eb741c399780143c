/** Grading in parts: what a part costs to start, what stays serial, and how fast 10,000 results are merged. */
import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { amdahlCeiling, amdahlSpeedup } from "coordlab";
import { printTable } from "./table.js";

const solutions = join(process.cwd(), "test", "fixtures", "solutions");
const name = "00-toy";
const size = 1000;
const shards = 10;
const merged = 10_000;
const mostMergeSeconds = 8;
const handedInAt = Date.UTC(2026, 0, 5) / 1000;

export function run(): boolean {
  const folder = mkdtempSync(join(tmpdir(), "course-shards-"));
  try {
    inParts(folder);
    return mergesFast(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A class of 1,000 in ten shards, each timed, and the course's own law on what stays serial. */
function inParts(folder: string): void {
  const handedIn = join(folder, "in");
  handIn(handedIn, size, personal);
  const words = [name, handedIn, "--out", join(folder, "out")];
  const nobody = join(folder, "nobody");
  writeFileSync(nobody, "");
  const start = seconds(...words, "--only", nobody, "--workers", "1");
  const parts = Array.from({ length: shards }, (_, i) =>
    seconds(...words, "--shard", `${i}/${shards}`, "--workers", "1"),
  );
  const merge = seconds(...words, "--merge");
  const useful = parts.reduce((sum, part) => sum + part, 0) - shards * start;
  printTable(`${size} submissions in ${shards} shards, processor seconds`, [
    ["work", "s"],
    ["one shard, before its first submission", start.toFixed(2)],
    ["one submission", (useful / size).toFixed(3)],
    ["smallest shard", Math.min(...parts).toFixed(1)],
    ["largest shard", Math.max(...parts).toFixed(1)],
    ["all shards", parts.reduce((sum, part) => sum + part, 0).toFixed(1)],
    ["merge", merge.toFixed(2)],
  ]);
  // Every machine starts a shard and one merges: that takes its time however many there are.
  const serial = (start + merge) / (start + useful + merge);
  process.stdout.write(
    `serial share ${serial.toFixed(4)}, ceiling 1/s = ${amdahlCeiling(serial).toFixed(0)}; speedup on 2, 10 and 100 processors at most ${[2, 10, 100].map((n) => amdahlSpeedup(n, serial).toFixed(1)).join(", ")}\n`,
  );
}

/** Results of a class of 10,000, all of one kind: a second merge finds everything right and writes nothing. */
function mergesFast(folder: string): boolean {
  const handedIn = join(folder, "many");
  const out = join(folder, "many-out");
  const one = personal(notebook, 0);
  handIn(join(folder, "one"), 1, () => one);
  seconds(name, join(folder, "one"), "--out", join(folder, "one-out"), "--shard", "0/1");
  handIn(handedIn, merged, () => one);
  const result = readFileSync(join(folder, "one-out", "results", "s0.json"), "utf8");
  mkdirSync(join(out, "results"), { recursive: true });
  for (let i = 0; i < merged; i++)
    writeFileSync(
      join(out, "results", `s${i}.json`),
      result
        .replace('"student": "s0"', `"student": "s${i}"`)
        .replace('"file": "s0.ipynb"', `"file": "s${i}.ipynb"`),
    );
  const first = seconds(name, handedIn, "--out", out, "--merge");
  const before = written(out);
  const again = seconds(name, handedIn, "--out", out, "--merge");
  const rewritten = [...written(out)].filter(([file, mark]) => before.get(file) !== mark).length;
  printTable(`Merging ${merged} results, processor seconds`, [
    ["work", "s", "files written"],
    ["with every feedback still to be written", first.toFixed(1), before.size - merged],
    [`with everything right already (limit ${mostMergeSeconds})`, again.toFixed(1), rewritten],
  ]);
  return again < mostMergeSeconds && rewritten === 0;
}

/** Which files there are, and which bytes on the disk hold them. */
function written(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const stats = names.map((file) => [file, statSync(join(folder, file))] as const);
  return new Map(
    stats.filter(([, it]) => it.isFile()).map(([file, it]) => [file, `${it.ino} ${it.mtimeMs}`]),
  );
}

const notebook = readFileSync(join(solutions, name, `${name}.ipynb`), "utf8");

/** The same answers in the student's own words: no code cell is like another student's. */
function personal(original: string, student: number): string {
  const file = JSON.parse(original);
  for (const cell of file.cells)
    if (cell.cell_type === "code")
      cell.source = `${[cell.source].flat().join("")}\nconst of${student}in${cell.id.replace(/\W/g, "_")} = ${student};`;
  return JSON.stringify(file);
}

function handIn(folder: string, count: number, text: (original: string, student: number) => string): void {
  mkdirSync(folder, { recursive: true });
  for (let i = 0; i < count; i++) {
    const file = join(folder, `s${i}.ipynb`);
    writeFileSync(file, text(notebook, i));
    utimesSync(file, handedInAt, handedInAt);
  }
}

/** The processor time of `course grade` and all that it starts. */
function seconds(...words: readonly string[]): number {
  const command = [
    process.execPath,
    "tools/course.mjs",
    "grade",
    ...words,
    "--solutions",
    solutions,
    "--as-root",
  ];
  const script = 'TIMEFORMAT="%U %S"; time "$@" >/dev/null 2>&1';
  const { stderr, status } = spawnSync("bash", ["-c", script, "bash", ...command], { encoding: "utf8" });
  if (status !== 0) throw new Error(`grade ${words.join(" ")} ended with ${status}`);
  return stderr
    .trim()
    .split(/\s+/)
    .slice(-2)
    .map(Number)
    .reduce((sum, part) => sum + part, 0);
}
