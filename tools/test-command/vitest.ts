/** Runs vitest on some files of tests, and notes those that pass. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../project.js";
import { binary, program } from "./program.js";
import type { StepResult } from "./step.js";
import type { TestRecords } from "./test-files.js";
import { type FileReport, readVitestReport } from "./vitest-report.js";

/** Runs these files, or with "outer" the outer ring, whose browsers and classes take the whole machine each. */
export async function vitest(
  what: readonly string[] | "outer",
  note: (report: FileReport) => void = () => {},
): Promise<StepResult> {
  const folder = await mkdtemp(join(tmpdir(), "course-test-"));
  const file = join(folder, "report.json");
  const words =
    what === "outer"
      ? ["--project=outer", "--maxWorkers=1"]
      : ["--project=!outer", "--project=!clusters", ...what];
  try {
    const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${file}`];
    const run = await program(binary("vitest", "vitest.mjs"), ["run", ...words, ...reporters]);
    const { files, ...result } = await readVitestReport(file, {
      ended: run.failed === 0,
      printed: run.details,
    });
    files.forEach(note);
    return result;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs these files; what passes whole is on record under the content that it had at the start. */
export async function vitestNoting(
  files: readonly string[],
  { keys, passed }: TestRecords,
): Promise<StepResult> {
  const keyOf = new Map(files.map((file) => [file, keys.ofTest(file)]));
  const result = await vitest(files, ({ name, tests, clean, milliseconds }) => {
    const file = name.slice(projectRoot.length + 1).replaceAll("\\", "/");
    const key = keyOf.get(file);
    if (clean && key !== undefined) passed.note(file, { key, tests, milliseconds });
  });
  passed.save();
  return result;
}
