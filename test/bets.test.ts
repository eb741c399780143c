/** No guess of an author's stands anywhere as if it were the learner's. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { everyBet } from "coordlab-experiments";
import { describe, expect, test } from "vitest";
import type { CodeCell } from "../tools/notebook/notebook.js";
import { parseNotebook } from "../tools/notebook/read.js";
import { projectRoot } from "../tools/project.js";

const folders = ["notebooks", "exercises", "solutions"];
const paths = folders.flatMap((folder) =>
  readdirSync(join(projectRoot, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ipynb"))
    .map((file) => `${folder}/${file}`),
);
const notebooks = paths.map((path) => {
  const { cells } = parseNotebook(readFileSync(join(projectRoot, path), "utf8"), path);
  return { path, cells };
});

const course = (cell: { readonly metadata: object }) =>
  (cell.metadata as { course?: { bet?: string } }).course ?? {};
const isFolded = (cell: CodeCell) =>
  (cell.metadata as { jupyter?: { outputs_hidden?: boolean } }).jupyter?.outputs_hidden === true;
const text = (cell: CodeCell) => JSON.stringify(cell.outputs);

test("ids of bets differ, and a bet that comes back names an earlier notebook's", () => {
  const ids = everyBet.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const again = everyBet.filter((bet) => bet.again !== undefined);
  expect(again.filter((bet) => bet.again! >= bet.id)).toEqual([]);
});

test.each(everyBet)("the tempting answer of $id can be given", async (bet) => {
  const { misfit } = await import("coordlab/bets/bet.js");
  const guesses = bet.kind === "number" ? [...bet.tempting] : [bet.tempting];
  expect(guesses.map((guess) => misfit(bet, guess))).toEqual(guesses.map(() => undefined));
});

describe.each(notebooks)("$path", ({ cells }) => {
  const bets = cells.flatMap((cell, i) =>
    cell.cell_type === "code" && course(cell).bet !== undefined ? [{ cell, i }] : [],
  );

  test("ships each bet empty, below its question", () => {
    for (const { cell, i } of bets) {
      const bet = everyBet.find(({ id }) => id === course(cell).bet);
      expect(bet, `no bet has the id ${course(cell).bet}`).toBeDefined();
      expect(cell.source).toMatch(/\{ guess: undefined, sure: undefined \}\);/);
      expect(text(cell)).not.toContain("kept:");
      expect(cells[i - 1]!.source).toContain(bet!.question);
    }
  });

  test("folds what would give a result away, up to the cell that settles the bet", () => {
    for (const { cell, i } of bets) {
      // The quiz tells nothing before an item has been answered in both sittings.
      if (course(cell).bet!.startsWith("quiz-")) continue;
      const [, name] = /const (\w+) = placeBet\(/.exec(cell.source)!;
      const settles = cells.findIndex((c, at) => at > i && c.source.includes(`settleBet(${name},`));
      expect(settles, `${name} is never settled`).toBeGreaterThan(i);
      const between = cells.slice(i + 1, settles + 1);
      const open = between.filter(
        (c): c is CodeCell =>
          c.cell_type === "code" && course(c).bet === undefined && c.outputs.length > 0 && !isFolded(c),
      );
      expect(open.map(({ id }) => id)).toEqual([]);
      expect(text(cells[settles] as CodeCell)).toContain("No guess yet");
    }
  });

  test("shows nobody's guess", () => {
    const outputs = cells.flatMap((cell) => (cell.cell_type === "code" ? [text(cell)] : []));
    expect(outputs.filter((output) => /you said|"you: |you were \d+ % sure/i.test(output))).toEqual([]);
    const written = cells.filter(
      (cell) => cell.cell_type === "code" && /\bmy(?:Prediction|Guess|Peak|Bet)\w* *=/.test(cell.source),
    );
    expect(written.map(({ id }) => id)).toEqual([]);
  });
});
