/** The game in a real browser, by keyboard alone, on a page without a network. */
import { createRequire } from "node:module";
import { independent, seededStream, simulate } from "coordlab";
import { beAgent3 } from "coordlab-experiments";
import { chapterCorridor } from "coordlab-experiments/00-be-agent-3/browser/played-corridor.js";
import { chromium } from "playwright-core";
import { expect, test } from "vitest";
import { findChromium } from "../../tools/test-jupyter/browsers.js";
import { needs } from "./needs.js";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

test("20 steps with two keys, a rule, and the chapter's runs; axe-core finds nothing at 390 and 1280 px", async (context) => {
  const executablePath = needs(context, findChromium(), "a Chromium");
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    for (const width of [390, 1280]) {
      const page = await browser.newPage({ viewport: { width, height: 900 }, reducedMotion: "reduce" });
      const broken: string[] = [];
      page.on("pageerror", ({ message }) => broken.push(message));
      page.on("request", (request) => broken.push(request.url()));
      await page.setContent(
        `<!doctype html><html lang="en"><title>A page</title><main><h1>A page</h1><h2>A figure</h2>${beAgent3().html}</main></html>`,
      );
      const said = (name: string) => page.textContent(`[data-do="${name}"]`);
      await page.keyboard.press("Tab");
      expect(await said("said")).toContain("Step 1 of 20.");
      for (let step = 0; step < 20; step++) await page.keyboard.press("ArrowRight");
      const { collisions, worked } = simulate(chapterCorridor(), independent, 20, seededStream(7));
      expect(await said("said")).toContain(
        `Steps with a bump: ${collisions}. Crossings of the team: ${worked};`,
      );
      await page.keyboard.press("Enter");
      expect(await said("said")).toContain("Step 1 of 20.");
      await page.focus('[data-do="company"]');
      await page.keyboard.type("step in if my number is the l");
      await page.focus('[data-do="run"]');
      await page.keyboard.press("Enter");
      expect(await said("verdict")).toContain("0 with a bump, 194 crossings");
      expect(await said("tried")).toContain("16232");
      await page.addScriptTag({ path: axe });
      const violations = await page.evaluate(
        "axe.run().then(({ violations }) => violations.map(({ id }) => id))",
      );
      expect(violations).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
      expect(broken.filter((line) => !line.startsWith("data:"))).toEqual([]);
      await page.close();
    }
  } finally {
    await browser.close();
  }
});
