/// <reference lib="dom" />
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findChromium } from "../../../tools/test-jupyter/browsers.js";
import { needs } from "../needs.js";
import { type BuiltCopy, builtCopy, downloaded } from "./built-copy.js";
import { corridor, firstCode, isStored, later, openedNotebook, runAndWait, write } from "./learner.js";

const chromium = findChromium();
let copy: BuiltCopy | undefined;

beforeAll(async () => {
  if (chromium) copy = await builtCopy(chromium);
});
afterAll(() => copy?.close());

const notebook = (path?: string) => openedNotebook(copy!, path);

describe("a learner's work on a page", () => {
  it("an edit runs with what it needs, survives a reload, and is reset", async (context) => {
    needs(context, chromium, "a Chromium");
    const { page, complaints } = await notebook();
    await write(page, later, 'console.log("mine", crossingsAlone(2, 0.5));');
    expect(await runAndWait(page, later)).toContain("mine 0.5");
    expect(await page.textContent(`#${later} .state`)).toContain("ran cell 1 first");
    await page.reload();
    await page.waitForSelector(`#${later}[data-state="done"]`);
    expect(await page.textContent(`#${later} pre.code`)).toContain("mine");
    expect(await page.textContent(`#${later} .outputs`)).toContain("mine 0.5");
    await page.locator(`#${later} button`, { hasText: "Reset" }).click();
    expect(await page.textContent(`#${later} pre.code`)).not.toContain("mine");
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("says which types do not fit once it is asked, and from then on by itself", async (context) => {
    needs(context, chromium, "a Chromium");
    const { page, complaints } = await notebook();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await write(page, later, 'const six: number = "six";');
    expect(asked.filter((path) => /checker-/.test(path))).toEqual([]);
    await page.locator(`#${later} button`, { hasText: "Check types" }).press("Enter");
    await page.waitForSelector(`#${later} .types details`, { timeout: 60_000 });
    expect(await page.textContent(`#${later} .types summary`)).toBe(
      "Line 1: This should be a number, and it is text.",
    );
    await write(page, later, "const six: number = 6;");
    await page.waitForSelector(`#${later} .types details`, { state: "detached" });
    expect(await page.textContent(`#${later} .types`)).toBe("The types fit.");
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("marks what hangs on a change as out of date, and nothing else", async (context) => {
    needs(context, chromium, "a Chromium");
    const { page } = await notebook();
    const text = (await page.textContent(`#${firstCode} code`)) ?? "";
    await write(page, firstCode, `${text}\nconst mine = 1;`);
    await page.waitForSelector(`#${later}[data-state="stale"]`);
    expect(await page.getAttribute("#bet-starved", "data-state")).not.toBe("stale");
    await page.close();
  });

  it("leaves the editor by Escape, and Tab goes on through the page", async (context) => {
    needs(context, chromium, "a Chromium");
    const { page } = await notebook();
    await write(page, firstCode, "1");
    // The first Escape may close a list of completions.
    await expect
      .poll(async () => {
        await page.keyboard.press("Escape");
        return page.evaluate(() => document.activeElement?.textContent);
      })
      .toBe("Edit");
    await page.keyboard.press("Enter");
    await page.waitForSelector(`#${firstCode} .cm-content:focus`);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest(".cm-content"))).toBeNull();
    await page.close();
  });

  it("works offline after the first visit", async (context) => {
    needs(context, chromium, "a Chromium");
    const browserContext = await copy!.browser.newContext({ acceptDownloads: true });
    const page = await browserContext.newPage();
    await page.goto(copy!.server.address + corridor);
    await page.waitForSelector("html[data-ready]");
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await write(page, firstCode, 'console.log("kept");');
    await page.waitForFunction(isStored, `edit/04-the-corridor/${firstCode}`);
    await browserContext.setOffline(true);
    await page.reload();
    await page.waitForSelector("html[data-ready]");
    expect(await page.textContent(`#${firstCode} pre.code`)).toContain("kept");
    await page.locator(`#${firstCode} button`, { hasText: "Run" }).first().click();
    await page.waitForSelector(`#${firstCode}[data-state="done"]`, { timeout: 60_000 });
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await page.goto(copy!.server.address);
    await page.waitForSelector('li.card .done:has-text("1 of your own")');
    await browserContext.close();
  });

  it("untouched, the download is the published file to the byte", async (context) => {
    needs(context, chromium, "a Chromium");
    const { page } = await notebook();
    const published = readFileSync(join(copy!.folder, `${corridor}04-the-corridor.ipynb`), "utf8");
    expect(await downloaded(page)).toBe(published);
    await page.close();
  });
});
