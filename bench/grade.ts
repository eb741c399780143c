/** Grading: classes against the clock and the memory, the walls of a process, and 1,000 damaged notebooks. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { seededStream } from "coordlab";
import { damaged } from "../test/tools/grade/damage.js";
import { graded, header, results } from "./graded-class.js";
import { assignment, mixedClass } from "./mixed-class.js";
import { printTable } from "./table.js";
import { wallStarts } from "./wall-starts.js";

const solutions = join(process.cwd(), "test", "fixtures", "solutions");
const name = "00-toy";
const toy = { assignment: name, solutions };

/** COURSE_BENCH_CLASS=60 makes the mixed class smaller, where time is short. */
const students = Number(process.env.COURSE_BENCH_CLASS ?? 300);
const loops = 3;

export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "course-bench-"));
  try {
    const original = notebook();
    const honest = Array.from({ length: 100 }, (_, i) => [`s${i}`, personal(original, i)] as const);
    const cells = JSON.parse(original).cells.length;
    printTable(`Grading on ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)} before`, [
      header,
      await graded(`100 submissions of ${cells} cells`, new Map(honest), join(folder, "class"), toy),
      await graded(
        `${students - loops} of assignment 04, none loops`,
        mixedClass(students - loops, 0),
        join(folder, "calm"),
        { assignment },
      ),
      await graded(`the same and ${loops} that loop`, mixedClass(students, loops), join(folder, "mixed"), {
        assignment,
      }),
    ]);
    printTable("Starting a process, median of 20", [
      ["walls", "ms"],
      ...(await wallStarts()).map(({ walls, ms }) => [walls, Math.round(ms)]),
    ]);
    const stream = seededStream(7);
    const broken = Array.from({ length: 1000 }, (_, i) => [`s${i}`, damaged(original, stream)] as const);
    printTable("Damaged notebooks", [
      header,
      await graded("1,000 damaged notebooks", new Map(broken), join(folder, "damaged"), toy),
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
