/** The board in a real browser, by keyboard alone, on a page without a network. */
import { createRequire } from "node:module";
import { playElimination } from "coordlab-experiments";
import { chromium } from "playwright-core";
import { expect, test } from "vitest";
import { findChromium } from "../../tools/test-jupyter/browsers.js";
import { needs } from "./needs.js";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

test("a star is taken apart, a drawing made and messages sent; axe-core finds nothing at 390 and 1280 px", async (context) => {
  const executablePath = needs(context, findChromium(), "a Chromium");
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    for (const width of [390, 1280]) {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      const broken: string[] = [];
      page.on("pageerror", ({ message }) => broken.push(message));
      page.on("request", (request) => broken.push(request.url()));
      await page.setContent(
        `<!doctype html><html lang="en"><title>A page</title><main><h1>A page</h1><h2>A figure</h2>${playElimination().html}</main></html>`,
      );
      const said = () => page.textContent('[data-do="said"]');
      const level = async (name: string) => {
        await page.focus('[data-do="level"]');
        await page.keyboard.type(name);
      };
      const press = async (agent: number) => {
        await page.focus(`[data-agent="${agent}"]`);
        await page.keyboard.press("Enter");
      };
      const clean = async () =>
        expect(
          await page.evaluate("axe.run().then(({ violations }) => violations.map(({ id }) => id))"),
        ).toEqual([]);
      await page.addScriptTag({ path: axe });

      await level("a star");
      expect(await said()).toContain("The library's own order takes 57 cells.");
      await press(0);
      expect(await said()).toContain("a table of 729 rows over 1, 2, 3, 4, 5, 6");
      await clean();
      await page.focus('[data-do="undo"]');
      await page.keyboard.press("Enter");
      for (let agent = 1; agent < 7; agent++) await press(agent);
      await press(0);
      expect(await said()).toContain("Everybody is home: 57 cells, the library's order takes 57");
      for (let agent = 0; agent < 7; agent++) await page.keyboard.press("Enter");
      const [, mine, library] = /Together they earn (\d+); the library says (\d+)/.exec((await said())!)!;
      expect(mine).toBe(library);
      await clean();

      await level("your own");
      for (const agent of [0, 1, 1, 2]) await press(agent);
      expect(await said()).toContain("1 and 2 are joined; 2 edges.");
      await page.focus('[data-do="play"]');
      await page.keyboard.press("Enter");
      await press(1);
      expect(await said()).toContain("New: 0 and 2.");

      await level("messages");
      await page.focus('[data-do="send"]');
      for (let message = 0; message < 6; message++) await page.keyboard.press("Enter");
      expect(await said()).toContain("41 and 38 from here. A lap ago it was 22 and 19: 19 and 19 more");
      await page.focus('[data-do="decide"]');
      await page.keyboard.press("Enter");
      expect(await said()).toContain("pay 17, then 17, then 12; there the messages rest");
      await clean();
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
      expect(broken.filter((line) => !line.startsWith("data:"))).toEqual([]);
      await page.close();
    }
  } finally {
    await browser.close();
  }
});
