/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** The site as it is built, served by a plain server, in a browser: for the tests of the page. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { readNotebook } from "../../../tools/notebook/read.js";
import { projectRoot } from "../../../tools/project.js";
import { differences } from "../../../tools/run/differences.js";
import { type PlainServer, plainServer } from "./plain-server.js";

/** The lessons, by the names of their pages. */
export const notebookSlugs: readonly string[] = readdirSync(join(projectRoot, "notebooks"))
  .filter((name) => name.endsWith(".ipynb"))
  .map((name) => name.replace(/\.ipynb$/, ""));

export interface BuiltCopy {
  readonly folder: string;
  readonly server: PlainServer;
  readonly browser: Browser;
  /** A page of the site, and everything it complained about. */
  open(
    path: string,
    options?: { width?: number; dark?: boolean },
  ): Promise<{ page: Page; complaints: string[] }>;
  close(): Promise<void>;
}

/** The whole course, as the command makes it. */
async function course(folder: string): Promise<void> {
  execFileSync(process.execPath, ["tools/course.mjs", "site", "--out", folder], {
    cwd: projectRoot,
    stdio: "pipe",
  });
}

export const chromiumArgs = [
  "--disable-gpu",
  "--disable-background-networking",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

export async function builtCopy(
  chromiumPath: string,
  build: (folder: string) => Promise<unknown> = course,
): Promise<BuiltCopy> {
  const folder = mkdtempSync(join(tmpdir(), "course-site-"));
  await build(folder);
  const server = await plainServer(folder);
  const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumArgs });
  return {
    folder,
    server,
    browser,
    async open(path, { width = 1280, dark = false } = {}) {
      const page = await browser.newPage({
        viewport: { width, height: 900 },
        colorScheme: dark ? "dark" : "light",
        acceptDownloads: true,
      });
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("request", (request) => {
        const address = request.url();
        if (!address.startsWith(server.address) && !/^(?:data|blob):/.test(address))
          complaints.push(`asked ${address}`);
      });
      await page.goto(server.address + path);
      return { page, complaints };
    },
    async close() {
      await browser.close();
      server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Runs all cells of a notebook's page; resolves to what each says that did not end well. */
export async function runAll(page: Page, seconds = 300): Promise<string[]> {
  await page.waitForSelector("html[data-ready]");
  await page.click('.rail [data-do="run-all"], .bar [data-do="run-all"]');
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll<HTMLElement>(".cell:not(.empty)")].every(({ dataset }) =>
        ["done", "failed", "stopped", "idle", "stale"].includes(dataset.state ?? ""),
      ),
    null,
    { timeout: seconds * 1000, polling: 200 },
  );
  return page.$$eval('.cell:not(.empty):not([data-state="done"]):not([data-fails])', (cells) =>
    cells.map(
      (cell) =>
        `${cell.id}: ${cell.querySelector(".state")?.textContent} ${cell.querySelector(".trouble")?.textContent ?? ""}`,
    ),
  );
}

/** Waits until everything near the window is drawn: fonts, pictures, charts. */
export async function drawn(page: Page): Promise<void> {
  await page.waitForLoadState("load");
  await page.waitForFunction(() => {
    const near = (element: Element) => {
      const { top, bottom, height } = element.getBoundingClientRect();
      return height > 0 && bottom > 0 && top < innerHeight;
    };
    const charts = [...document.querySelectorAll('figure[data-live="chart"]')].filter(near);
    const pictures = [...document.images].filter(near);
    return (
      document.fonts.status === "loaded" &&
      charts.every((chart) => chart.hasAttribute("data-drawn")) &&
      pictures.every(({ complete }) => complete)
    );
  });
}

/** What the notebook's page, when all its cells have run in it, has other than what is committed. */
export async function differencesInPage({ open, folder }: BuiltCopy, slug: string): Promise<unknown[]> {
  const { page, complaints } = await open(`notebooks/${slug}/`);
  // From the second visit on a page has shared memory, behind a plain server too.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  const failed = await runAll(page);
  const file = join(folder, `${slug}.ipynb`);
  writeFileSync(file, await downloaded(page));
  const committed = await readNotebook(join(projectRoot, "notebooks", `${slug}.ipynb`));
  const found = differences(committed, await readNotebook(file));
  await page.close();
  return [...failed, ...found, ...complaints];
}

/** The page as the notebook that it downloads. */
export async function downloaded(page: Page, button = '[data-do="download"]'): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.click(button)]);
  return readFileSync(await file.path(), "utf8");
}
