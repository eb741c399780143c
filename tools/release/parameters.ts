/**
 * Every parameter of every function that a judge calls must matter: hidden checks vary it, and a solution that goes on
 * using the value of its first call loses points. The fields of a record count as parameters of their own. A solution that
 * changes the lists and records that it is given loses points as well.
 */
import { inspect } from "node:util";
import { solutionCells } from "../grade/assignment/answer-cells.js";
import type { LoadedAssignment } from "../grade/assignment/load-assignment.js";
import { gradeCells, type StudentCell } from "../grade/judge/grade-cells.js";
import type { Surroundings } from "../grade/judge/running-notebook.js";
import type { Assignment, Called, Calls } from "../grade/judge/written.js";
import type { TypeChecker } from "../grade/program/type-check.js";
import { recipeOf } from "../grade/sandbox/recipes.js";
import { frozenParameters, parametersOf, ruiningArguments } from "./frozen-parameters.js";

/** What is wrong, a line each. */
export async function parameterGaps(
  { name, assignment, notebook }: LoadedAssignment,
  checker: TypeChecker,
  surroundings: Surroundings,
): Promise<string[]> {
  const cells = solutionCells(notebook);
  const heard = new Heard();
  await gradeCells(listening(assignment, heard), cells, checker, surroundings);
  const found: string[] = [];
  for (const called of new Set(assignment.questions.flatMap(({ calls = [] }) => calls))) {
    const at = cells.findLastIndex(({ source }) => parametersOf(source, called) !== undefined);
    if (at < 0) continue;
    const names = parametersOf(cells[at]!.source, called)!;
    names.forEach((parameter, i) => {
      for (const path of heard.constant(called, i))
        found.push(`${name}: no hidden check varies ${[parameter, ...path].join(".")} of ${called}`);
    });
    const fields = names.map((_, i) => heard.fields(called, i));
    for (const { parameter, source } of frozenParameters(cells[at]!.source, called, fields))
      if (!(await loses({ assignment, cells, checker, surroundings }, at, source)))
        found.push(`${name}: ${called} keeps all its points without looking at ${parameter}`);
    const changeable = names.filter((_, i) => heard.changeable(called, i));
    const ruining = ruiningArguments(cells[at]!.source, called, changeable);
    if (ruining !== undefined && !(await loses({ assignment, cells, checker, surroundings }, at, ruining)))
      found.push(`${name}: ${called} keeps all its points though it changes ${changeable.join(" and ")}`);
  }
  return found;
}

interface Bench {
  readonly assignment: Assignment;
  readonly cells: readonly StudentCell[];
  readonly checker: TypeChecker;
  readonly surroundings: Surroundings;
}

async function loses(
  { assignment, cells, checker, surroundings }: Bench,
  at: number,
  source: string,
): Promise<boolean> {
  const changed = cells.map((cell, i) => (i === at ? { ...cell, source } : cell));
  const less = ({
    points,
    maximum,
    manual,
  }: {
    points: number;
    maximum: number;
    manual?: { maximum: number };
  }) => points < maximum - (manual?.maximum ?? 0);
  const limits = { ...surroundings.limits, callMs: 500, loadMs: 3_000 };
  const graded = await gradeCells(assignment, changed, checker, { ...surroundings, limits }, less);
  return graded.questions.some(less);
}

/** The arguments that hidden checks gave, by function and place: as text, two of each are enough. */
class Heard {
  private readonly containers = new Set<string>();
  private readonly seen = new Map<string, Set<string>>();
  /** The fields that every record in a place had. */
  private readonly records = new Map<string, ReadonlySet<string>>();

  add(called: string, args: readonly unknown[]): void {
    args.forEach((arg, i) => {
      this.note(`${called} ${i}`, arg);
      if (isRecord(made(arg)) && made(arg) === arg) this.containers.add(`${called} ${i}`);
      if (Array.isArray(arg) || ArrayBuffer.isView(arg)) this.containers.add(`${called} ${i}`);
      if (!isRecord(arg)) return;
      const [own, before] = [Object.keys(arg), this.records.get(`${called} ${i}`)];
      this.records.set(`${called} ${i}`, new Set(before ? own.filter((field) => before.has(field)) : own));
      for (const [field, value] of Object.entries(arg)) {
        this.note(`${called} ${i} ${field}`, value);
      }
    });
  }

  fields(called: string, at: number): readonly string[] {
    return [...(this.records.get(`${called} ${at}`) ?? [])];
  }

  /** Whether what was given in this place is a list or a record, which a function could change. */
  changeable(called: string, at: number): boolean {
    return this.containers.has(`${called} ${at}`);
  }

  /** The paths, below the parameter in this place, of what was always the same; an empty one is the parameter itself. */
  constant(called: string, at: number): string[][] {
    const varies = (key: string) => (this.seen.get(key)?.size ?? 0) > 1;
    const key = `${called} ${at}`;
    if (!varies(key)) return [[]];
    return this.fields(called, at)
      .filter((field) => !varies(`${key} ${field}`))
      .map((field) => [field]);
  }

  private note(key: string, value: unknown): void {
    const own = this.seen.get(key) ?? new Set();
    this.seen.set(key, own);
    if (own.size < 2)
      own.add(inspect(made(value), { depth: 9, maxArrayLength: null, maxStringLength: null }));
  }
}

/** What a value is made by in the student's process, such as a stream, or the value itself. */
function made(value: unknown): unknown {
  const isObject = (typeof value === "object" && value !== null) || typeof value === "function";
  return isObject ? (recipeOf(value as object) ?? value) : value;
}

function isRecord(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** The same assignment; what hidden checks call is heard. */
function listening(assignment: Assignment, heard: Heard): Assignment {
  const overheard = (calls: Calls): Calls =>
    Object.fromEntries(
      Object.entries(calls).map(([called, ask]): [string, Called] => [
        called,
        (...args) => {
          heard.add(called, args);
          return ask(...args);
        },
      ]),
    );
  const questions = assignment.questions.map((question) => ({
    ...question,
    hidden: (question.hidden ?? []).map((check) => ({
      ...check,
      holds: (...[trial, calls, ...rest]: Parameters<typeof check.holds>) =>
        check.holds(trial, overheard(calls), ...rest),
    })),
  }));
  return { ...assignment, questions };
}
