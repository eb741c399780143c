import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { bundle } from "../../../../tools/grade/assignment/bundle.js";
import { parseNotebook } from "../../../../tools/notebook/read.js";

const solutions = fileURLToPath(new URL("../../../fixtures/solutions", import.meta.url));

describe("a release", async () => {
  const files = await bundle("00-toy", solutions);
  const notebook = parseNotebook(String(files.get("00-toy.ipynb")), "00-toy.ipynb");
  const cell = (id: string) => notebook.cells.find((it) => it.id === id)!;

  it("has the notebook and the hints", () => {
    expect([...files.keys()]).toEqual(["00-toy.ipynb", "hints.md"]);
  });
  it("has stubs in place of the answers", () => {
    const text = [...files.values()].join("\n");
    expect(text).not.toMatch(/SOLUTION|CHECKS|return n - 1|below\(n|one new edge|an agent alone/);
    expect(cell("toy-choice").source).toBe(
      'const cheapest: "line" | "star" | "complete" | undefined = undefined;',
    );
  });
  it("has the visible checks without the waiting", () => {
    expect(cell("toy-line-checks").source.split("\n").slice(1)).toEqual([
      "check(",
      '  "a line of four agents has three edges",',
      "  () => lineEdges(4) === 3,",
      '  "An edge fills the gap between two neighbours.",',
      ");",
    ]);
  });
  it("marks cells as nbgrader does", () => {
    expect(cell("toy-line").metadata).toMatchObject({
      deletable: false,
      nbgrader: { grade: false, solution: true, locked: false },
    });
    expect(cell("toy-degrees-checks").metadata).toMatchObject({
      editable: false,
      nbgrader: { grade: true, locked: true, points: 3 },
    });
    expect(cell("toy-why").metadata).toMatchObject({ nbgrader: { grade: true, solution: true, points: 3 } });
    expect(cell("toy-title").metadata).toMatchObject({
      editable: false,
      nbgrader: { grade: false, locked: true },
    });
  });
});
