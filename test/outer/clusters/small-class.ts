/** A class that is graded on one machine, and what a cluster makes of it. */
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { projectRoot } from "../../../tools/project.js";
import { answered } from "../../tools/grade/handed-in.js";
import { solutions } from "../../tools/grade/toy.js";

export const course = join(projectRoot, "tools", "course.mjs");

export interface SmallClass {
  readonly folder: string;
  /** The words of its grading; OUT is `out`. */
  readonly words: readonly string[];
  readonly out: string;
  /** By name, what one machine made of it. */
  readonly expected: ReadonlyMap<string, string>;
}

/** Answers that are right, wrong, endless or no notebook, in each student's own words. */
export function smallClass(size: number): SmallClass {
  const folder = mkdtempSync(join(tmpdir(), "course-cluster-"));
  const handedIn = join(folder, "in");
  mkdirSync(handedIn);
  for (let i = 0; i < size; i++) {
    const line = i % 5 === 1 ? "n" : i % 20 === 7 ? "(() => { for (;;); })()" : "n - 1";
    const own = `function lineEdges(n: number): number { return ${line}; } // student ${i}`;
    const text = i % 20 === 3 ? "{" : JSON.stringify(answered({ "toy-line": own }));
    writeFileSync(join(handedIn, `student${i}.ipynb`), text);
  }
  const given = ["grade", "00-toy", handedIn, "--solutions", solutions, "--as-root", "--call-limit", "0.5"];
  const alone = join(folder, "alone");
  execFileSync(process.execPath, [course, ...given, "--out", alone], { stdio: "ignore" });
  const out = join(folder, "out");
  return { folder, words: [...given, "--out", out], out, expected: filesIn(alone) };
}

export function filesIn(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const own = names.filter((name) => statSync(join(folder, name)).isFile());
  return new Map(own.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

/** Resolves once the cluster has written this many results. */
export async function resultsAre(out: string, count: number): Promise<void> {
  const results = join(out, "results");
  const done = () =>
    existsSync(results) ? readdirSync(results).filter((name) => name.endsWith(".json")).length : 0;
  while (done() < count) await pause(50);
}
