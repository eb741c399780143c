/** One notebook in a JupyterLab page, driven the way a learner's hand would. */
import { setTimeout as pause } from "node:timers/promises";
import type { Locator, Page } from "playwright-core";

const patience = 90_000;

/** Opens a notebook and waits until its own kernel answers. */
export async function openNotebook(page: Page, address: string): Promise<void> {
  await page.goto(`${address}&reset`);
  await page.locator(".jp-NotebookPanel .jp-Notebook").waitFor({ timeout: patience });
  await page.getByText("TypeScript | Idle", { exact: true }).waitFor({ timeout: patience });
}

/** Saves the notebook; resolves to whether JupyterLab has written it. */
export async function saveNotebook(page: Page): Promise<boolean> {
  const saved = page.waitForResponse(
    (answer) => answer.request().method() === "PUT" && /\/api\/contents\//.test(answer.url()),
  );
  await choose(page, "File", "docmanager:save");
  return (await saved).ok();
}

/** Clears every output, runs every cell, and waits until each has its number, or one has failed. */
export async function runAll(page: Page, cells: number): Promise<void> {
  const numbered = page.locator(".jp-CodeCell .jp-InputPrompt", { hasText: /\[\d+\]/ });
  await choose(page, "Edit", "editmenu:clear-all");
  await until(async () => (await numbered.count()) === 0, "the outputs are not cleared");
  await choose(page, "Run", "runmenu:run-all");
  const ended = async () =>
    (await numbered.count()) >= cells || (await page.locator(failedOutput).count()) > 0;
  await until(ended, `not every one of the ${cells} cells has run`);
}

async function until(holds: () => Promise<boolean>, otherwise: string): Promise<void> {
  const end = Date.now() + patience;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`${otherwise} after ${patience / 1000} s`);
    await pause(200);
  }
}

const failedOutput = ["error", "stderr"]
  .map((kind) => `.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.${kind}"]`)
  .join(", ");

/** What the cells put out as errors. */
export function failures(page: Page): Promise<string[]> {
  return page.locator(failedOutput).allInnerTexts();
}

/** Live charts. */
export function charts(page: Page): Locator {
  return page.locator(".vega-embed:has(svg.marks)");
}

/** Live Plotly figures. */
export function plots(page: Page): Locator {
  return page.locator(".js-plotly-plot .main-svg");
}

/** The first live chart that has a slider. */
export function withSlider(page: Page): Locator {
  return page.locator('.vega-embed:has(svg.marks):has(input[type="range"])').first();
}

/** Moves a chart's first slider to its end, with the keyboard; the chart's marks before and after. */
export async function moveSlider(
  chart: Locator,
): Promise<{ readonly before: string; readonly after: string }> {
  const picture = chart.locator("svg.marks").first();
  const look = () => picture.innerHTML();
  await chart.scrollIntoViewIfNeeded();
  const before = await look();
  const slider = chart.locator('input[type="range"]').first();
  const value = await slider.inputValue();
  await slider.press("End");
  if ((await slider.inputValue()) === value) await slider.press("Home");
  await pause(500);
  return { before, after: await look() };
}

async function choose(page: Page, menu: string, command: string): Promise<void> {
  await page.locator(".lm-MenuBar-item", { hasText: new RegExp(`^${menu}$`) }).click();
  await page.locator(`.lm-Menu-item[data-command="${command}"]`).click();
}
