/** Bets in JupyterLab, as a learner places them: typed into the empty cell, kept, compared, drawn into the figure. */
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Page } from "playwright-core";
import { executableCells } from "../notebook/notebook.js";
import { readNotebook } from "../notebook/read.js";
import { type AskedBet, askedBets, rightGuess, temptedGuess } from "./asked-bets.js";
import { failures, runAll, saveNotebook } from "./lab-page.js";

interface Kept {
  readonly id: string;
  readonly right?: boolean;
  readonly words?: string;
}

/**
 * Guesses at every bet of the open notebook, wrongly and rightly by turns, and runs it; resolves to what is wrong with
 * what came of that.
 *
 * @param file the copy that is open
 */
export async function placeEveryBet(page: Page, file: string): Promise<string> {
  const notebook = await readNotebook(file);
  const asked = askedBets(notebook);
  for (const [i, bet] of asked.entries()) await typeGuess(page, bet, i % 2 === 1);
  await runAll(page, executableCells(notebook).length);
  const found = await failures(page);
  if (!(await saveNotebook(page))) found.push("JupyterLab does not save it");
  const kept = JSON.parse(await readFile(join(dirname(file), "bets.json"), "utf8")) as readonly Kept[];
  for (const [i, { bet }] of asked.entries()) {
    const one = kept.find(({ id }) => id === bet.id);
    if (one?.words === undefined) found.push(`${bet.id} is not compared`);
    else if (one.right !== (i % 2 === 1)) found.push(`${bet.id}: "${one.words}" is taken for ${one.right}`);
  }
  const drawn = (JSON.stringify((await readNotebook(file)).cells).match(/you: /g) ?? []).length;
  const lines = asked.filter(({ bet }) => bet.kind === "number" || bet.kind === "curve").length;
  if (lines > 0 && drawn === 0) found.push("no guess is drawn into a figure");
  return found.join("\n");
}

async function typeGuess(page: Page, asked: AskedBet, rightly: boolean): Promise<void> {
  const cell = page.locator(".jp-CodeCell", { hasText: `const ${asked.name} = placeBet(` }).first();
  await cell.scrollIntoViewIfNeeded();
  const editor = cell.locator(".cm-content");
  await editor.click();
  const text = (await editor.locator(".cm-line").allInnerTexts()).join("\n");
  const guess = JSON.stringify(rightly ? rightGuess(asked) : temptedGuess(asked));
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(
    text.replace("guess: undefined", `guess: ${guess}`).replace("sure: undefined", "sure: 80"),
  );
}
