/** The chapter on trial: what stands in the notebook is what the data say, and each link leads to a cell. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { trialVerdicts } from "coordlab-experiments";
import { chapterClaims } from "coordlab-experiments/appendix-the-chapter-on-trial/claims.js";
import { describe, expect, test } from "vitest";
import type { Cell } from "../../../../tools/notebook/notebook.js";
import { parseNotebook } from "../../../../tools/notebook/read.js";
import { projectRoot } from "../../../../tools/project.js";
import { markdownToHtml } from "../../../../tools/site/build/markdown.js";
import { withLinks } from "../../../../tools/site/build/notebook-page.js";

const folder = join(projectRoot, "notebooks");
const notebooks = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith(".ipynb"))
    .map((file): [string, readonly Cell[]] => [
      file.replace(".ipynb", ""),
      parseNotebook(readFileSync(join(folder, file), "utf8"), file).cells,
    ]),
);
const page = notebooks.get("appendix-the-chapter-on-trial")!;
const lines = page.flatMap(({ cell_type, source }) => (cell_type === "markdown" ? source.split("\n") : []));
const words = { holds: "**Holds.**", if: "**Holds if**", false: "**False.**" };

test.each(chapterClaims)("$section: $says", ({ says, verdict, notebook, cell }) => {
  const [line, ...more] = lines.filter((one) => one.includes(`*${says}*`));
  expect(more).toEqual([]);
  expect(line).toContain(words[verdict]);
  expect(line).toContain(`(${notebook}.ipynb#cell-id=${cell})`);
});

test("each verdict of the page is in the data", () => {
  const verdicts = lines.filter((line) => /^\d+\. /.test(line));
  expect(verdicts.length).toBe(chapterClaims.length);
  const counted = trialVerdicts().map((row) => row.holds + row.if + row.false);
  expect(counted.reduce((sum, count) => sum + count, 0)).toBe(chapterClaims.length);
});

test("at most 15 code cells of at most 8 lines", () => {
  const codes = page.filter(({ cell_type }) => cell_type === "code");
  expect(codes.length).toBeLessThanOrEqual(15);
  expect(codes.filter(({ source }) => source.split("\n").length > 8).map(({ id }) => id)).toEqual([]);
});

describe("a link to a cell", () => {
  const links = [...notebooks].flatMap(([from, cells]) =>
    cells.flatMap(({ source }) =>
      [...source.matchAll(/\]\(([\w-]+)\.ipynb#cell-id=([\w-]+)\)/g)].map(([, to, cell]) => ({
        from,
        to: to!,
        cell: cell!,
      })),
    ),
  );

  test("leads to a cell that is there", () => {
    expect(links.length).toBeGreaterThan(chapterClaims.length);
    const lost = links.filter(({ to, cell }) => !notebooks.get(to)?.some(({ id }) => id === cell));
    expect(lost).toEqual([]);
  });

  test("leads to the same cell on a page", () => {
    expect(withLinks(markdownToHtml("[waits](04-the-corridor.ipynb#cell-id=waits)"))).toContain(
      'href="../../notebooks/04-the-corridor/index.html#waits"',
    );
  });
});
