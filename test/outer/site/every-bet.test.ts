/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** Every bet of every notebook in the page, by keyboard: a wrong guess or the right one, and what becomes of it. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseNotebook } from "../../../tools/notebook/read.js";
import { projectRoot } from "../../../tools/project.js";
import {
  type AskedBet,
  askedBets,
  rightGuess,
  temptedGuess,
} from "../../../tools/test-jupyter/asked-bets.js";
import { findChromium } from "../../../tools/test-jupyter/browsers.js";
import { needs } from "../needs.js";
import { type BuiltCopy, builtCopy, downloaded, drawn, notebookSlugs } from "./built-copy.js";

const chromium = findChromium();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const folder = join(projectRoot, "notebooks");
let copy: BuiltCopy | undefined;

beforeAll(async () => {
  if (chromium) copy = await builtCopy(chromium);
});
afterAll(() => copy?.close());

const asked = (slug: string): AskedBet[] =>
  askedBets(parseNotebook(readFileSync(join(folder, `${slug}.ipynb`), "utf8"), slug));

const withBets = notebookSlugs.filter((slug) => asked(slug).length > 0);

/** Gives the guess of somebody with the misconception, or the right one, by keyboard alone. */
async function guess(page: Page, box: Locator, one: AskedBet, rightly: boolean): Promise<void> {
  const press = async (option: string) => {
    const field = box
      .locator(".options label, .options button")
      .filter({ hasText: exactly(option) })
      .first();
    const input = field.locator("input");
    await ((await input.count()) > 0 ? input : field).focus();
    await page.keyboard.press("Space");
  };
  const chosen = rightly ? rightGuess(one) : temptedGuess(one);
  const { kind } = one.bet;
  if (kind === "number") {
    await box.locator("input.number").first().focus();
    await page.keyboard.type(String(chosen));
  } else if (kind === "curve") {
    for (const [i, field] of (await box.locator(".fields input").all()).entries()) {
      await field.focus();
      await page.keyboard.type(String((chosen as readonly number[])[i]));
    }
  } else for (const option of [chosen].flat()) await press(String(option));
  await box.locator(".sure input").focus();
  await page.keyboard.type("80");
  await page.keyboard.press("Enter");
}

/** An option as a label or a button shows it, with or without its place. */
const exactly = (option: string) =>
  new RegExp(`^\\s*[–\\d]*\\s*${option.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\s*$`);

async function clean(page: Page): Promise<void> {
  await drawn(page);
  const found = await page.evaluate(
    `axe.run({ iframes: false, resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html.slice(0, 120)).join(" | ")))`,
  );
  expect(found).toEqual([]);
}

describe("every bet in the page, by keyboard", () => {
  it.for(withBets)(
    "%s: guesses are compared in words and drawn; axe is content before and after",
    async (slug, context) => {
      needs(context, chromium, "a Chromium");
      const { page, complaints } = await copy!.open(`notebooks/${slug}/`);
      await page.waitForSelector("html[data-ready]");
      // Evaluated by the debugger, which the page's policy does not bind.
      await page.evaluate(axe);
      await clean(page);
      const bets = asked(slug);
      const kept = page.locator("[data-bet]");
      expect(await kept.count()).toBe(bets.length);
      for (const [i, one] of bets.entries()) {
        const box = kept.nth(i);
        expect(await box.locator(".placed").textContent()).toBe("");
        await guess(page, box, one, i % 2 === 1);
      }
      for (const [i, { bet }] of bets.entries()) {
        await page.waitForSelector(`[data-settles="${bet.id}"][data-state="done"]`, { timeout: 240_000 });
        const words = (await kept.nth(i).locator(".placed").textContent())!;
        expect(words).toMatch(/you were 80 % sure\.$/);
        const isRight =
          /exactly|inside|within a (?:tenth|fifth)|so it is|the order is yours|as you drew it/i.test(words);
        expect(`${bet.id}: ${words} ${isRight}`).toBe(`${bet.id}: ${words} ${i % 2 === 1}`);
        expect(await page.locator(`details[data-answers~="${bet.id}"]`).getAttribute("open")).toBe("");
      }
      const marks = (await downloaded(page)).match(/you: [^"\\<]+/g) ?? [];
      const drawnIn = bets.filter(({ bet }) => bet.kind === "number" || bet.kind === "curve");
      if (!slug.startsWith("appendix"))
        expect(marks.length).toBeGreaterThanOrEqual(Math.min(1, drawnIn.length));
      await clean(page);
      expect(complaints).toEqual([]);
      await page.close();
    },
  );
});
