/** The notebook that students get: no answers, no outputs, locked cells marked, visible checks in place. */
import { CourseError } from "../../course-error.js";
import type { Cell, JsonObject, Notebook } from "../../notebook/notebook.js";
import { worth } from "../judge/judge.js";
import type { Assignment, Question } from "../judge/written.js";
import { type CellKind, nbgraderMetadata } from "./nbgrader.js";
import { regions, withoutSolutions } from "./regions.js";

/** @throws CourseError if the notebook and the judge do not fit together; `name` is the assignment's */
export function releaseNotebook(
  authored: Notebook,
  assignment: Assignment,
  checks: ReadonlyMap<string, readonly string[]>,
  name: string,
): Notebook {
  const questions = new Map(assignment.questions.map((question) => [question.id, question]));
  const placed = new Set<string>();
  const cells = authored.cells.map((cell, i): Cell => {
    const where = `${name}, cell ${i + 1}`;
    const { kind, question, source } = released(cell, checks, where);
    if (!/^[\w-]+$/.test(cell.id))
      throw new CourseError(`${where}: its id must be letters, digits, - and _, got "${cell.id}"`);
    const asked = question === "" ? undefined : questions.get(question);
    if (question !== "" && !asked) throw new CourseError(`${where}: judge.ts has no question "${question}"`);
    if (asked) placed.add(`${kind} ${question}`);
    const type = cell.cell_type === "code" ? "code" : "markdown";
    const nbgrader = nbgraderMetadata(kind, { id: cell.id, type, source }, points(kind, asked));
    const { slideshow, tags } = cell.metadata;
    const fixed = kind === "tests" || kind === "read-only" ? { editable: false } : {};
    const metadata: JsonObject = {
      ...(slideshow ? { slideshow } : {}),
      ...(tags ? { tags } : {}),
      deletable: false,
      ...fixed,
      nbgrader: { ...nbgrader },
    };
    return type === "code"
      ? { cell_type: "code", id: cell.id, metadata, source, execution_count: null, outputs: [] }
      : { cell_type: "markdown", id: cell.id, metadata, source };
  });
  for (const question of assignment.questions) {
    if (question.hidden?.length && !placed.has(`tests ${question.id}`))
      throw new CourseError(`${name}: no cell has the line "// CHECKS ${question.id}"`);
    if (question.manual && !placed.has(`written ${question.id}`))
      throw new CourseError(`${name}: no markdown cell has "BEGIN SOLUTION ${question.id}"`);
  }
  return { ...authored, cells };
}

interface Released {
  readonly kind: CellKind;
  readonly question: string;
  readonly source: string;
}

function released(cell: Cell, checks: ReadonlyMap<string, readonly string[]>, where: string): Released {
  const tests = /^\/\/ CHECKS ([\w-]+)\s*$/m.exec(cell.source)?.[1];
  if (cell.cell_type === "code" && tests !== undefined)
    return {
      kind: "tests",
      question: tests,
      source: [`// Checks of ${tests}`, ...(checks.get(tests) ?? [])].join("\n"),
    };
  const type = cell.cell_type === "code" ? "code" : "markdown";
  const found = regions(cell.source, where);
  const source = withoutSolutions(cell.source, type, where);
  if (found.length === 0) return { kind: "read-only", question: "", source };
  return type === "code"
    ? { kind: "answer", question: "", source }
    : { kind: "written", question: found[0]?.question ?? "", source };
}

function points(kind: CellKind, question: Question | undefined): number {
  if (!question) return 0;
  const manual = question.manual?.points ?? 0;
  return kind === "written" ? manual : worth(question) - manual;
}
