/** A notebook is about its idea: few code cells, few visible lines in each, and no wall of imports. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Cell } from "../tools/notebook/notebook.js";
import { parseNotebook } from "../tools/notebook/read.js";
import { projectRoot } from "../tools/project.js";

const folder = join(projectRoot, "notebooks");
const notebooks = readdirSync(folder)
  .filter((file) => file.endsWith(".ipynb"))
  .map((file) => ({
    slug: file.replace(".ipynb", ""),
    cells: parseNotebook(readFileSync(join(folder, file), "utf8"), file).cells,
  }));

const marks = (cell: Cell) => Object.keys((cell.metadata as { course?: object }).course ?? {});
const isBet = (cell: Cell) => marks(cell).some((mark) => ["bet", "saw", "settles"].includes(mark));
const ideaLines = ({ source }: Cell) =>
  source
    .replace(/^import [^;]*;\s*$/gm, "")
    .split("\n")
    .filter((line) => line.trim() !== "");

describe.each(notebooks)("$slug", ({ cells }) => {
  const code = cells.filter(({ cell_type }) => cell_type === "code");

  test("has at most 15 code cells besides bets and turns", () => {
    const others = code.filter((cell) => !isBet(cell) && !cell.id!.startsWith("turn-"));
    expect(others.length).toBeLessThanOrEqual(15);
  });

  test("shows at most 8 lines a cell besides imports", () => {
    const long = code.filter((cell) => ideaLines(cell).length > 8);
    expect(long.map(({ id }) => id)).toEqual([]);
  });
});
