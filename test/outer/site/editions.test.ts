/// <reference lib="dom" />
import { cpSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Cell } from "../../../tools/notebook/notebook.js";
import { buildSite } from "../../../tools/site/build/build-site.js";
import { type CoursePage, coursePages } from "../../../tools/site/build/course-map.js";
import { findChromium } from "../../../tools/test-jupyter/browsers.js";
import { needs } from "../needs.js";
import { type BuiltCopy, builtCopy } from "./built-copy.js";
import { corridor, firstCode, later, write } from "./learner.js";

const chromium = findChromium();
const slug = "04-the-corridor";
let copy: BuiltCopy | undefined;
/** The next release of the same course. */
const next = mkdtempSync(join(tmpdir(), "course-next-"));

beforeAll(async () => {
  if (!chromium) return;
  const pages = (await coursePages()).filter((page) => page.slug === slug);
  copy = await builtCopy(chromium, (folder) => buildSite(folder, { pages }));
  await buildSite(next, { pages: pages.map(inNextEdition) });
});
afterAll(async () => {
  await copy?.close();
  rmSync(next, { recursive: true });
});

function inNextEdition(page: CoursePage): CoursePage {
  const change = (cell: Cell): Cell => {
    if (cell.id === firstCode) return { ...cell, source: `${cell.source}\nconst nextEdition = 2;` };
    if (/^# /.test(cell.source)) return { ...cell, source: `${cell.source}\n\nThis is the next edition.` };
    return cell;
  };
  return { ...page, notebook: { ...page.notebook, cells: page.notebook.cells.map(change) } };
}

describe("a new edition", () => {
  it("waits while a page is open and edited, mixes nothing, and offers what was made before", async (context) => {
    needs(context, chromium, "a Chromium");
    const { folder, server, browser } = copy!;
    const learner = await browser.newContext();
    const opened = async () => {
      const page = await learner.newPage();
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
      await page.goto(server.address + corridor);
      await page.waitForSelector("html[data-ready]");
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      return { page, complaints };
    };
    await (await opened()).page.close();
    const { page: edited, complaints } = await opened();
    const { page: other } = await opened();
    await write(edited, firstCode, 'console.log("mine", 1 + 1);');
    const edition = await edited.getAttribute("html", "data-edition");

    // The release: the server has other files from one moment to the next.
    renameSync(folder, `${folder}.before`);
    cpSync(next, folder, { recursive: true });
    await other.reload();
    for (const page of [other, edited])
      await page.waitForSelector('.notice:has-text("A new edition of the course is ready")', {
        timeout: 60_000,
      });
    expect(await other.textContent("main")).not.toContain("This is the next edition.");
    await Promise.all([other.waitForEvent("load"), other.click('.notice button:has-text("Reload")')]);
    expect(await other.textContent("main")).toContain("This is the next edition.");
    expect(await other.getAttribute("html", "data-edition")).not.toBe(edition);

    // The other tab stands as it was, and gets the rest of its own edition.
    expect(await edited.getAttribute("html", "data-edition")).toBe(edition);
    expect(await edited.textContent(`#${firstCode} .cm-content`)).toContain("mine");
    await edited.locator(`#${firstCode} .cm-content`).focus();
    await edited.keyboard.press("Control+Enter");
    await edited.waitForSelector(`#${firstCode}[data-state="done"]`);
    expect(await edited.textContent(`#${firstCode} .outputs`)).toContain("mine 2");
    await edited.locator('.bar [data-do="search"]').click();
    await edited.fill("dialog.search input", "corridor");
    await edited.waitForSelector("dialog.search li");
    await edited.keyboard.press("Escape");
    await edited.locator(`#${firstCode} button`, { hasText: "Reset" }).click();
    await edited.locator(`#${later} button`, { hasText: "Run" }).first().click();
    await edited.waitForSelector(`#${later}[data-state="done"]`);
    expect(await edited.textContent(`#${later} .state`)).toContain("= published");
    expect(complaints).toEqual([]);

    // Loaded again, it is of the next edition; the edit of the earlier text is offered.
    await write(edited, firstCode, 'console.log("mine again");');
    await edited.keyboard.press("Control+Enter");
    await edited.waitForSelector(`#${firstCode} .outputs:has-text("mine again")`);
    expect(await edited.evaluate(() => caches.keys())).toHaveLength(2);
    await edited.reload();
    await edited.waitForSelector("html[data-ready]");
    expect(await edited.textContent(`#${firstCode} pre.code`)).toContain("nextEdition");
    expect(await edited.textContent(`#${firstCode} .outputs`)).not.toContain("mine again");
    expect(await edited.textContent(`#${firstCode} .ribbon`)).toContain("mine again");
    expect(await edited.textContent(".ribbon.earlier")).toContain("earlier edition");
    await edited.click(`#${firstCode} .ribbon button:has-text("Use mine")`);
    expect(await edited.textContent(`#${firstCode} pre.code`)).toContain("mine again");
    await edited.click('.ribbon.earlier button:has-text("Show mine")');
    await edited.waitForSelector(`#${firstCode} .outputs:has-text("mine again")`);
    // No page of the earlier edition is open any more.
    await expect.poll(() => edited.evaluate(() => caches.keys())).toHaveLength(1);
    await learner.close();
    rmSync(`${folder}.before`, { recursive: true });
  });
});
