import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Cell, JsonObject, Notebook } from "../../../tools/notebook/notebook.js";
import { readNotebook } from "../../../tools/notebook/read.js";
import { executeNotebook } from "../../../tools/run/execute.js";
import { notebookReport } from "../../../tools/run/report.js";

const path = join(
  fileURLToPath(new URL("../../..", import.meta.url)),
  "test/fixtures/notebooks/sentences.ipynb",
);

/** What is reported of the sample after a change of one cell. */
async function reportAfter(change: (cell: Cell) => Cell, metadata?: JsonObject): Promise<string> {
  const sample = await readNotebook(path);
  const notebook: Notebook = { cells: sample.cells.map(change), metadata: metadata ?? sample.metadata };
  const { failures, sentences } = await executeNotebook(notebook, {
    folder: dirname(path),
    secondsPerCell: 60,
  });
  expect(failures).toEqual([]);
  const [, ...lines] = notebookReport("it", sentences).split("\n");
  return lines.map((line) => line.slice(4)).join("\n");
}

const same = (cell: Cell) => cell;

/** The cell `id` with a part of its source replaced, and keys of its claims. */
const edited =
  (id: string, was: string, is: string, claims: JsonObject = {}) =>
  (cell: Cell): Cell =>
    cell.id === id
      ? {
          ...cell,
          source: cell.source.replace(was, is),
          metadata: { course: { ...(cell.metadata.course as JsonObject), ...claims } },
        }
      : cell;

describe("the sentences of a notebook", () => {
  it("pass when they say what the cells above them found", async () => {
    expect(await reportAfter(same)).toBe("");
  });

  it("go red when one payoff changes, each with its cell, its sentence and what was found", async () => {
    expect(await reportAfter(edited("payoffs", "crossing = 3", "crossing = 9"))).toBe(
      `
text sentence: the text says "0.90, in 1,024 runs -921.6", [0.3 * best, 2n ** 10n, -0.3 * best * 2 ** 10] gives 2.70, 1024, -2764.8 (2.7, 1024, -2764.8)
  in: At 0.3 it would be 0.90, in 1,024 runs -921.6.
text sentence: the text says "earns 3", best gives 9
  in: The best joint action earns 3, and 50 % of all four are as good.
text sentence: "more than the best is worth" does not hold: -payoff[3]! > best is false
  in: **Both going** costs 8: more than the best is worth.
cell [2] later: the text says "// 4", best2 gives 10
  in: const best2 = best + 1; // 4`.trim(),
    );
  });

  it("go red when the text changes and the claim does not", async () => {
    expect(await reportAfter(edited("sentence", "earns 3", "earns three"))).toBe(
      'text sentence: metadata names "earns 3", which the text does not say',
    );
  });

  it("are checked after the cell above: a name from further down gives no value", async () => {
    const claim = { found: { "50 %": "best2 / 8" }, chosen: ["3", "8", "0.3", "0.90", "1,024", "-921.6"] };
    expect(await reportAfter(edited("sentence", "", "", claim))).toBe(
      `
text sentence: "50 %": best2 / 8 gives no value: ReferenceError: best2 is not defined
  in: The best joint action earns 3, and 50 % of all four are as good.`.trim(),
    );
  });

  it("leave no name behind, and may take a package that no cell has imported", async () => {
    const expression =
      "(() => { var made = require('coordlab').jointActionCount([3]); return made === 3n; })()";
    const twice = (cell: Cell) =>
      edited("later", "", "", { holds: { best2: "typeof made === 'undefined'" } })(
        edited("sentence", "", "", { holds: { "Both going": expression } })(cell),
      );
    expect(await reportAfter(twice)).toBe("");
  });

  it("name every number as found or chosen, if the notebook promises it", async () => {
    const forgetful = edited("top", "", "", { chosen: ["seven"] });
    expect(await reportAfter(forgetful)).toBe(
      `
text top: metadata names "seven" as chosen, which the text does not say
text top: 35 is neither found nor chosen
  in: Two agents, one corridor, 35 minutes.`.trim(),
    );
    expect(await reportAfter(forgetful, {})).toBe("");
  });

  it("name whole numbers: a part of one is none", async () => {
    const part = edited("top", "35 minutes", "35 or 135 minutes", { chosen: ["35"] });
    expect(await reportAfter(part)).toMatch(/^text top: 135 is neither found nor chosen\n/);
  });
});
