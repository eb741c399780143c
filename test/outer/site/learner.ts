/// <reference lib="dom" />
/** What a learner does to a cell, by keyboard. */
import type { Page } from "playwright-core";
import type { BuiltCopy } from "./built-copy.js";

/** In notebook 04, a cell that imports what most cells need, and one that needs it. */
export const [firstCode, later] = ["cell-04", "cell-11"];
export const corridor = "notebooks/04-the-corridor/";

export async function openedNotebook(
  copy: BuiltCopy,
  path = corridor,
): Promise<{ page: Page; complaints: string[] }> {
  const opened = await copy.open(path);
  await opened.page.waitForSelector("html[data-ready]");
  return opened;
}

/** Writes a cell's code. */
export async function write(page: Page, cell: string, text: string): Promise<void> {
  await page.locator(`#${cell} button`, { hasText: "Edit" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector(`#${cell} .cm-content:focus`);
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
}

/** Runs the cell whose editor has the focus; resolves to what it puts out. */
export async function runAndWait(page: Page, cell: string, state = "done"): Promise<string> {
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector(`#${cell}[data-state="${state}"]`, { timeout: 60_000 });
  return (await page.textContent(`#${cell} .outputs`)) ?? "";
}

/** Runs in the page: whether the browser's store has a key. */
export function isStored(key: string): Promise<boolean> {
  return new Promise((resolve) => {
    const opening = indexedDB.open("coordination-course");
    opening.onsuccess = () => {
      const asked = opening.result.transaction("work").objectStore("work").getKey(key);
      asked.onsuccess = () => {
        opening.result.close();
        resolve(asked.result !== undefined);
      };
    };
  });
}
