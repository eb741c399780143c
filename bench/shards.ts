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
const shards = 50;
/** These are run; the others differ in nothing but their students. */
const timed = [0, 1];
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

/** Two shards of a class of 1,000, each timed, its merge, and the course's own law on what stays serial. */
function inParts(folder: string): void {
  const handedIn = join(folder, "in");
  const out = join(folder, "out");
  handIn(handedIn, size, personal);
  const words = [name, handedIn, "--out", out, "--workers", "1"];
  const nobody = join(folder, "nobody");
  writeFileSync(nobody, "");
  const start = seconds(...words, "--only", nobody);
  const parts = timed.map((i) => seconds(...words, "--shard", `${i}/${shards}`));
  const graded = readdirSync(join(out, "results")).length;
  const one = (sum(parts) - parts.length * start) / graded;
  const merge = merging(folder, size).again;
  printTable(`${size} submissions in ${shards} shards, ${parts.length} of them run: processor seconds`, [
    ["work", "s"],
    ["a shard, before its first submission", start.toFixed(2)],
    [`a submission, mean of ${graded}`, one.toFixed(3)],
    ["merge", merge.toFixed(2)],
  ]);
  // Every machine starts a shard and one merges: that takes its time however many there are.
  const serial = (start + merge) / (start + size * one + merge);
  const speedups = [2, 10, shards].map((n) => `${amdahlSpeedup(n, serial).toFixed(1)} on ${n}`);
  process.stdout.write(
    `serial share ${serial.toFixed(4)}, ceiling 1/s = ${amdahlCeiling(serial).toFixed(0)}; speedup by Amdahl's law at most ${speedups.join(", ")}\n`,
  );
}

/** A second merge finds everything right and writes nothing. */
function mergesFast(folder: string): boolean {
  const { first, again, rewritten } = merging(folder, merged);
  printTable(`Merging ${merged} results, processor seconds`, [
    ["work", "s", "results and feedback written"],
    ["with every feedback still to be written", first.toFixed(1), merged],
    [`with everything right already (limit ${mostMergeSeconds})`, again.toFixed(1), rewritten],
  ]);
  return again < mostMergeSeconds && rewritten === 0;
}

/** Merges a made-up class, whose results are one student's under many names, twice. */
function merging(folder: string, count: number): { first: number; again: number; rewritten: number } {
  const [handedIn, one, out] = ["many", "one", "many-out"].map((part) => join(folder, `${part}-${count}`));
  handIn(one!, 1, () => personal(0));
  seconds(name, one!, "--out", `${one}-out`, "--shard", "0/1");
  handIn(handedIn!, count, () => personal(0));
  const result = readFileSync(join(`${one}-out`, "results", "s0.json"), "utf8");
  mkdirSync(join(out!, "results"), { recursive: true });
  for (let i = 0; i < count; i++) {
    const own = result
      .replace('"student": "s0"', `"student": "s${i}"`)
      .replace('"s0.ipynb"', `"s${i}.ipynb"`);
    writeFileSync(join(out!, "results", `s${i}.json`), own);
  }
  const words = [name, handedIn!, "--out", out!, "--merge"];
  const first = seconds(...words);
  const before = written(out!);
  const again = seconds(...words);
  const rewritten = [...written(out!)].filter(([file, mark]) => before.get(file) !== mark).length;
  return { first, again, rewritten };
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
function personal(student: number): string {
  const file = JSON.parse(notebook);
  for (const cell of file.cells)
    if (cell.cell_type === "code")
      cell.source = `${[cell.source].flat().join("")}\nconst of${student}in${cell.id.replace(/\W/g, "_")} = ${student};`;
  return JSON.stringify(file);
}

function handIn(folder: string, count: number, text: (student: number) => string): void {
  mkdirSync(folder, { recursive: true });
  for (let i = 0; i < count; i++) {
    const file = join(folder, `s${i}.ipynb`);
    writeFileSync(file, text(i));
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
  return sum(stderr.trim().split(/\s+/).slice(-2).map(Number));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
