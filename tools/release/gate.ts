/**
 * Whether an assignment is fit to hand out: its solution gets every point, the untouched stub none, each sample
 * of a mistake what it should and each alternative all, the stub compiles, and nothing hidden is in the bundle.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { solutionCells, stubCells } from "../grade/assignment/answer-cells.js";
import type { Bundle } from "../grade/assignment/bundle.js";
import type { LoadedAssignment } from "../grade/assignment/load-assignment.js";
import { withNumbers } from "../grade/assignment/own-numbers.js";
import { gradeCells, type StudentCell } from "../grade/judge/grade-cells.js";
import type { Surroundings } from "../grade/judge/running-notebook.js";
import { usualNumbers } from "../grade/judge/variants.js";
import type { Assignment, Numbers } from "../grade/judge/written.js";
import { cellText } from "../grade/program/cell-text.js";
import type { TypeChecker } from "../grade/program/type-check.js";
import type { Notebook } from "../notebook/notebook.js";
import { parseNotebook } from "../notebook/read.js";
import { packLibrary } from "../pack/pack-library.js";
import { hiddenTexts } from "./hidden-text.js";
import { readSamples, type Sample } from "./samples.js";

/** What is wrong, a line each; nothing if the assignment is fit. */
export async function gate(
  { name, folder, assignment, notebook }: LoadedAssignment,
  files: Bundle,
  checker: TypeChecker,
  surroundings: Surroundings,
): Promise<string[]> {
  const found: string[] = [];
  const expectPoints = async (
    what: string,
    cells: readonly StudentCell[],
    expected: (id: string, all: number) => number,
    judge = assignment,
  ) => {
    const { questions, problems } = await gradeCells(judge, cells, checker, surroundings);
    for (const { id, points, checks } of questions) {
      const all = checks.reduce((sum, { maximum }) => sum + maximum, 0);
      if (points === expected(id, all)) continue;
      const failed = checks.filter((check) => check.reason !== undefined);
      const why = failed.map(
        ({ title, reason, calls = [] }) => `\n    ${title}: ${[reason, ...calls].join("; ")}`,
      );
      found.push(
        `${name}: ${what} gets ${points} of ${all} for ${id}, expected ${expected(id, all)}${why.join("")}`,
      );
    }
    return problems;
  };
  const solution = solutionCells(notebook);
  for (const { cell, problem } of await expectPoints("the solution", solution, (_, all) => all))
    found.push(`${name}: cell ${cell} of the solution: ${problem}`);
  for (const { what, numbers } of otherNumbers(assignment)) {
    const own = solutionCells(withNumbers(notebook, assignment.variants!, numbers));
    await expectPoints(`the solution with ${what}`, own, (_, all) => all, assignment.variants!.of(numbers));
  }
  const released = parseNotebook(String(files.get(`${name}.ipynb`)), `${name}.ipynb`);
  await expectPoints("the untouched stub", stubCells(released), () => 0);
  found.push(...stubProblems(name, released, checker));
  const samples = await readSamples(folder);
  for (const sample of samples) {
    for (const id of sample.cells.keys())
      if (!solution.some((cell) => cell.id === id))
        found.push(`${name}: ${sample.name} replaces a cell "${id}" that is not there`);
    const cells = solution.map(({ id, source }) => ({ id, source: sample.cells.get(id) ?? source }));
    await expectPoints(sample.name, cells, (id, all) => sample.expected.get(id) ?? all);
  }
  found.push(...(await missingNames(name, released, assignment)));
  found.push(...(await leaks(name, folder, notebook, files)));
  found.push(...unknownQuestions(name, assignment, samples));
  return found;
}

/** Each number once as each of what it may be, the others as usual. */
function otherNumbers({ variants }: Assignment): { what: string; numbers: Numbers }[] {
  if (!variants) return [];
  const usual = usualNumbers(variants.choices);
  return Object.entries(variants.choices).flatMap(([name, [, ...others]]) =>
    others.map((value) => ({ what: `${name} ${value}`, numbers: { ...usual, [name]: value } })),
  );
}

/** A released notebook compiles as it is, its visible checks included. */
function stubProblems(
  name: string,
  released: ReturnType<typeof parseNotebook>,
  checker: TypeChecker,
): string[] {
  const cells = released.cells.filter(({ cell_type }) => cell_type === "code");
  const checked = checker.check(cells.map(({ source }) => source));
  return checked.flatMap(({ problems }, i) =>
    problems.map((problem) => `${name}: released cell ${cells[i]!.id} does not compile: ${problem}`),
  );
}

/** No cell of the release imports what is withheld from it. */
async function missingNames(
  name: string,
  released: Notebook,
  { withheld = [] }: Assignment,
): Promise<string[]> {
  const packed = await packLibrary({ withheld, format: "cjs" });
  return released.cells
    .filter(({ cell_type }) => cell_type === "code")
    .flatMap(({ id, source }) =>
      cellText(source).imports.flatMap(({ module, imported, typeOnly }) => {
        const cause = typeOnly ? undefined : packed.withheld.get(module)?.get(imported);
        if (cause === undefined) return [];
        const why = cause === imported ? "" : `, because it uses ${cause}`;
        return [`${name}: cell ${id} imports ${imported}, which is withheld${why}`];
      }),
    );
}

async function leaks(
  name: string,
  folder: string,
  notebook: LoadedAssignment["notebook"],
  files: Bundle,
): Promise<string[]> {
  const hidden = hiddenTexts(notebook, await readFile(join(folder, "judge.ts"), "utf8"));
  return [...files].flatMap(([file, content]) => {
    const text = file.endsWith(".ipynb")
      ? parseNotebook(String(content), file)
          .cells.map(({ source }) => source)
          .join("\n")
      : String(content);
    return hidden
      .filter((secret) => text.includes(secret))
      .map((secret) => `${name}: ${file} shows hidden text: ${secret}`);
  });
}

function unknownQuestions(name: string, assignment: Assignment, samples: readonly Sample[]): string[] {
  const ids = new Set(assignment.questions.map(({ id }) => id));
  return samples.flatMap((sample) =>
    [...sample.expected.keys()]
      .filter((id) => !ids.has(id))
      .map((id) => `${name}: ${sample.name} expects points for "${id}", which is no question`),
  );
}
