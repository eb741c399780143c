import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { executableCells, hasTag } from "../../../tools/notebook/notebook.js";
import { readNotebook } from "../../../tools/notebook/read.js";
import { projectRoot } from "../../../tools/project.js";
import { type CheckedCell, cellTypes } from "../../../tools/site/browser/checker/cell-types.js";
import { checkerFiles } from "../../../tools/site/build/checker-files.js";
import { coursePackages } from "../../../tools/site/build/course-packages.js";

const check = cellTypes(await checkerFiles(coursePackages()));

/** What is said of one cell below one that imports the library. */
function said(source: string): string[] {
  const first = { id: "first", source: 'import { corridor, simulate } from "coordlab";\nconst agents = 6;' };
  return check([first, { id: "mine", source }]).map(({ cell, line, words }) => `${cell} ${line}: ${words}`);
}

it.each(readdirSync(join(projectRoot, "notebooks")).filter((file) => file.endsWith(".ipynb")))(
  "finds no fault with %s, as the strict check of the repository does",
  async (file) => {
    const cells: CheckedCell[] = executableCells(await readNotebook(join(projectRoot, "notebooks", file)))
      .filter((cell) => !hasTag(cell, "raises-exception"))
      .map(({ id, source }) => ({ id, source }));
    expect(check(cells)).toEqual([]);
  },
);

it("names the cell and the line, and forgets what was put right", () => {
  expect(said('const text: number = "six";')).toEqual(["mine 1: This should be a number, and it is text."]);
  expect(said("const text: number = 6;")).toEqual([]);
  expect(said("\n\nagent + 1;")).toEqual(["mine 3: `agent` is not defined. Did you mean `agents`?"]);
});

it.each([
  ["(agents + 1).agentCount;", "has no `agentCount`"],
  ["corridor({ agents: 4 });", "is missing here"],
  ["const say = (n) => n + 1;", "Nothing says what `n` is: write `n: number`, for example."],
  ["agents = 7;", "`agents` is a `const` and keeps its value; `let` may change."],
  ["corridor();", "This call takes"],
  ["const all: readonly number[] = [1];\nall[0] = 2;", "This list may be read, not changed"],
  ['import { corridr } from "coordlab";', "coordlab has no `corridr`. Did you mean `corridor`?"],
  ['import { x } from "lodash";', "There is no package `lodash` in this page."],
  ["[1, 2].find((n) => n > 1) + 1;", "This may be missing (`undefined`)"],
  ['if (agents === "six") console.log(1);', "are never equal"],
  ["let n: number = true;", "This should be a number, and it is true or false."],
])("%s in the words of a learner", (source, words) => {
  const [first, ...others] = said(source);
  expect(first).toContain(words);
  expect(others).toEqual([]);
});
