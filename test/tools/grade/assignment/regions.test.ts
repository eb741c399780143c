import { describe, expect, it } from "vitest";
import { regions, withoutMarks, withoutSolutions } from "../../../../tools/grade/assignment/regions.js";

const body = "function f() {\n  // BEGIN SOLUTION\n  return 1;\n  // END SOLUTION\n}";

describe("a solution region", () => {
  it("is replaced by a stub that throws, indented as its opening line", () => {
    expect(withoutSolutions(body, "code", "c")).toBe(
      'function f() {\n  // YOUR CODE HERE\n  throw new Error("not written yet");\n}',
    );
  });
  it("is replaced by its own stub lines where it has some", () => {
    const cell = "// BEGIN SOLUTION\n// STUB const a: number = 0;\nconst a = 3;\n// END SOLUTION";
    expect(withoutSolutions(cell, "code", "c")).toBe("const a: number = 0;");
    expect(withoutMarks(cell)).toBe("const a = 3;");
  });
  it("names the written question it answers", () => {
    const cell = "Why?\n<!-- BEGIN SOLUTION q3 -->\nBecause.\n<!-- END SOLUTION -->";
    expect(regions(cell, "c")).toEqual([{ begin: 1, end: 3, question: "q3" }]);
    expect(withoutSolutions(cell, "markdown", "c")).toBe("Why?\nYOUR ANSWER HERE");
  });
  it.each([
    [
      "// BEGIN SOLUTION\n// BEGIN SOLUTION\n// END SOLUTION",
      "c: BEGIN SOLUTION on line 2 inside another region",
    ],
    ["// BEGIN SOLUTION", "c: BEGIN SOLUTION on line 1 is never closed"],
    ["\n// END SOLUTION", "c: END SOLUTION on line 2 without a BEGIN SOLUTION"],
  ])("must be well formed: %j", (cell, message) => {
    expect(() => regions(cell, "c")).toThrow(message);
  });
});
