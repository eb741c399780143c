import { describe, expect, it } from "vitest";
import { TypeChecker } from "../../../tools/grade/program/type-check.js";
import { mutants } from "../../../tools/release/mutants.js";
import { mutationScore } from "../../../tools/release/mutation-score.js";
import { grading, toy } from "../grade/toy.js";

describe("mutants", () => {
  it("change one thing each, and say which", () => {
    const found = mutants(
      "c",
      "function f(n: number): number {\n  if (n > 1) return Math.max(n, 2) - 1;\n  return 0;\n}",
    );
    expect(found.map(({ line, change }) => `${line} ${change}`)).toEqual([
      "2 n > 1 -> !(n > 1)",
      "2 if (n > 1) return Math.max(n, 2) - 1; -> ;",
      "2 n > 1 -> n >= 1",
      "2 1 -> 2",
      "2 Math.max(n, 2) - 1 -> Math.max(n, 2) + 1",
      "2 Math.max -> Math.min",
      "2 2 -> 3",
      "2 1 -> 2",
      "3 0 -> 1",
    ]);
    expect(found[2]!.source).toContain("if (n >= 1) return");
  });
});

describe("the mutation score", () => {
  it("counts the wrong solutions that lose points, and lists the others", { timeout: 120_000 }, async () => {
    const { wrong, caught, survivors } = await mutationScore(toy, new TypeChecker(), grading.surroundings);
    expect(wrong).toBeGreaterThan(10);
    expect(caught / wrong).toBeGreaterThan(0.9);
    expect(survivors.length).toBe(wrong - caught);
  });

  it("finds a judge that looks at nothing", { timeout: 120_000 }, async () => {
    const [line] = toy.assignment.questions;
    const blind = { ...line!, hidden: line!.hidden!.map((check) => ({ ...check, holds: async () => true })) };
    const assignment = { ...toy.assignment, questions: [blind] };
    const { caught, survivors } = await mutationScore(
      { ...toy, assignment },
      new TypeChecker(),
      grading.surroundings,
    );
    expect(caught).toBe(0);
    expect(survivors).toEqual(["toy-line:2 1 -> 2", "toy-line:2 n - 1 -> n + 1"]);
  });
});
