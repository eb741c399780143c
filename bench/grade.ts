/** Grading: a class of 100 against the clock and the memory, and 1,000 damaged notebooks against the grader. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { seededStream } from "coordlab";
import { damaged } from "../test/tools/grade/damage.js";
import { printTable } from "./table.js";

const solutions = join(process.cwd(), "test", "fixtures", "solutions");
const name = "00-toy";

export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "course-bench-"));
  try {
    const original = notebook();
    const header = ["work", "s", "first result s", "peak MiB", "submissions", "failed"];
    const honest = Array.from({ length: 100 }, (_, i) => personal(original, i));
    const cells = JSON.parse(original).cells.length;
    printTable(`Grading on ${cpus().length} cores`, [
      header,
      await graded(`100 submissions of ${cells} cells`, honest, join(folder, "class")),
    ]);
    const stream = seededStream(7);
    const broken = Array.from({ length: 1000 }, () => damaged(original, stream));
    printTable("Damaged notebooks", [
      header,
      await graded("1,000 damaged notebooks", broken, join(folder, "damaged")),
    ]);
    const maxima = new Set(results(join(folder, "damaged")).map(({ maximum }) => maximum));
    process.stdout.write(`maxima of the damaged notebooks: ${[...maxima].join(", ")}\n`);
    nbgraderAccepts();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** nbgrader's own validator and checksums over every released notebook; PYTHON names a Python that has nbgrader. */
function nbgraderAccepts(): void {
  const script = `
import sys, nbformat, nbgrader
from nbgrader.nbgraderformat.v3 import MetadataValidatorV3
from nbgrader.utils import compute_checksum
for path in sys.argv[1:]:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    MetadataValidatorV3().validate_nb(notebook)
    assert all(compute_checksum(cell) == cell.metadata.nbgrader.checksum for cell in notebook.cells), path
print(f"nbgrader {nbgrader.__version__} accepts {len(sys.argv) - 1} released notebooks, checksums included")`;
  const python = process.env.PYTHON ?? "python3";
  if (spawnSync(python, ["-c", "import nbgrader"]).status !== 0) {
    process.stdout.write(`SKIPPED nbgrader's validator: ${python} has no nbgrader\n`);
    return;
  }
  const released = readdirSync("exercises", { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ipynb"),
  );
  const { stdout, stderr } = spawnSync(
    python,
    ["-c", script, ...released.map((file) => join("exercises", file))],
    { encoding: "utf8" },
  );
  process.stdout.write(stdout || stderr);
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

/** The same answers in the student's own words: no code cell is like another student's. */
function personal(original: string, student: number): string {
  const file = JSON.parse(original);
  for (const cell of file.cells)
    if (cell.cell_type === "code")
      cell.source = `${[cell.source].flat().join("")}\nconst of${student}in${cell.id.replace(/\W/g, "_")} = ${student};`;
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
  const watchFirst = setInterval(() => {
    if (Number.isNaN(first) && results(folder, 1).length > 0) first = performance.now() - start;
    if (!Number.isNaN(first)) clearInterval(watchFirst);
  }, 100);
  const watch = setInterval(() => {
    peak = Math.max(peak, memoryOf(child));
  }, 1000);
  const code = await new Promise((resolve) => child.on("exit", resolve));
  clearInterval(watch);
  clearInterval(watchFirst);
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
  const below = [pid ?? -1];
  for (const each of below) {
    try {
      const children = readFileSync(`/proc/${each}/task/${each}/children`, "utf8").trim();
      if (children !== "") below.push(...children.split(" ").map(Number));
    } catch {
      // It has ended in the meantime, or there is no /proc.
    }
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
