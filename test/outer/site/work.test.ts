/// <reference lib="dom" />
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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

async function notebook(path = corridor): Promise<{ page: Page; complaints: string[] }> {
  const opened = await copy!.open(path);
  await opened.page.waitForSelector("html[data-ready]");
  return opened;
}

/** Writes a cell's code by keyboard, as a learner does. */
async function write(page: Page, cell: string, text: string): Promise<void> {
  await page.locator(`#${cell} button`, { hasText: "Edit" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector(`#${cell} .cm-content:focus`);
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
}

async function runAndWait(page: Page, cell: string, state = "done"): Promise<string> {
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector(`#${cell}[data-state="${state}"]`, { timeout: 60_000 });
  return (await page.textContent(`#${cell} .outputs`)) ?? "";
}

/** Imports what most cells need. */
const firstCode = "cell-04";
/** Needs the first. */
const later = "cell-11";

/** Runs in the page: whether the browser's store has a key. */
function isStored(key: string): Promise<boolean> {
  return new Promise((resolve) => {
    const opening = indexedDB.open("coordination-course");
    opening.onsuccess = () => {
      const asked = opening.result.transaction("work").objectStore("work").getKey(key);
      asked.onsuccess = () => resolve(asked.result !== undefined);
    };
  });
}

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

  it("says what is wrong with a cell, and the page lives on", async (context) => {
    needs(context, chromium, "a Chromium");
    const { page } = await notebook();
    const tell = async (text: string, state = "failed") => {
      await write(page, firstCode, text);
      return runAndWait(page, firstCode, state);
    };
    expect(await tell("const a = (1;")).toContain("Line 1");
    expect(await tell("const demand = 1; demnad + 1")).toContain("Did you mean demand?");
    expect(await tell('throw new Error("so there")')).toContain("so there");
    expect(await tell('import { corridr } from "coordlab"; corridr')).toContain("Did you mean corridor?");
    expect(await tell('Promise.reject(new Error("later")); 1', "done")).toContain("");
    await page.waitForSelector(`#${firstCode} .trouble`, { timeout: 5000 });
    expect(await tell("for (let i = 0; i < 1e5; i++) console.log(i);", "done")).toContain("lines left out");
    await tell("Array.prototype.map = () => 1;", "done").catch(() => {});
    expect(await page.textContent(`#${firstCode} .outputs`)).toContain("Array.prototype.map");
    expect(await tell("[1, 2].map((x) => x * 2)", "done")).toContain("[ 2, 4 ]");
    await page.close();
  });

  it("stops a cell that loops for ever, and the next one runs", async (context) => {
    needs(context, chromium, "a Chromium");
    const { page } = await notebook();
    await write(page, firstCode, "for (;;);");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(`#${firstCode}[data-state="running"]`);
    await page.keyboard.press("Control+.");
    await page.waitForSelector(`#${firstCode}[data-state="stopped"]`);
    await write(page, firstCode, "1 + 1");
    expect(await runAndWait(page, firstCode)).toContain("2");
    await page.close();
  });

  it("keeps the network and the learner's store from cells", async (context) => {
    needs(context, chromium, "a Chromium");
    const { page } = await notebook();
    const names =
      "indexedDB caches fetch XMLHttpRequest WebSocket EventSource BroadcastChannel importScripts";
    await write(page, firstCode, `"${names}".split(" ").filter((name) => globalThis[name] !== undefined)`);
    expect(await runAndWait(page, firstCode)).toContain("[]");
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

  it("works offline after the first visit, and goes out and in as a file", async (context) => {
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
    await page.click('.bar [data-do="settings"]');
    const [file] = await Promise.all([page.waitForEvent("download"), page.click('text="Export to a file"')]);
    const work = join(copy!.folder, "work.json");
    writeFileSync(work, readFileSync(await file.path()));
    await browserContext.close();

    const other = await (await copy!.browser.newContext()).newPage();
    await other.goto(copy!.server.address);
    await other.click('.bar [data-do="settings"]');
    await other.setInputFiles("dialog.settings input[type=file]", work);
    await Promise.all([other.waitForEvent("load"), other.click('text="Bring them in"')]);
    await other.goto(copy!.server.address + corridor);
    await other.waitForSelector(`#${firstCode}.edited`);
    expect(await other.textContent(`#${firstCode} pre.code`)).toContain("kept");
    await other.close();
  });

  it("untouched, the download is the published file to the byte", async (context) => {
    needs(context, chromium, "a Chromium");
    const { page } = await notebook();
    const published = readFileSync(join(copy!.folder, `${corridor}04-the-corridor.ipynb`), "utf8");
    expect(await downloaded(page)).toBe(published);
    await page.close();
  });
});
