/// <reference lib="dom" />
/** What the course's page stands beside: JupyterLite with its JavaScript kernel, on a notebook of one cell. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { packedServer } from "./packed-server.js";

export interface FirstResult {
  readonly name: string;
  /** Scripts and styles until the first cell takes letters, packed. */
  readonly kilobytes: number;
  /** Milliseconds. */
  readonly editable: number;
  readonly result: number;
}

/** Why one cannot be measured, in words. */
export type Lacking = string;

const pieces = /\.(?:js|css)$/;

export async function jupyterLite(browser: Browser): Promise<FirstResult | Lacking> {
  const { JUPYTERLITE } = process.env;
  if (!JUPYTERLITE || !existsSync(JUPYTERLITE))
    return "JUPYTERLITE names no `jupyter` with jupyterlite-core and jupyterlite-javascript-kernel (pip)";
  const folder = await mkdtemp(join(tmpdir(), "course-bench-lite-"));
  await mkdir(join(folder, "files"));
  await writeFile(join(folder, "files", "first.ipynb"), oneCell("javascript"));
  const words = ["lite", "build", "--contents", "files", "--output-dir", "site"];
  execFileSync(JUPYTERLITE, words, { cwd: folder, stdio: "ignore" });
  const server = await packedServer(join(folder, "site"));
  try {
    const page = await (await browser.newContext({ serviceWorkers: "block" })).newPage();
    const address = `${server.address}notebooks/index.html?path=first.ipynb`;
    const times = await firstResult(page, address, () => server.kilobytes(pieces));
    await page.context().close();
    return { name: "JupyterLite, JavaScript kernel", ...times };
  } finally {
    server.close();
    await rm(folder, { recursive: true });
  }
}

async function firstResult(page: Page, address: string, count: () => number) {
  const began = performance.now();
  await page.goto(address, { waitUntil: "commit" });
  const text = page.locator(".jp-CodeCell .cm-content").first();
  await text.click({ timeout: 120_000 });
  await page.keyboard.press("End");
  await page.keyboard.type(" + 1");
  const editable = performance.now() - began;
  const kilobytes = count();
  // A kernel that still starts does not run what came too early.
  const output = page.locator(".jp-OutputArea-output", { hasText: "43" }).first();
  for (let i = 0; i < 60 && !(await output.isVisible()); i++) {
    await text.click();
    await page.keyboard.press("Control+Enter");
    await output.waitFor({ timeout: 2000 }).catch(() => {});
  }
  const result = performance.now() - began;
  return {
    kilobytes,
    editable: Math.round(editable),
    result: Math.round(result),
  };
}

function oneCell(kernel: string): string {
  return JSON.stringify({
    cells: [{ cell_type: "code", id: "one", metadata: {}, source: "42", outputs: [], execution_count: null }],
    metadata: {
      kernelspec: { name: kernel, display_name: kernel, language: kernel },
      language_info: { name: kernel },
    },
    nbformat: 4,
    nbformat_minor: 5,
  });
}
