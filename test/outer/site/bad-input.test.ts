/// <reference lib="dom" />
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findChromium } from "../../../tools/test-jupyter/browsers.js";
import { needs } from "../needs.js";
import { type BuiltCopy, builtCopy } from "./built-copy.js";
import { corridor, firstCode, isStored, later, runAndWait, write } from "./learner.js";

const chromium = findChromium();
let copy: BuiltCopy | undefined;
let page: Page;

beforeAll(async () => {
  if (chromium) copy = await builtCopy(chromium);
});
afterAll(() => copy?.close());
beforeEach(async (context) => {
  needs(context, chromium, "a Chromium");
  page = await opened(await copy!.browser.newContext());
});
/** After whatever a cell did: another one runs, and the text is kept. */
afterEach(async () => {
  const text = await page.textContent(`#${firstCode} .cm-content`);
  await write(page, later, "[1, 2].map((x) => x * 2)");
  expect(await runAndWait(page, later)).toContain("[ 2, 4 ]");
  await page.reload();
  await page.waitForSelector(`#${firstCode}.edited`);
  expect(await page.textContent(`#${firstCode} pre.code`)).toContain(text!.slice(0, 20));
  await page.context().close();
});

async function opened(learner: BrowserContext): Promise<Page> {
  const page = await learner.newPage();
  await page.goto(copy!.server.address + corridor);
  await page.waitForSelector("html[data-ready]");
  return page;
}

async function tell(text: string, state = "failed"): Promise<string> {
  await write(page, firstCode, text);
  return runAndWait(page, firstCode, state);
}

describe("a cell that", () => {
  it("cannot be read says in which line", async () => {
    expect(await tell("const a = (1;")).toContain("Line 1");
  });

  it("uses a name that nobody declared is asked whether it meant another", async () => {
    expect(await tell("const demand = 1; demnad + 1")).toContain("Did you mean demand?");
    expect(await tell('import { corridr } from "coordlab"; corridr')).toContain("Did you mean corridor?");
  });

  it("throws says what and where", async () => {
    const said = await tell('\nthrow new Error("so there");');
    expect(said).toContain("so there");
    expect(said).toContain("line 2");
  });

  it("has a promise that fails later is told so, in that cell", async () => {
    await tell('setTimeout(() => Promise.reject(new Error("too late")), 50); 1', "done");
    await page.waitForSelector(`#${firstCode} .trouble:has-text("too late")`);
  });

  it("loops for ever is stopped", async () => {
    await write(page, firstCode, "for (;;);");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(`#${firstCode}[data-state="running"]`);
    await page.keyboard.press("Control+.");
    await page.waitForSelector(`#${firstCode}[data-state="stopped"]`);
    expect(await page.textContent(`#${firstCode} .ribbon`)).toContain("You stopped this cell");
  });

  it("waits for ever is stopped", async () => {
    await write(page, firstCode, "await new Promise(() => {});");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(`#${firstCode}[data-state="running"]`);
    await page.keyboard.press("Control+.");
    await page.waitForSelector(`#${firstCode}[data-state="stopped"]`);
  });

  it("floods the output shows its beginning and its end", async () => {
    const said = await tell('for (let i = 0; i < 1e5; i++) console.log("line", i);', "done");
    expect(said).toContain("line 0");
    expect(said).toContain("99,750 lines left out");
    expect(said).toContain("line 99999");
  });

  it("asks for more memory than exists is told so", async () => {
    expect(await tell("new Float64Array(2 ** 40)")).toMatch(/not enough memory/);
    expect(await tell("new ArrayBuffer(2 ** 52)")).toMatch(/not enough memory/);
  });

  it("takes all memory bit by bit loses nothing: opened again, the page says which cell it was", async () => {
    await write(
      page,
      firstCode,
      "const all: unknown[] = []; for (;;) all.push(Array(1e6).fill(all.length));",
    );
    await page.waitForFunction(isStored, `edit/04-the-corridor/${firstCode}`);
    const ended = Promise.race([
      page.waitForEvent("crash", { timeout: 300_000 }).then(() => "crashed"),
      page.waitForSelector(`#${firstCode}[data-state="failed"]`, { timeout: 300_000 }).then(
        () => "failed",
        () => "crashed",
      ),
    ]);
    await page.keyboard.press("Control+Enter");
    if ((await ended) === "failed")
      return expect(await page.textContent(`#${firstCode} .outputs`)).toMatch(/memory/);
    const crashed = page;
    page = await opened(page.context());
    await crashed.close();
    expect(await page.textContent(`#${firstCode}`)).toContain("The page went down while cell 1 ran");
    await page.locator(`#${firstCode} button`, { hasText: "Edit" }).click();
    await page.waitForSelector(`#${firstCode} .cm-content:focus`);
  });

  it("breaks JavaScript itself is told what it broke, and the kernel is renewed", async () => {
    expect(await tell("Array.prototype.map = () => [];", "done")).toContain("Array.prototype.map");
  });

  it("reaches for the network or the learner's store finds neither", async () => {
    const names =
      "indexedDB caches fetch XMLHttpRequest WebSocket EventSource BroadcastChannel importScripts";
    expect(
      await tell(`"${names}".split(" ").filter((name) => globalThis[name] !== undefined)`, "done"),
    ).toContain("[]");
  });
});
