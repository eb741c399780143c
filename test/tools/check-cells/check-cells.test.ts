import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { checkCells } from "../../../tools/check-cells/check-cells.js";
import type { Notebook } from "../../../tools/notebook/notebook.js";
import { readNotebook } from "../../../tools/notebook/read.js";
import { notebookReport } from "../../../tools/run/report.js";

it("the cells of a notebook are held to strict types and to one definition of each name", async () => {
  const folder = fileURLToPath(new URL("../../fixtures/notebooks", import.meta.url));
  const paths = ["good", "loosely-typed", "type-error"].map((name) => join(folder, `${name}.ipynb`));
  const notebooks = await Promise.all(
    paths.map(async (path) => ({ path, notebook: await readNotebook(path) })),
  );
  const [good, loose, wrong] = checkCells(notebooks).map((failures) => notebookReport("it", failures));
  expect(good).toBe("ok     it");
  expect(loose).toBe(`failed it
    cell [2] bad, line 1: Parameter 'n' implicitly has an 'any' type. (TS7006)
      1 | function twice(n) {
    cell [2] bad, line 4: Type 'number | undefined' is not assignable to type 'number'.
        Type 'undefined' is not assignable to type 'number'. (TS2322)
      4 | const found: number = draws.find((x) => x > 1);
    cell [3] again, line 1: draws is already defined in cell [1]
      1 | const draws = "something else";`);
  expect(wrong).toBe(`failed it
    cell [2] bad, line 2: Type 'number' is not assignable to type 'string'. (TS2322)
      2 | const text: string = one;`);
});

it("a short form of a name that another cell declares is refused, since tslab does not find it", () => {
  const cells = [
    'import { join } from "node:path";\nconst agents: number = 3;\nfunction one() {\n  return 1;\n}\nconst own = { agents };',
    "function team(size: number) {\n  return { size, agents, one: one() };\n}\nconst ways = { join };\nconst right = { agents: agents, team, ways };",
  ];
  const notebook = cells.map((source, i) => ({ cell_type: "code", id: `c${i}`, metadata: {}, source }));
  const path = join(fileURLToPath(new URL("../../fixtures/notebooks", import.meta.url)), "short.ipynb");
  const [failures] = checkCells([{ path, notebook: { cells: notebook } as unknown as Notebook }]);
  expect(failures!.map(({ what, line }) => `${line!.number}: ${what}`)).toEqual([
    "2: tslab does not find agents of cell [1] in the short form: write agents: agents",
    "4: tslab does not find join of cell [1] in the short form: write join: join",
  ]);
});
