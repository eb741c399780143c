/** How many of the wrong solutions made from the right one lose points. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { solutionCells } from "../grade/assignment/answer-cells.js";
import type { LoadedAssignment } from "../grade/assignment/load-assignment.js";
import { regions, withoutMarks } from "../grade/assignment/regions.js";
import { gradeCells } from "../grade/judge/grade-cells.js";
import type { Surroundings } from "../grade/judge/running-notebook.js";
import { compiling } from "../grade/program/compiled-cell.js";
import { programFor } from "../grade/program/program.js";
import type { TypeChecker } from "../grade/program/type-check.js";
import { type Mutant, mutants } from "./mutants.js";

export interface MutationScore {
  /** Mutants that compile and are not known to be right. */
  readonly wrong: number;
  readonly caught: number;
  /** Those that get all points, as `cell:line change`. */
  readonly survivors: readonly string[];
}

/** The least share of wrong mutants that an assignment must catch. */
export const leastCaught = 0.9;

/**
 * Mutates the solution regions that some question depends on. Mutants that behave like the solution are no wrong
 * ones: `equivalent.txt` beside the judge lists them, a line each as printed here.
 */
export async function mutationScore(
  { assignment, notebook, folder }: LoadedAssignment,
  checker: TypeChecker,
  surroundings: Surroundings,
): Promise<MutationScore> {
  const equivalent = new Set(
    (await readFile(join(folder, "equivalent.txt"), "utf8").catch(() => ""))
      .split("\n")
      .map((line) => line.trim()),
  );
  const cells = solutionCells(notebook);
  const names = assignment.questions.flatMap(({ calls = [], reads = [] }) => [...calls, ...reads]);
  const needed = programFor(names, compiling(checker.check(cells.map(({ source }) => source)))).cells;
  const regionCells = new Map(notebook.cells.map(({ id, source }) => [id, solutionLines(source)]));
  const all = needed.flatMap((i) => {
    const { id, source } = cells[i]!;
    return mutants(id, source).filter(({ line }) => regionCells.get(id)?.has(line - 1));
  });
  const limits = { ...surroundings.limits, callMs: 500, loadMs: 3_000 };
  let [wrong, caught] = [0, 0];
  const survivors: string[] = [];
  const judge = async (mutant: Mutant) => {
    const changed = cells.map((cell) =>
      cell.id === mutant.cell ? { ...cell, source: mutant.source } : cell,
    );
    const loses = ({
      points,
      maximum,
      manual,
    }: {
      points: number;
      maximum: number;
      manual?: { maximum: number };
    }) => points < maximum - (manual?.maximum ?? 0);
    const { questions, problems } = await gradeCells(
      assignment,
      changed,
      checker,
      { ...surroundings, limits },
      loses,
    );
    if (problems.some(({ cell, problem }) => cell === mutant.cell && /\(TS\d+\)$/.test(problem))) return;
    const line = `${mutant.cell}:${mutant.line} ${mutant.change}`;
    const lost = questions.some(loses);
    if (!lost && equivalent.has(line)) return;
    wrong++;
    if (lost) caught++;
    else survivors.push(line);
  };
  const waiting = [...all];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await judge(next);
  };
  await Promise.all([work(), work()]);
  return { wrong, caught, survivors: survivors.sort() };
}

/** The lines of a cell's solution, counted as they are once the marks are gone. */
function solutionLines(source: string): Set<number> {
  const inside = new Set<number>();
  const found = regions(source, "");
  let line = 0;
  source.split("\n").forEach((text, i) => {
    if (withoutMarks(text) === "" && text !== "") return;
    if (found.some(({ begin, end }) => i > begin && i < end)) inside.add(line);
    line++;
  });
  return inside;
}
