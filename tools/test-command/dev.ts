/**
 * `course dev`, which is `npm run dev`: what a change touches, in seconds. It builds what changed, checks types
 * incrementally, and runs the tests that a changed file leads to, nearest first, until its time is up. What is
 * left it names; the next run goes on with it, and so does `npm test`.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { projectRoot } from "../project.js";
import { seconds } from "../run/report.js";
import { readWords } from "../words.js";
import type { StepResult } from "./step.js";
import { stepLines } from "./step-lines.js";
import { innerTests, type TestRecords, testRecords } from "./test-files.js";
import { touchedTests, withinBudget } from "./touched.js";
import { build, checkFolder } from "./types.js";
import { vitestNoting } from "./vitest.js";

/** What the tests of one run may cost, as their files took when they last passed. */
const budgetMilliseconds = 6_000;

export async function run(args: readonly string[]): Promise<number> {
  readWords("npm run dev", { args: [...args] });
  const start = performance.now();
  const records = testRecords();
  const changed = changedFiles(records);
  const touched = touchedTests(innerTests(), changed, records);
  const { now, later } = withinBudget(touched, budgetMilliseconds, records.passed);
  const files = changed.length === 1 ? changed[0] : `${changed.length} files`;
  process.stdout.write(`changed since everything passed: ${files}\n`);
  const timed = async (name: string, work: Promise<StepResult>) => {
    const result = await work;
    if (result.passed + result.failed > 0)
      process.stdout.write(`${stepLines(name, result, performance.now() - start)}\n`);
    return result;
  };
  const nothing = { passed: 0, failed: 0, details: "" };
  const types = timed(
    "types",
    build().then((built) => (built.failed > 0 ? built : checkFolder("test"))),
  );
  const tests = timed("tests", now.length > 0 ? vitestNoting(now, records) : Promise.resolve(nothing));
  const ok = (await Promise.all([types, tests])).every(({ failed }) => failed === 0);
  for (const file of later) process.stdout.write(`left   ${file}\n`);
  if (later.length > 0)
    process.stdout.write(`left for the next npm run dev, or for npm test: ${later.length} files\n`);
  else if (ok) rememberEverything(records);
  process.stdout.write(`${seconds(performance.now() - start)}\n`);
  return ok ? 0 : 1;
}

const baseline = join(projectRoot, ".course", "passed", "everything.json");

/** The sources and tests that are not as they were when everything touched had passed; at first, as committed. */
function changedFiles({ keys }: TestRecords): string[] {
  const before = readBaseline();
  if (before) return watched(keys).filter((file) => before[file] !== keys.ofFiles([file]));
  const listed = (words: readonly string[]) =>
    spawnSync("git", words, { cwd: projectRoot, encoding: "utf8" }).stdout?.split("\n").filter(Boolean) ?? [];
  return [
    ...listed(["diff", "--name-only", "HEAD"]),
    ...listed(["ls-files", "--others", "--exclude-standard"]),
  ];
}

function rememberEverything({ keys }: TestRecords): void {
  const now = Object.fromEntries(watched(keys).map((file) => [file, keys.ofFiles([file])]));
  mkdirSync(dirname(baseline), { recursive: true });
  writeFileSync(baseline, JSON.stringify(now));
}

function watched(keys: TestRecords["keys"]): string[] {
  return ["lib", "tools", "test"].flatMap((folder) => keys.inFolder(folder));
}

function readBaseline(): Record<string, string> | undefined {
  try {
    return JSON.parse(readFileSync(baseline, "utf8")) as Record<string, string>;
  } catch {
    return undefined;
  }
}
