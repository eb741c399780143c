/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/**
 * The course as a web page: what a first visit transfers, and how soon a cell can be changed and has run. In a
 * headless Chromium, from a plain server on this machine.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { jupyterLite } from "./other-pages.js";
import { type PackedServer, packedServer } from "./packed-server.js";
import { printTable } from "./table.js";

const notebook = "notebooks/04-the-corridor/";
const large = "notebooks/03-coordination-graphs/";
const pieces = /\.(?:js|css)$/;

export async function run(): Promise<void> {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) {
    process.stdout.write("\nSKIPPED site: there is no Chromium; name one in CHROMIUM\n");
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), "course-bench-site-"));
  execFileSync(process.execPath, ["tools/course.mjs", "site", "--out", folder], { stdio: "ignore" });
  const server = await packedServer(folder);
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath, args });
  try {
    await toFirstResult(browser, server);
    await wholeNotebooks(browser, server);
  } finally {
    await browser.close();
    server.close();
    await rm(folder, { recursive: true });
  }
}

async function toFirstResult(browser: Browser, server: PackedServer): Promise<void> {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const rows: (string | number)[][] = [
    ["page", "scripts and styles (kB)", "first paint (ms)", "editable (ms)", "first result (ms)"],
  ];
  for (const visit of ["cold", "warm"]) {
    server.forget();
    const page = await context.newPage();
    let editable = 0;
    const times = await firstResult(page, server.address + notebook, () => {
      editable = server.kilobytes(pieces);
    });
    rows.push([`notebook 04, ${visit}`, editable, ...times]);
    if (visit === "cold") await reportSizes(page, server);
    await page.close();
  }
  await context.close();
  const lite = await jupyterLite(browser);
  if (typeof lite === "string") process.stdout.write(`SKIPPED JupyterLite: ${lite}\n`);
  else rows.push([lite.name, lite.kilobytes, "-", lite.editable, lite.result]);
  process.stdout.write("SKIPPED JupyterLab: `npm run test:jupyter` times its own run\n");
  printTable("From the address to a result (gzip; 0 kB where the browser has it already)", rows);
}

async function reportSizes(page: Page, server: PackedServer): Promise<void> {
  const before = server.kilobytes(pieces);
  // Charts that answer a bet are drawn when their fold is opened.
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll("details")) fold.open = true;
    document.querySelector('figure[data-live="chart"]')?.scrollIntoView();
  });
  await page.waitForSelector('figure[data-live="chart"][data-drawn]');
  process.stdout.write(
    `\nscripts and styles to the first result ${before} kB, with charts ${server.kilobytes(pieces)} kB; the page ${server.kilobytes(/\.html$/)} kB, the notebook's file ${server.kilobytes(/\.ipynb$/)} kB, fonts ${server.kilobytes(/\.woff2$/)} kB, pictures ${server.kilobytes(/\.svg$/)} kB (gzip)\n`,
  );
  server.forget();
  await page.locator('#cell-04 button:has-text("Check types")').click();
  await page.waitForSelector("#cell-04 .types:has-text('fit')");
  process.stdout.write(`the type checker, once it is asked for: ${server.kilobytes(/checker/)} kB\n`);
}

async function wholeNotebooks(browser: Browser, server: PackedServer): Promise<void> {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const rows: (string | number)[][] = [
    ["notebook", "all cells (s)", "by tslab (s)", "ratio", "memory of the page (MB)"],
  ];
  for (const path of [notebook, large]) {
    const page = await context.newPage();
    await page.goto(server.address + path);
    await page.waitForSelector("html[data-ready]");
    const began = performance.now();
    await page.click('.rail [data-do="run-all"]');
    await page.waitForFunction(
      () =>
        [...document.querySelectorAll<HTMLElement>(".cell:not(.empty)")].every(({ dataset }) =>
          ["done", "failed", "idle", "stale"].includes(dataset.state ?? ""),
        ),
      null,
      { timeout: 300_000 },
    );
    const seconds = (performance.now() - began) / 1000;
    const other = byTslab(path);
    const session = await context.newCDPSession(page);
    const { usedSize } = (await session.send("Runtime.getHeapUsage")) as { usedSize: number };
    const numbers = [seconds, other].map((time) => time.toFixed(1));
    rows.push([path, ...numbers, (seconds / other).toFixed(2), Math.round(usedSize / 1e6)]);
    await page.close();
  }
  printTable("Whole notebooks (tslab with its start; memory without the kernel's)", rows);
}

/** Seconds in which `course run` does the same notebook. */
function byTslab(path: string): number {
  const began = performance.now();
  execFileSync(process.execPath, ["tools/course.mjs", "run", `${path.replace(/\/$/, "")}.ipynb`], {
    stdio: "ignore",
  });
  return (performance.now() - began) / 1000;
}

/** Milliseconds to the first paint, to an editor that takes letters, and to the result of the second cell. */
async function firstResult(page: Page, address: string, isEditable: () => void): Promise<number[]> {
  const began = performance.now();
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForSelector("html[data-ready]");
  await page.locator("#cell-04 button", { hasText: "Edit" }).click();
  await page.waitForSelector("#cell-04 .cm-content:focus");
  const editable = performance.now() - began;
  isEditable();
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector('#cell-04[data-state="done"]');
  const result = performance.now() - began;
  const paint = await page.evaluate(
    () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
  );
  return [paint, editable, result].map(Math.round);
}
