/** Everything that each assignment's package holds, read, evaluated and tried as an answer. */
import { createRequire } from "node:module";
import { Script } from "node:vm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignmentNames } from "../../../tools/grade/assignment/assignment-names.js";
import { loadAssignment } from "../../../tools/grade/assignment/load-assignment.js";
import type { Question } from "../../../tools/grade/judge/judge.js";
import { boundNames } from "../../../tools/grade/program/cell-text.js";
import { partsIn } from "../../../tools/pack/bodies.js";
import { libraryPackages } from "../../../tools/pack/library.js";
import { withheldParts } from "../../../tools/pack/make-library.js";
import { packLibrary } from "../../../tools/pack/pack-library.js";
import { references } from "../../../tools/pack/references.js";

import ts = require("typescript");

type Anything = (...args: unknown[]) => unknown;

// A failure is enough; the smallest input is of no interest here.
fc.configureGlobal({ endOnFailure: true });

const library = await references(await libraryPackages());
const withholding = [];
for (const name of await assignmentNames()) {
  const { assignment } = await loadAssignment(name);
  if (assignment.withheld) withholding.push({ name, assignment, withheld: assignment.withheld });
}

describe.each(withholding)("the library of $name", async ({ assignment, withheld }) => {
  const packed = await packLibrary({ withheld, format: "cjs" });
  const text = packed.files.get("library.cjs")!;

  it("holds no code of what is withheld, as a script or as modules", async () => {
    const modules = await packLibrary({ withheld, format: "esm" });
    const parts = withheldParts(packed.withheld, library);
    expect(parts.size).toBeGreaterThan(0);
    const whole = await packLibrary({ withheld: [], format: "cjs" });
    expect(partsIn(whole.files.get("library.cjs")!, parts).length).toBeGreaterThan(0);
    for (const file of [...packed.files.values(), ...modules.files.values()])
      expect(partsIn(file, parts)).toEqual([]);
  });

  it("has a stub for each withheld name", () => {
    const exported = everything(text).exports;
    for (const [owner, names] of packed.withheld)
      for (const name of names.keys()) {
        const stub = exported[owner]![name] as Anything | Record<string, Anything>;
        for (const one of typeof stub === "function" ? [stub] : Object.values(stub))
          expect(() => one()).toThrow("this assignment is done without");
      }
  });

  it("has no function, exported or not, that answers a question", async () => {
    expect(await answering(assignment.questions, text)).toEqual([]);
  }, 600_000);
});

it("finds the function that answers where nothing is withheld", async () => {
  const { assignment } = await loadAssignment("05-eliminate-a-variable");
  const whole = await packLibrary({ withheld: [], format: "cjs" });
  const found = await answering(assignment.questions, whole.files.get("library.cjs")!);
  expect(found).toContain("look: valueAt");
});

/** The functions of a packed script that answer one of the questions. */
async function answering(questions: readonly Question[], text: string): Promise<string[]> {
  const { functions } = everything(text);
  expect(functions.size).toBeGreaterThan(100);
  const found: string[] = [];
  for (const question of questions)
    for (const [name, candidate] of functions)
      if (await answers(question, candidate)) found.push(`${question.id}: ${name}`);
  return found;
}

/** A packed script, run with all its names in reach. */
function everything(text: string) {
  const file = ts.createSourceFile("library.js", text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const names = file.statements.flatMap((statement) => {
    if (ts.isFunctionDeclaration(statement)) return [statement.name!.text];
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name));
  });
  const module = { exports: {} as Record<string, Record<string, unknown>> };
  const run = new Function(
    "module",
    "exports",
    "require",
    "console",
    `${text}\nreturn { ${names.join(", ")} };`,
  );
  const all: Record<string, unknown> = run(module, module.exports, createRequire(import.meta.url), {
    log: () => {},
  });
  const functions = new Map<string, Anything>();
  for (const [name, value] of Object.entries(all)) {
    if (typeof value === "function") functions.set(name, value as Anything);
    else if (typeof value === "object" && value !== null)
      for (const [inner, member] of Object.entries(value))
        if (typeof member === "function") functions.set(`${name}.${inner}`, member);
  }
  return { exports: module.exports, functions };
}

/** Whether one function in the place of all that a question calls gets all its points. */
async function answers({ hidden = [], calls = [] }: Question, candidate: Anything): Promise<boolean> {
  if (calls.length === 0 || hidden.length === 0) return false;
  const asked = Object.fromEntries(
    calls.map((name) => [name, async (...args: unknown[]) => called(candidate, args)]),
  );
  let failed = false;
  for (const check of hidden) {
    const trial = async (test: () => Promise<boolean> | boolean) => {
      if (failed) return false;
      try {
        failed = (await test()) !== true;
      } catch {
        failed = true;
      }
      return !failed;
    };
    if (!(await check.holds(trial, asked, {}, 1)) || failed) return false;
  }
  return true;
}

const call = new Script("candidate(...args)");

/** What a function makes of arguments that it may never have been meant for; an endless loop is an error. */
function called(candidate: Anything, args: readonly unknown[]): unknown {
  Object.assign(globalThis, { candidate, args });
  const value: unknown = call.runInThisContext({ timeout: 20 });
  if (value instanceof Promise) value.catch(() => {});
  return value instanceof Promise ? undefined : value;
}
