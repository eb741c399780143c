import { describe, expect, it } from "vitest";
import { stubCells } from "../../../../tools/grade/assignment/answer-cells.js";
import { bundle } from "../../../../tools/grade/assignment/bundle.js";
import { parseNotebook } from "../../../../tools/notebook/read.js";
import { grade, points, solution, solutions, withCells } from "../toy.js";

describe("the points of a notebook", () => {
  it("are all of them for the solution, but for what a person grades", async () => {
    const { questions, problems } = await grade(solution);
    expect(questions.map((question) => [question.id, question.points, question.maximum])).toEqual([
      ["line", 2, 2],
      ["degrees", 3, 3],
      ["pick", 2, 2],
      ["why", 0, 3],
    ]);
    expect(problems).toEqual([]);
  });

  it("are none for the stub", async () => {
    const files = await bundle("00-toy", solutions);
    const stub = stubCells(parseNotebook(String(files.get("00-toy.ipynb")), "stub"));
    expect(await points(stub)).toEqual([0, 0, 0]);
  });

  it("come with the smallest failing input and the idea", async () => {
    const wrong = "function lineEdges(n: number): number { return n > 6 ? n : n - 1; }";
    const { questions } = await grade(withCells({ "toy-line": wrong }));
    expect(questions[0]!.checks[0]).toMatchObject({ visible: true, maximum: 0, points: 0 });
    expect(questions[0]!.checks[0]).not.toHaveProperty("reason");
    expect(questions[0]!.checks[1]).toMatchObject({
      points: 0,
      reason: "the answer is not right",
      hint: "An edge fills the gap between two neighbours.",
      calls: ["lineEdges(7) gave 7"],
    });
  });

  it("are lost only where a cell that does not compile is needed", async () => {
    const broken = "function lineEdges(n: number): number { return 'three'; }";
    const { questions, problems } = await grade(withCells({ "toy-line": broken }));
    expect(questions.map((question) => question.points)).toEqual([0, 3, 2, 0]);
    expect(questions[0]!.checks[0]!.reason).toContain("which does not compile");
    expect(problems).toEqual([{ cell: "toy-line", problem: expect.stringContaining("TS2322") }]);
  });

  it("are lost only where a cell that is no TypeScript at all is needed", async () => {
    expect(await points(withCells({ "toy-line": "function lineEdges(n { /* return" }))).toEqual([0, 3, 2]);
    expect(await points(withCells({ "toy-line": "}}}} {{{{" }))).toEqual([0, 3, 2]);
  });

  it("survive a cell that throws or never ends beside the answers", async () => {
    expect(await points([{ id: "mine", source: "while (true) {}" }, ...solution])).toEqual([2, 3, 2]);
    expect(await points([{ id: "mine", source: "throw new Error('oops')" }, ...solution])).toEqual([2, 3, 2]);
  });

  it("are lost for one question only if its cell never ends", async () => {
    const endless = "function lineEdges(n: number): number { return n - 1; }\nwhile (true) {}";
    expect(await points(withCells({ "toy-line": endless }), { loadMs: 400, patience: Infinity })).toEqual([
      0, 3, 2,
    ]);
  });

  it("follow the nearest definition above, as in the kernel", async () => {
    const again = [...solution, { id: "mine", source: "function lineEdges(n: number) { return n + 1; }" }];
    expect(await points(again)).toEqual([0, 3, 2]);
    const helper = {
      id: "mine",
      source: "let lost = 1;\nconst [one] = [1];\nexport const less = (n: number) => n - one;",
    };
    const change = { id: "change", source: "lost = 0;" };
    const cells = withCells({
      "toy-line": "function lineEdges(n: number): number { return less(n) + lost; }",
    });
    expect(await points([helper, change, ...cells])).toEqual([2, 3, 2]);
  });

  it("allow promises, classes, generators and notebook imports", async () => {
    const cells = withCells({
      "toy-line":
        "class Line { constructor(readonly n: number) {} edges() { return this.n - 1; } }\nconst lineEdges = async (n: number) => new Line(n).edges();",
      "toy-degrees":
        "import * as course from 'coordlab';\nenum End { Last = 1 }\nfunction* ends(n: number) { for (let i = 0; i < n; i++) yield n === 1 ? 0 : i % (n - 1) ? 2 : End.Last; }\nconst degrees = (n: number) => Int32Array.from(ends(n));",
    });
    expect(await points(cells)).toEqual([2, 3, 2]);
  });
});
