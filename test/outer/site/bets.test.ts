/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PageBet } from "../../../tools/site/browser/bets/page-bet.js";
import { findChromium } from "../../../tools/test-jupyter/browsers.js";
import { needs } from "../needs.js";
import { type BuiltCopy, builtCopy, downloaded } from "./built-copy.js";

const chromium = findChromium();
const corridor = "notebooks/04-the-corridor/";
let copy: BuiltCopy | undefined;

beforeAll(async () => {
  if (chromium) copy = await builtCopy(chromium);
});
afterAll(() => copy?.close());

const asked = async (box: Locator) => JSON.parse((await box.getAttribute("data-bet"))!) as PageBet;

/** Gives a guess of any kind, by keyboard alone. */
async function guess(page: Page, box: Locator, { kind }: PageBet): Promise<void> {
  if (kind === "number") {
    await box.locator("input.number").first().focus();
    await page.keyboard.type("60");
  } else if (kind === "curve") {
    for (const field of await box.locator(".fields input").all()) {
      await field.focus();
      await page.keyboard.press("ArrowUp");
    }
  } else {
    const options = await box.locator(".options button, .options input").all();
    for (const option of kind === "choice" ? options.slice(0, 1) : options) {
      await option.focus();
      await page.keyboard.press("Space");
    }
  }
  await box.locator(".sure input").focus();
  await page.keyboard.type("80");
  await page.keyboard.press("Enter");
}

const settled = (page: Page, id: string) =>
  page.waitForSelector(`[data-settles="${id}"][data-state="done"]`, { timeout: 30_000 });

describe("a bet in the page", () => {
  it.for([corridor, "notebooks/09-learned-edges/", "notebooks/10-agent-frameworks/"])(
    "of %s keeps its answer shut until it is placed, by keyboard; then it is kept, drawn and compared",
    async (path, context) => {
      needs(context, chromium, "a Chromium");
      const { page, complaints } = await copy!.open(path);
      await page.waitForSelector("html[data-ready]");
      const all = await page.locator("[data-bet]").all();
      expect(all.length).toBeGreaterThan(3);
      for (const box of all) {
        const bet = await asked(box);
        const fold = page.locator(`details[data-answers~="${bet.id}"]`);
        expect(await fold.getAttribute("open")).toBeNull();
        await fold.locator("summary").first().focus();
        await page.keyboard.press("Enter");
        expect(await fold.getAttribute("open")).toBeNull();
        expect(await box.evaluate((element) => element.contains(document.activeElement))).toBe(true);
        await guess(page, box, bet);
        await settled(page, bet.id);
        expect(await fold.getAttribute("open")).toBe("");
        expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("SUMMARY");
        expect(await box.locator(".placed").textContent()).toMatch(/you were 80 % sure\.$/);
      }
      expect(JSON.stringify(JSON.parse(await downloaded(page)))).toContain("you: 60");
      await page.reload();
      await page.waitForSelector("html[data-ready]");
      expect(await page.locator("details[data-answers]:not([open])").count()).toBe(0);
      expect(await page.locator(".bet .placed", { hasText: "80 % sure" }).count()).toBe(all.length);
      await page.goto(`${copy!.server.address}bets/`);
      await page.waitForSelector("html[data-ready]");
      expect(await page.textContent(".calibration")).toContain(`of ${all.length} bets right`);
      expect(complaints).toEqual([]);
      await page.close();
    },
  );

  it("that was compared is not changed by a later guess; one that is skipped opens its answer", async (context) => {
    needs(context, chromium, "a Chromium");
    const { page } = await copy!.open(corridor);
    await page.waitForSelector("html[data-ready]");
    const numbers = page.locator('[data-bet*=\'"kind":"number"\']');
    const box = numbers.first();
    const bet = await asked(box);
    await guess(page, box, bet);
    await settled(page, bet.id);
    const cell = page.locator(`[data-places="${bet.id}"]`);
    await page.locator(".bet-code", { has: cell }).locator("summary").first().click();
    await cell.locator("button", { hasText: "Edit" }).click();
    await cell.locator(".cm-content").focus();
    const text = (await cell.locator(".cm-content").innerText()).replace("guess: undefined", "guess: 0");
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText(text);
    await page.keyboard.press("Control+Enter");
    await cell.locator("xpath=self::*[@data-state='done']").waitFor();
    expect(await box.locator(".placed").textContent()).toContain("60");
    const other = await asked(numbers.nth(1));
    await numbers.nth(1).locator("button", { hasText: "Skip" }).click();
    await page.waitForSelector(`details[data-answers~="${other.id}"][open]`);
    await page.close();
  });
});
