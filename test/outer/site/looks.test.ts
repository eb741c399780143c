/// <reference lib="dom" />
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findChromium } from "../../../tools/test-jupyter/browsers.js";
import { needs } from "../needs.js";
import { type BuiltCopy, builtCopy, drawn } from "./built-copy.js";

const chromium = findChromium();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let copy: BuiltCopy | undefined;

beforeAll(async () => {
  if (chromium) copy = await builtCopy(chromium);
});
afterAll(() => copy?.close());

interface Axe {
  run(options: object): Promise<{ violations: { id: string; nodes: { target: unknown; html: string }[] }[] }>;
}

const pages = [
  "",
  "glossary/",
  "bets/",
  "references/",
  "library/",
  "library/coordlab/",
  "notebooks/00-be-agent-3/",
  "notebooks/02-four-mechanisms/",
  "notebooks/04-the-corridor/",
  "notebooks/09-learned-edges/",
  "notebooks/10-agent-frameworks/",
  "notebooks/11-your-class/",
  "assignments/04-write-a-convention/",
];

describe("a page of the site", () => {
  it.for(pages.flatMap((path) => [false, true].map((dark) => [path, dark] as const)))(
    "/%s (dark: %s) is clean for axe with everything open",
    async ([path, dark], context) => {
      needs(context, chromium, "a Chromium");
      const { page } = await copy!.open(path, { dark });
      await drawn(page);
      await page.evaluate(() => {
        for (const fold of document.querySelectorAll("details")) fold.open = true;
      });
      await drawn(page);
      // Evaluated by the debugger, which the page's policy does not bind.
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() =>
        (globalThis as unknown as { axe: Axe }).axe.run({ iframes: false, resultTypes: ["violations"] }),
      );
      expect(
        violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`,
        ),
      ).toEqual([]);
      await page.close();
    },
  );

  it.for([390, 1280, 1920])("is not wider than a window of %i px", async (width, context) => {
    needs(context, chromium, "a Chromium");
    for (const path of pages) {
      const { page } = await copy!.open(path, { width });
      await drawn(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(`${path} ${wide}`).toBe(`${path} 0`);
      await page.close();
    }
  });

  it.for([
    [false, "rgb(255, 255, 255)", "#222222"],
    [true, "rgb(21, 23, 28)", "#e7e6e2"],
  ] as const)(
    "draws a live chart on a ground of the hour (dark: %s)",
    async ([dark, ground, ink], context) => {
      needs(context, chromium, "a Chromium");
      const { page } = await copy!.open("notebooks/11-your-class/", { dark });
      const chart = page.locator("figure[data-live=chart] svg").first();
      await page.locator("figure[data-live=chart]").first().scrollIntoViewIfNeeded();
      await chart.waitFor();
      await expect
        .poll(() =>
          chart.evaluate((svg) => [
            svg.style.backgroundColor,
            svg.querySelector(".role-title-text text")?.getAttribute("fill"),
          ]),
        )
        .toEqual([ground, ink]);
    },
  );

  it.for([false, true])(
    "prints whole, on white paper (dark: %s), and shuts its answers again",
    async (dark, context) => {
      needs(context, chromium, "a Chromium");
      const { page } = await copy!.open("notebooks/04-the-corridor/", { dark, width: 794 });
      await page.waitForSelector("html[data-ready]");
      const shut = () => page.locator("main details:not([open])").count();
      const before = await shut();
      expect(before).toBeGreaterThan(3);
      await page.emulateMedia({ media: "print" });
      await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
      expect(await shut()).toBe(0);
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>("main :is(pre, table, img, .katex-display)")]
          .filter((part) => {
            const { right, height } = part.getBoundingClientRect();
            return height > 0 && (right > innerWidth + 1 || part.scrollHeight > part.clientHeight + 40);
          })
          .map((part) => part.outerHTML.slice(0, 120)),
      );
      expect(cut).toEqual([]);
      expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
        "rgb(255, 255, 255)",
      );
      await page.evaluate(() => dispatchEvent(new Event("afterprint")));
      expect(await shut()).toBe(before);
      await page.close();
    },
  );
});
