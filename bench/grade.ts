/** Grading: classes against the clock and the memory, the walls of a process, and 1,000 damaged notebooks. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { seededStream } from "coordlab";
import { damaged } from "../test/tools/grade/damage.js";
import { assignment, mixedClass } from "./mixed-class.js";
import { printTable } from "./table.js";
import { wallStarts } from "./wall-starts.js";

const solutions = join(process.cwd(), "test", "fixtures", "solutions");
const name = "00-toy";

/** COURSE_BENCH_CLASS=60 makes the mixed class smaller, where time is short. */
const students = Number(process.env.COURSE_BENCH_CLASS ?? 300);
const loops = 3;

export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "course-bench-"));
  try {
    const original = notebook();
    const header = [
      "work",
      "wall s",
      "processor s",
      "first result s",
      "s each, first 25",
      "s each, all",
      "peak MiB",
      "rows",
      "without",
    ];
    const honest = Array.from({ length: 100 }, (_, i) => [`s${i}`, personal(original, i)] as const);
    const cells = JSON.parse(original).cells.length;
    printTable(`Grading on ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)} before`, [
      header,
      await graded(`100 submissions of ${cells} cells`, new Map(honest), join(folder, "class")),
      await graded(
        `${students - loops} of assignment 04, none loops`,
        mixedClass(students - loops, 0),
        join(folder, "calm"),
        assignment,
      ),
      await graded(
        `the same and ${loops} that loop`,
        mixedClass(students, loops),
        join(folder, "mixed"),
        assignment,
      ),
    ]);
    printTable("Starting a process, median of 20", [
      ["walls", "ms"],
      ...(await wallStarts()).map(({ walls, ms }) => [walls, Math.round(ms)]),
    ]);
    const stream = seededStream(7);
    const broken = Array.from({ length: 1000 }, (_, i) => [`s${i}`, damaged(original, stream)] as const);
    printTable("Damaged notebooks", [
      header,
      await graded("1,000 damaged notebooks", new Map(broken), join(folder, "damaged")),
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

async function graded(
  work: string,
  texts: ReadonlyMap<string, string>,
  folder: string,
  graded = name,
): Promise<(string | number)[]> {
  mkdirSync(join(folder, "in"), { recursive: true });
  for (const [student, text] of texts) writeFileSync(join(folder, "in", `${student}.ipynb`), text);
  const start = Date.now();
  const words = [
    ...["tools/course.mjs", "grade", graded, join(folder, "in"), "--out", join(folder, "out"), "--as-root"],
    ...(graded === name ? ["--solutions", solutions] : []),
  ];
  // The shell adds up the processor time of all processes below.
  const script = `TIMEFORMAT="%U %S"; time "$@" 2>/dev/null`;
  const child = spawn("bash", ["-c", script, "bash", process.execPath, ...words], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    said += text;
  });
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, memoryOf(child));
  }, 1000);
  await new Promise((resolve) => child.on("close", resolve));
  clearInterval(watch);
  const wall = (Date.now() - start) / 1000;
  const [user = 0, system = 0] = said.trim().split(/\s+/).slice(-2).map(Number);
  const done = results(folder);
  const moments = done.map(({ written }) => (written - start) / 1000).sort((a, b) => a - b);
  const early = Math.min(25, moments.length);
  return [
    work,
    wall.toFixed(1),
    (user + system).toFixed(1),
    (moments[0] ?? Number.NaN).toFixed(1),
    (moments[early - 1]! / early).toFixed(2),
    (moments.at(-1)! / moments.length).toFixed(2),
    Math.round(peak),
    done.length,
    texts.size - done.length,
  ];
}

/** What is known of each student, and when it was written. */
function results(folder: string): { maximum: number; written: number }[] {
  const place = join(folder, "out", "results");
  return readdirSync(place)
    .filter((file) => file.endsWith(".json"))
    .map((file) => ({
      ...JSON.parse(readFileSync(join(place, file), "utf8")),
      written: statSync(join(place, file)).mtimeMs,
    }));
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
