/// <reference lib="dom" />
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Cell } from "../../../tools/notebook/notebook.js";
import { buildSite } from "../../../tools/site/build/build-site.js";
import { coursePages } from "../../../tools/site/build/course-map.js";
import { findChromium } from "../../../tools/test-jupyter/browsers.js";
import { needs } from "../needs.js";
import { type BuiltCopy, builtCopy } from "./built-copy.js";
import { corridor } from "./learner.js";

const chromium = findChromium();
let copy: BuiltCopy | undefined;

const injected = `<script>document.title = "ran"</script>
<img src="data:," onerror="document.title = 'ran'">
<svg onload="document.title = 'ran'"></svg>
<iframe srcdoc="<script>parent.document.title = 'ran'</script>"></iframe>
<a id="bait" href="javascript:document.title = 'ran'">a link</a>
[another](javascript:document.title='ran')`;

beforeAll(async () => {
  if (!chromium) return;
  const pages = (await coursePages()).filter(({ slug }) => corridor.includes(slug));
  const change = (cell: Cell): Cell =>
    /^# /.test(cell.source) ? { ...cell, source: `${cell.source}\n\n${injected}` } : cell;
  const changed = pages.map((page) => ({
    ...page,
    notebook: { ...page.notebook, cells: page.notebook.cells.map(change) },
  }));
  copy = await builtCopy(chromium, (folder) => buildSite(folder, { pages: changed }));
});
afterAll(() => copy?.close());

describe("a script in a markdown cell", () => {
  it.for(["", "?slides"])("does not run on the page %s", async (view, context) => {
    needs(context, chromium, "a Chromium");
    const { page } = await copy!.open(corridor + view);
    await page.waitForSelector(view ? "html[data-slides]" : "html[data-ready]");
    for (const link of await page.locator('a[href^="javascript:"]').all()) await link.dispatchEvent("click");
    expect(await page.title()).not.toBe("ran");
    await page.close();
  });
});
