import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gridAnimation } from "../../../../lib/figures/moving/grid-animation.js";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  existsSync,
);
if (!executablePath)
  console.warn("SKIPPED: no Chromium found, the player of animations was not tried in a browser");

const { html } = gridAnimation({
  rows: ["....."],
  paths: [[0, 1, 2, 3, 4].map((column) => [0, column] as const)],
  title: "A robot goes right",
  alt: "A robot goes from the left end to the right one.",
});

describe.skipIf(!executablePath)("two animations on one page", () => {
  let browser: Browser;
  let page: Page;
  const asked: string[] = [];
  const step = (which: number): Promise<string | null> =>
    page.locator('[data-do="step"]').nth(which).textContent();
  const x = async (which: number): Promise<number> =>
    Number(/[\d.]+/.exec((await page.locator("[data-sprite]").nth(which).getAttribute("transform"))!)![0]);

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath!, args: ["--no-sandbox"] });
    page = await browser.newPage();
    page.on("request", (request) => asked.push(request.url()));
    await page.setContent(`<!doctype html>${html}${html}`);
  });
  afterAll(() => browser?.close());

  it("step by keys and buttons, each for itself", async () => {
    await page.locator("[data-animation]").first().focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowLeft");
    await page.locator('[data-do="forward"]').nth(1).click();
    await page.locator('[data-do="forward"]').nth(1).click();
    expect([await step(0), await step(1)]).toEqual(["step 2 of 5", "step 3 of 5"]);
    await page.keyboard.press("End");
    expect(await step(1)).toBe("step 5 of 5");
    expect(await page.locator('[data-do="spoken"]').nth(1).textContent()).toContain("arrived of 1 1");
  });

  it("play, glide between frames, and stop at the end", async () => {
    const left = await x(0);
    await page.locator('[data-do="scrub"]').first().fill("0");
    await page.locator('[data-do="speed"]').first().selectOption("10");
    await page.locator('[data-do="play"]').first().click();
    const first = page.locator("[data-animation]").first();
    await first.locator('[data-do="step"]', { hasText: "step 5 of 5" }).waitFor();
    expect(await x(0)).toBeGreaterThan(left);
    await first.locator('[data-do="play"]', { hasText: "Play" }).waitFor();
  });

  it("ask nothing of any server", () => {
    expect(asked.filter((address) => !address.startsWith("data:"))).toEqual([]);
  });
});
