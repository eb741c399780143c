import { describe, expect, it } from "vitest";
import { TypeChecker } from "../../../tools/grade/program/type-check.js";
import { createRuntime } from "../../../tools/grade/runtime/make-runtime.js";
import { defaultLimits, isolation } from "../../../tools/grade/sandbox/isolation.js";
import { frozenParameters, parametersOf } from "../../../tools/release/frozen-parameters.js";
import { parameterGaps } from "../../../tools/release/parameters.js";
import { toy } from "../grade/toy.js";

describe("the parameters of judged functions", async () => {
  const surroundings = {
    runtime: await createRuntime(toy.assignment.withheld ?? []),
    limits: defaultLimits,
    isolation: isolation(),
  };

  it("all matter in the toy", async () => {
    expect(await parameterGaps(toy, new TypeChecker(), surroundings)).toEqual([]);
  });

  it("are named where a hidden check never varies them, and where nobody has to look at them", async () => {
    const questions = toy.assignment.questions.map((question) =>
      question.id === "line"
        ? {
            ...question,
            hidden: [
              {
                title: "four",
                hint: "",
                points: 2,
                holds: (
                  trial: (test: () => Promise<boolean>) => Promise<boolean>,
                  calls: Record<string, (n: number) => Promise<unknown>>,
                ) => trial(async () => (await calls.lineEdges!(4)) === 3),
              },
            ],
          }
        : { ...question, hidden: [] },
    );
    const narrow = {
      ...toy,
      assignment: { ...toy.assignment, questions: questions as typeof toy.assignment.questions },
    };
    const found = await parameterGaps(narrow, new TypeChecker(), surroundings);
    expect(found).toContain("00-toy: no hidden check varies n of lineEdges");
    expect(found).toContain("00-toy: lineEdges keeps all its points without looking at n");
  });

  it("are found in declarations and in arrow functions", () => {
    expect(parametersOf("function f(a: number, b?: string): void {}", "f")).toEqual(["a", "b"]);
    expect(parametersOf("const f = (a: number) => a;", "f")).toEqual(["a"]);
    expect(parametersOf("const g = 3;", "g")).toBeUndefined();
  });

  it("freeze one at a time; of a record the fields that are looked at", () => {
    const frozen = frozenParameters(
      "function f(a: number, r: { x: number; y: number }) { return a + r.x; }",
      "f",
      [[], ["x", "y"]],
    );
    expect(frozen.map(({ parameter }) => parameter)).toEqual(["a", "r", "r.x"]);
    expect(frozenParameters("const f = (a: number) => 2 * a;", "f", [[]])[0]!.source).toBe(
      'const f = (a: number) => { a = ((globalThis as any)["first f a"] ??= a); return 2 * a; };',
    );
  });
});
