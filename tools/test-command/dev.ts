/**
 * `course dev`, which is `npm run dev`: what a change touches, in seconds. It builds what changed since the last
 * commit, checks types incrementally, and runs the tests that lead to it, nearest first, up to a budget. What passed
 * rests until its content changes, so the next run goes on with what is left; `npm test` leaves nothing.
 */
import { spawnSync } from "node:child_process";
import { CourseError } from "../course-error.js";
import { projectRoot } from "../project.js";
import { seconds } from "../run/report.js";
import { readWords } from "../words.js";
import type { StepResult } from "./step.js";
import { stepLines } from "./step-lines.js";
import { innerTests, testRecords } from "./test-files.js";
import { touchedTests, withinBudget } from "./touched.js";
import { build, checkFolder } from "./types.js";
import { vitestNoting } from "./vitest.js";

/** What the tests of one run may cost, as their files took when they last passed. */
const budgetMilliseconds = 4_000;

export async function run(args: readonly string[]): Promise<number> {
  readWords("npm run dev", { args: [...args] });
  const start = performance.now();
  const changed = changedFiles();
  if (changed.length === 0) {
    process.stdout.write("nothing has changed since the last commit\n");
    return 0;
  }
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
  // The compiler has a processor of its own meanwhile.
  const records = testRecords();
  const touched = touchedTests(innerTests(), changed, records);
  const { now, later } = withinBudget(touched, budgetMilliseconds, records.passed);
  process.stdout.write(`changed ${listed(changed)}: ${touched.length} files of tests to run\n`);
  const tests = timed("tests", now.length > 0 ? vitestNoting(now, records) : Promise.resolve(nothing));
  const ok = (await Promise.all([types, tests])).every(({ failed }) => failed === 0);
  if (later.length > 0) process.stdout.write(`left   ${listed(later)}\n`);
  process.stdout.write(`${seconds(performance.now() - start)}\n`);
  return ok ? 0 : 1;
}

/** What differs from the last commit, new files included. */
function changedFiles(): string[] {
  const lines = (words: readonly string[]) => {
    const { stdout, error, status } = spawnSync("git", words, { cwd: projectRoot, encoding: "utf8" });
    if (error || status !== 0)
      throw new CourseError("what changed is asked of git, which does not answer here: npm test");
    return stdout.split("\n").filter(Boolean);
  };
  return [
    ...lines(["diff", "--name-only", "HEAD"]),
    ...lines(["ls-files", "--others", "--exclude-standard"]),
  ];
}

function listed(files: readonly string[]): string {
  const shown = files.slice(0, 3).join(", ");
  return files.length > 3 ? `${shown} and ${files.length - 3} more` : shown;
}
