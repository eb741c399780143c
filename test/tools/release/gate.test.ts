import { describe, expect, it } from "vitest";
import { bundle } from "../../../tools/grade/assignment/bundle.js";
import { TypeChecker } from "../../../tools/grade/program/type-check.js";
import { createRuntime } from "../../../tools/grade/runtime/make-runtime.js";
import { defaultLimits, isolation } from "../../../tools/grade/sandbox/isolation.js";
import { gate } from "../../../tools/release/gate.js";
import { parseSample } from "../../../tools/release/samples.js";
import { solutions, toy } from "../grade/toy.js";

describe("the release gate", async () => {
  const surroundings = {
    runtime: await createRuntime(["topology"]),
    limits: defaultLimits,
    isolation: isolation(),
  };
  const files = await bundle("00-toy", solutions);
  const checker = new TypeChecker();

  it("finds nothing against the toy", async () => {
    expect(await gate(toy, files, checker, surroundings)).toEqual([]);
  });

  it("finds a solution that loses points, a stub that gains some and a leak", async () => {
    const cells = toy.notebook.cells.map((cell) =>
      cell.id === "toy-line" ? { ...cell, source: cell.source.replace("n - 1", "n - 2") } : cell,
    );
    const given = String(files.get("00-toy.ipynb")).replace(
      'throw new Error(\\"not written yet\\");',
      "const list = new Array<number>(n).fill(2); return n - 1;",
    );
    const leaking = new Map(files).set("00-toy.ipynb", given);
    const found = await gate(
      { ...toy, notebook: { ...toy.notebook, cells } },
      leaking,
      checker,
      surroundings,
    );
    expect(found.join("\n")).toMatch(
      /the solution gets 0 of 2 for line, expected 2\n {4}a line of four agents/,
    );
    expect(found.join("\n")).toContain("the untouched stub gets 2 of 2 for line, expected 0");
    expect(found.join("\n")).toContain("shows hidden text: const list = new Array<number>(n).fill(2);");
  });

  it("finds a cell that imports what is withheld, or what uses it", async () => {
    const assignment = { ...toy.assignment, withheld: ["below", "valueAt"] };
    const given = String(files.get("00-toy.ipynb")).replace(
      "{ check,",
      "{ check, variableElimination, type Agent,",
    );
    const found = await gate(
      { ...toy, assignment },
      new Map(files).set("00-toy.ipynb", given),
      checker,
      surroundings,
    );
    expect(found).toContain("00-toy: cell toy-imports imports below, which is withheld");
    expect(found).toContain(
      "00-toy: cell toy-imports imports variableElimination, which is withheld, because it uses valueAt",
    );
  });
});

describe("a sample", () => {
  it("of a mistake replaces cells and says what it should get", () => {
    const { expected, cells } = parseSample(
      "mistakes",
      "m.ts",
      "// Why.\n// expect q1 0.5\n// cell a\nx;\n// cell b\ny;\nz;\n",
    );
    expect([...expected]).toEqual([["q1", 0.5]]);
    expect([...cells]).toEqual([
      ["a", "x;\n"],
      ["b", "y;\nz;\n\n"],
    ]);
  });
  it("must replace a cell", () => {
    expect(() => parseSample("mistakes", "m.ts", "// expect q1 0\n")).toThrow(
      'mistakes/m.ts has no line "// cell ID"',
    );
  });
  it("of an alternative gets all points, and says nothing about them", () => {
    expect([...parseSample("alternatives", "a.ts", "// cell a\nx;\n").expected]).toEqual([]);
    expect(() => parseSample("alternatives", "a.ts", "// expect q1 1\n// cell a\nx;\n")).toThrow(
      "alternatives/a.ts: an alternative gets all points",
    );
  });
});
