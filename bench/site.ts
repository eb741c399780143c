/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/**
 * The course as a web page: what a first visit transfers, and how soon a cell can be changed and has run. In a
 * headless Chromium, from a plain server on this machine.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium, type Page } from "playwright-core";
import { printTable } from "./table.js";

const notebook = "notebooks/04-the-corridor/";
const large = "notebooks/03-coordination-graphs/";
const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

export async function run(): Promise<void> {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) {
    process.stdout.write("\nSKIPPED site: there is no Chromium; name one in CHROMIUM\n");
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), "course-bench-site-"));
  execFileSync(process.execPath, ["tools/course.mjs", "site", "--out", folder], { stdio: "ignore" });
  let sent: { path: string; bytes: number }[] = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(request.url!.split("?")[0]!).replace(/\/$/, "/index.html");
    const body = await readFile(join(folder, path)).catch(() => undefined);
    if (!body) return void response.writeHead(404).end();
    const packed = gzipSync(body, { level: 9 });
    sent.push({ path, bytes: packed.length });
    response.writeHead(200, {
      "content-type": types[extname(path)] ?? "application/octet-stream",
      "content-encoding": "gzip",
    });
    response.end(packed);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = await chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  const kilobytes = (kind: RegExp) =>
    Math.round(sent.filter(({ path }) => kind.test(path)).reduce((sum, { bytes }) => sum + bytes, 0) / 1000);
  try {
    const context = await browser.newContext({ serviceWorkers: "block" });
    const rows: (string | number)[][] = [["visit", "first paint (ms)", "editable (ms)", "first result (ms)"]];
    for (const visit of ["cold", "warm"]) {
      const page = await context.newPage();
      const text = /\.(?:js|css)$/;
      let editable = 0;
      const times = await firstResult(page, address + notebook, () => {
        editable = kilobytes(text);
      });
      rows.push([visit, ...times]);
      if (visit === "cold") {
        process.stdout.write(
          `\nscripts and styles to the first editable cell ${editable} kB, to its result ${kilobytes(text)} kB; the page ${kilobytes(/\.html$/)} kB (gzip)\n`,
        );
        // Charts that answer a bet are drawn when their fold is opened.
        await page.evaluate(() => {
          for (const fold of document.querySelectorAll("details")) fold.open = true;
          document.querySelector('figure[data-live="chart"]')?.scrollIntoView();
        });
        await page.waitForSelector('figure[data-live="chart"][data-drawn]');
        process.stdout.write(
          `with charts: ${kilobytes(text)} kB; the notebook's file ${kilobytes(/\.ipynb$/)} kB, fonts ${kilobytes(/\.woff2$/)} kB, pictures ${kilobytes(/\.svg$/)} kB\n`,
        );
      }
      await page.close();
      sent = [];
    }
    printTable("Notebook 04, from the address to a result", rows);
    const whole: (string | number)[][] = [
      ["notebook", "all cells (s)", "by tslab (s)", "ratio", "memory of the page (MB)"],
    ];
    for (const path of [notebook, large]) {
      const page = await context.newPage();
      await page.goto(address + path);
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
      whole.push([
        path,
        seconds.toFixed(1),
        other.toFixed(1),
        (seconds / other).toFixed(2),
        Math.round(usedSize / 1e6),
      ]);
      await page.close();
    }
    printTable("Whole notebooks (tslab with its start; memory without the kernel's)", whole);
    process.stdout.write(
      "SKIPPED JupyterLite and JupyterLab as references: `npm run test:jupyter` times JupyterLab's own run\n",
    );
  } finally {
    await browser.close();
    server.close();
    await rm(folder, { recursive: true });
  }
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
