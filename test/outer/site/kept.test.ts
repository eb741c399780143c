/// <reference lib="dom" />
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium as browserType, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findChromium } from "../../../tools/test-jupyter/browsers.js";
import { needs } from "../needs.js";
import { type BuiltCopy, builtCopy, chromiumArgs } from "./built-copy.js";
import { corridor, firstCode, isStored, runAndWait, write } from "./learner.js";

const chromium = findChromium();
let copy: BuiltCopy | undefined;

beforeAll(async () => {
  if (chromium) copy = await builtCopy(chromium);
});
afterAll(() => copy?.close());

async function opened(page: Page): Promise<Page> {
  await page.goto(copy!.server.address + corridor);
  await page.waitForSelector("html[data-ready]");
  return page;
}

const notices = (page: Page) => page.locator(".notice:visible").allTextContents();

describe("a learner's work", () => {
  it("goes out and in as one file: edits, outputs, bets and progress", async (context) => {
    needs(context, chromium, "a Chromium");
    const learner = await copy!.browser.newContext({ acceptDownloads: true });
    const page = await opened(await learner.newPage());
    const published = await page.textContent(`#${firstCode} pre.code`);
    await write(page, firstCode, `${published}\nconsole.log("kept", 6 * 7);`);
    await runAndWait(page, firstCode);
    const bet = page.locator('[data-bet*=\'"kind":"number"\']').first();
    const { id } = JSON.parse((await bet.getAttribute("data-bet"))!) as { id: string };
    await bet.locator("input.number").first().focus();
    await page.keyboard.type("60");
    await page.keyboard.press("Enter");
    await page.waitForSelector(`[data-settles="${id}"][data-state="done"]`, { timeout: 60_000 });
    await page.locator("main h2").nth(2).scrollIntoViewIfNeeded();
    await page.mouse.wheel(0, 600);
    await page.waitForFunction(isStored, "read/04-the-corridor");
    const [placed, progress] = [
      await bet.locator(".placed").textContent(),
      await page.textContent(".rail .progress span"),
    ];
    await page.click('.bar [data-do="settings"]');
    const [file] = await Promise.all([page.waitForEvent("download"), page.click('text="Export to a file"')]);
    const work = join(copy!.folder, "work.json");
    writeFileSync(work, readFileSync(await file.path()));
    await learner.close();

    const other = await (await copy!.browser.newContext()).newPage();
    await other.goto(copy!.server.address);
    await other.click('.bar [data-do="settings"]');
    await other.setInputFiles("dialog.settings input[type=file]", work);
    await other.waitForSelector('dialog [role=status]:has-text("1 bet")');
    await Promise.all([other.waitForEvent("load"), other.click('text="Bring them in"')]);
    await opened(other);
    expect(await other.textContent(`#${firstCode} pre.code`)).toContain("kept");
    expect(await other.textContent(`#${firstCode} .outputs`)).toContain("kept 42");
    expect(await other.locator(`[data-bet*='"${id}"'] .placed`).textContent()).toBe(placed);
    expect(await other.textContent(".rail .progress span")).toBe(progress);
    await other.context().close();
  });

  it("in a file that this course did not write changes nothing", async (context) => {
    needs(context, chromium, "a Chromium");
    const page = await (await copy!.browser.newContext()).newPage();
    await page.goto(copy!.server.address);
    await page.click('.bar [data-do="settings"]');
    const file = join(copy!.folder, "other.json");
    for (const [text, words] of [
      ["no JSON", "not a file of this course"],
      ['{"format":"coordination-course/9","entries":[]}', "it says coordination-course/9"],
      ['{"format":"coordination-course/1"}', "not a file that this edition"],
    ] as const) {
      writeFileSync(file, text);
      await page.setInputFiles("dialog.settings input[type=file]", file);
      await page.waitForSelector(`dialog [role=status]:has-text("${words}")`);
    }
    await page.context().close();
  });

  it("that two tabs change is kept as it was changed last, and the other tab says so", async (context) => {
    needs(context, chromium, "a Chromium");
    const learner = await copy!.browser.newContext();
    const [one, two] = [await opened(await learner.newPage()), await opened(await learner.newPage())];
    await write(one, firstCode, '"from the first"');
    await write(two, firstCode, '"from the second"');
    const take = one.locator(`#${firstCode} .ribbon button`, { hasText: "Take it over" });
    await take.click();
    await one.waitForSelector(`#${firstCode} .cm-content:has-text("from the second")`);
    await learner.close();
  });

  it("is safe when the page goes down while a cell runs; a second tab is no crash", async (context) => {
    needs(context, chromium, "a Chromium");
    const learner = await copy!.browser.newContext();
    const page = await opened(await learner.newPage());
    await write(page, firstCode, "for (;;);");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(`#${firstCode}[data-state="running"]`);
    await page.waitForFunction(isStored, "running/04-the-corridor");
    const second = await opened(await learner.newPage());
    expect(await second.locator(`#${firstCode} .ribbon`).count()).toBe(0);
    await second.close();
    await page.goto("chrome://crash").catch(() => {});
    const after = await opened(await learner.newPage());
    expect(await after.textContent(`#${firstCode} .ribbon`)).toContain("The page went down while cell 1 ran");
    expect(await after.textContent(`#${firstCode} pre.code`)).toContain("for (;;);");
    expect(await after.getAttribute(`#${firstCode}`, "data-state")).not.toBe("running");
    await learner.close();
  });

  it("finds a full storage: it is said once, and all else works", async (context) => {
    needs(context, chromium, "a Chromium");
    const learner = await copy!.browser.newContext({ serviceWorkers: "block" });
    const page = await learner.newPage();
    const session = await learner.newCDPSession(page);
    const { origin } = new URL(copy!.server.address);
    await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
    await opened(page);
    await write(page, firstCode, '"one"');
    expect(await runAndWait(page, firstCode)).toContain("one");
    await page.waitForSelector('.notice:has-text("storage is full")');
    await write(page, firstCode, '"two"');
    expect(await runAndWait(page, firstCode)).toContain("two");
    expect((await notices(page)).filter((words) => /full/.test(words))).toHaveLength(1);
    await learner.close();
  });

  it("finds a browser that keeps nothing: it is said once, and all else works", async (context) => {
    needs(context, chromium, "a Chromium");
    const profile = mkdtempSync(join(tmpdir(), "no-storage-"));
    mkdirSync(join(profile, "Default"));
    const settings = { profile: { default_content_setting_values: { cookies: 2 } } };
    writeFileSync(join(profile, "Default", "Preferences"), JSON.stringify(settings));
    const learner = await browserType.launchPersistentContext(profile, {
      executablePath: chromium!,
      args: chromiumArgs,
      acceptDownloads: true,
    });
    const page = await opened(learner.pages()[0] ?? (await learner.newPage()));
    await page.waitForSelector('.notice:has-text("keeps nothing")');
    await write(page, firstCode, '"works"');
    expect(await runAndWait(page, firstCode)).toContain("works");
    expect(await notices(page)).toHaveLength(1);
    const [file] = await Promise.all([page.waitForEvent("download"), page.click('[data-do="download"]')]);
    expect(readFileSync(await file.path(), "utf8")).toContain('\\"works\\"');
    await learner.close();
    rmSync(profile, { recursive: true });
  });
});
