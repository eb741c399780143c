/** The assignments through their gate, and their mutants; one that passed with all it depends on as it is now rests. */
import { assignmentNames } from "../grade/assignment/assignment-names.js";
import { importGraph } from "../house/import-graph.js";
import { inParallel } from "../in-parallel.js";
import { projectRoot } from "../project.js";
import {
  type AssignmentCheck,
  checkAssignments,
  fitToHandOut,
  mutantsAreCaught,
} from "../release/check-assignments.js";
import { ContentKeys } from "./content-keys.js";
import { Passed, recordsCount } from "./passed.js";
import type { StepResult } from "./step.js";

export function assignmentsAreFit(): Promise<StepResult> {
  return everyAssignment("assignments", fitToHandOut);
}

export function mutants(): Promise<StepResult> {
  return everyAssignment("mutants", mutantsAreCaught);
}

async function everyAssignment(kind: string, check: AssignmentCheck): Promise<StepResult> {
  const names = await assignmentNames();
  const passed = new Passed(projectRoot, kind);
  const keyOf = assignmentKeys(names);
  const waiting = names.filter((name) => !recordsCount() || !passed.of(name, keyOf.get(name)!));
  const unchanged = names.length - waiting.length;
  if (waiting.length === 0) return { passed: unchanged, failed: 0, unchanged, details: "" };
  const lines: string[] = [];
  const failed: string[] = [];
  await inParallel(waiting, async (name) => {
    const start = performance.now();
    const own: string[] = [];
    if ((await checkAssignments([name], [check], (line) => own.push(line))).length > 0) failed.push(name);
    else passed.note(name, { key: keyOf.get(name)!, tests: 1, milliseconds: performance.now() - start });
    lines.push(...own);
  });
  passed.save();
  const details = failed.length > 0 ? lines.join("\n") : "";
  return { passed: names.length - failed.length, failed: failed.length, unchanged, details };
}

/** Solution, judge and hand-out, with the whole library, its packer, the grader, the packer and the release: students get all. */
function assignmentKeys(names: readonly string[]): Map<string, string> {
  const graph = importGraph(projectRoot);
  const keys = new ContentKeys(projectRoot, graph);
  const common = [
    "tools/grade",
    "tools/pack",
    "tools/release",
    "tools/notebook",
    "tools/pack",
    "tools/run",
    ...graph.workspaces.map(({ folder }) => folder).filter((folder) => folder.startsWith("lib")),
  ].flatMap((folder) => keys.inFolder(folder));
  return new Map(
    names.map((name) => {
      const own = [`solutions/${name}`, `exercises/${name}`].flatMap((folder) => keys.inFolder(folder));
      return [name, keys.ofFiles([...common, ...own])];
    }),
  );
}
