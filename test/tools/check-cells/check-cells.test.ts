import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { checkCells } from "../../../tools/check-cells/check-cells.js";
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
