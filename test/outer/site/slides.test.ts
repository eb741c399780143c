/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findChromium } from "../../../tools/test-jupyter/browsers.js";
import { needs } from "../needs.js";
import { type BuiltCopy, builtCopy, drawn, notebookSlugs } from "./built-copy.js";

const chromium = findChromium();
let copy: BuiltCopy | undefined;

beforeAll(async () => {
  if (chromium) copy = await builtCopy(chromium);
});
afterAll(() => copy?.close());

async function deck(slug: string): Promise<Page> {
  const { page } = await copy!.open(`notebooks/${slug}/?slides`);
  await page.waitForSelector("html[data-slides]");
  return page;
}

const onSlide = (page: Page, number: number) =>
  page.waitForFunction(
    (wanted) => document.querySelector(".slide-number")?.textContent?.trim().startsWith(`${wanted}`),
    number,
  );

/** In the page: how far down the current slide goes, as a share of the window, and by how much it was made smaller. */
function measured(): { bottom: number; zoom: number } {
  const content = document.querySelector<HTMLElement>(
    ".slides > section.present > section.present > .content",
  )!;
  return {
    bottom: content.getBoundingClientRect().bottom / innerHeight,
    zoom: Number(content.style.zoom || 1),
  };
}

describe("slides", () => {
  it.for(notebookSlugs)(
    "of %s are never higher than their stage, nor made smaller than a third",
    async (slug, context) => {
      needs(context, chromium, "a Chromium");
      const page = await deck(slug);
      const count = Number(await page.getAttribute("html", "data-slides"));
      expect(count).toBeGreaterThan(5);
      for (let i = 1; i <= count; i++) {
        await onSlide(page, i);
        await page.keyboard.press("a");
        await drawn(page);
        // A figure that is drawn once the slide is seen makes it higher, and the slide then makes room.
        await expect
          .poll(async () => (await page.evaluate(measured)).bottom, { message: `slide ${i}` })
          .toBeLessThanOrEqual(1.001);
        expect((await page.evaluate(measured)).zoom, `slide ${i}`).toBeGreaterThan(0.32);
        await page.keyboard.press("Space");
      }
      await page.close();
    },
  );

  it("are led from the presenter's page: next, answers, the presenter's notes, the time", async (context) => {
    needs(context, chromium, "a Chromium");
    const room = await copy!.browser.newContext();
    const wall = await room.newPage();
    await wall.goto(`${copy!.server.address}notebooks/04-the-corridor/?slides`);
    await wall.waitForSelector("html[data-slides]");
    const [desk] = await Promise.all([room.waitForEvent("page"), wall.keyboard.press("s")]);
    await desk.waitForSelector('.presenter .now:has-text("1 of")');
    await desk.fill(".presenter textarea", "Ask who has been in such a corridor.");
    await desk.locator(".presenter h2").first().click();
    await desk.keyboard.press("ArrowRight");
    await onSlide(wall, 2);
    await desk.waitForSelector('.presenter .now:has-text("2 of")');
    expect(await desk.inputValue(".presenter textarea")).toBe("");
    await desk.keyboard.press("ArrowLeft");
    await desk.waitForSelector('.presenter .now:has-text("1 of")');
    await expect
      .poll(() => desk.inputValue(".presenter textarea"))
      .toBe("Ask who has been in such a corridor.");
    await desk.waitForSelector('.presenter .clock:has-text("0:0")');
    while (!(await desk.textContent(".presenter .now"))!.includes("an answer"))
      await desk.keyboard.press("ArrowRight");
    await wall.waitForSelector("section.present > section.present .cover:visible");
    await desk.keyboard.press("a");
    await wall.waitForSelector("section.present > section.present .cover", { state: "hidden" });
    await room.close();
  });
});
