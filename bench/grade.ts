/** Grading: a class of 100 against the clock and the memory, and 1,000 damaged notebooks against the grader. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { seededStream } from "coordlab";
import { damaged } from "course/damage";
import { printTable } from "./table.js";

const solutions = join(process.cwd(), "test", "fixtures", "solutions");
const name = "00-toy";

export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "course-bench-"));
  try {
    const original = notebook();
    const rows: (string | number)[][] = [
      ["work", "s", "first result s", "peak MiB", "submissions", "failed"],
    ];
    const honest = Array.from({ length: 100 }, () => original);
    rows.push(
      await graded(
        `100 submissions of ${JSON.parse(original).cells.length} cells`,
        honest,
        join(folder, "class"),
      ),
    );
    const stream = seededStream(7);
    const broken = Array.from({ length: 1000 }, () => damaged(original, stream));
    rows.push(await graded("1,000 damaged notebooks", broken, join(folder, "damaged")));
    printTable(`Grading on ${cpus().length} cores`, rows);
    const maxima = new Set(results(join(folder, "damaged")).map(({ maximum }) => maximum));
    process.stdout.write(`maxima of the damaged notebooks: ${[...maxima].join(", ")}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The toy with its solution and eight cells of the student's own: 20 cells. */
function notebook(): string {
  const file = JSON.parse(readFileSync(join(solutions, name, `${name}.ipynb`), "utf8"));
  const own = Array.from({ length: 20 - file.cells.length }, (_, i) => ({
    cell_type: "code",
    id: `own-${i}`,
    metadata: {},
    execution_count: null,
    outputs: [],
    source: `const mine${i} = Array.from({ length: 50 }, (_, n) => n * ${i});\nconsole.log(mine${i}.reduce((a, b) => a + b, 0));`,
  }));
  file.cells.push(...own);
  return JSON.stringify(file);
}

async function graded(work: string, texts: readonly string[], folder: string): Promise<(string | number)[]> {
  mkdirSync(join(folder, "in"), { recursive: true });
  texts.forEach((text, i) => {
    writeFileSync(join(folder, "in", `s${i}.ipynb`), text);
  });
  const start = performance.now();
  const words = [
    "tools/course.mjs",
    "grade",
    name,
    join(folder, "in"),
    "--out",
    join(folder, "out"),
    "--solutions",
    solutions,
  ];
  const child = spawn(process.execPath, words, { stdio: ["ignore", "ignore", "inherit"] });
  let [first, peak] = [Number.NaN, 0];
  const watch = setInterval(() => {
    if (Number.isNaN(first) && results(folder, 1).length > 0) first = performance.now() - start;
    peak = Math.max(peak, memoryOf(child));
  }, 100);
  const code = await new Promise((resolve) => child.on("exit", resolve));
  clearInterval(watch);
  const seconds = (ms: number) => (ms / 1000).toFixed(1);
  const done = results(folder).length;
  return [
    work,
    seconds(performance.now() - start),
    seconds(first),
    Math.round(peak),
    done,
    code === 0 ? 0 : texts.length - done,
  ];
}

function results(folder: string, most = Number.POSITIVE_INFINITY): { maximum: number }[] {
  let names: string[] = [];
  try {
    names = readdirSync(join(folder, "out", "results")).filter((file) => file.endsWith(".json"));
  } catch {
    return [];
  }
  return names
    .slice(0, most)
    .map((file) => JSON.parse(readFileSync(join(folder, "out", "results", file), "utf8")));
}

/** MiB of a process and all below it, shared pages shared out; 0 where there is no /proc. */
function memoryOf({ pid }: ChildProcess): number {
  const parents = spawnSync("ps", ["-eo", "pid=,ppid="], { encoding: "utf8" }).stdout ?? "";
  const pairs = parents
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  const below = new Set([pid ?? -1]);
  for (let size = 0; size !== below.size; ) {
    size = below.size;
    for (const [child, parent] of pairs) if (below.has(parent)) below.add(child);
  }
  let kibibytes = 0;
  for (const each of below) {
    try {
      kibibytes += Number(
        /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${each}/smaps_rollup`, "utf8"))?.[1] ?? 0,
      );
    } catch {
      // It has ended in the meantime.
    }
  }
  return kibibytes / 1024;
}
