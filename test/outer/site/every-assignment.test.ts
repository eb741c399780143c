/// <reference lib="dom" />
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Cell, Notebook } from "../../../tools/notebook/notebook.js";
import { readNotebook } from "../../../tools/notebook/read.js";
import { projectRoot } from "../../../tools/project.js";
import { differences } from "../../../tools/run/differences.js";
import { executeNotebook } from "../../../tools/run/execute.js";
import { findChromium } from "../../../tools/test-jupyter/browsers.js";
import { needs } from "../needs.js";
import { type BuiltCopy, builtCopy, downloaded, runAll } from "./built-copy.js";

const chromium = findChromium();
const names = readdirSync(join(projectRoot, "exercises")).filter((name) => /^\d\d-/.test(name));
let copy: BuiltCopy | undefined;

beforeAll(async () => {
  if (chromium) copy = await builtCopy(chromium);
});
afterAll(() => copy?.close());

/** What is handed out, with the model's answers in the places of the stubs. */
async function solved(name: string): Promise<Notebook> {
  const handedOut = await readNotebook(join(projectRoot, "exercises", name, `${name}.ipynb`));
  const model = await readNotebook(join(projectRoot, "solutions", name, `${name}.ipynb`));
  const sources = new Map(model.cells.map(({ id, source }) => [id, source]));
  const withAnswer = (cell: Cell): Cell => {
    const source = sources.get(cell.id) ?? "";
    if (cell.cell_type !== "code" || !source.includes("// BEGIN SOLUTION")) return cell;
    const lines = source.split("\n").filter((line) => !/(?:BEGIN|END) SOLUTION|^\s*\/\/ STUB/.test(line));
    return { ...cell, source: lines.join("\n") };
  };
  return { ...handedOut, cells: handedOut.cells.map(withAnswer) };
}

/** Runs in the page: puts texts of cells into the browser's store, as edits. */
function keepEdits({ slug, texts }: { slug: string; texts: [id: string, text: string][] }): Promise<void> {
  return new Promise((resolve) => {
    const opening = indexedDB.open("coordination-course");
    opening.onupgradeneeded = () => opening.result.createObjectStore("work");
    opening.onsuccess = () => {
      const change = opening.result.transaction("work", "readwrite");
      for (const [id, text] of texts) {
        const { base } = document.getElementById(id)!.dataset;
        change.objectStore("work").put({ text, base, edition: "", time: 0 }, `edit/${slug}/${id}`);
      }
      change.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}

describe("an assignment run in the page", () => {
  it.for(names)("%s, solved, gives what tslab gives, to the byte", async (name, context) => {
    needs(context, chromium, "a Chromium");
    const notebook = await solved(name);
    const folder = join(projectRoot, "exercises", name);
    const byTslab = await executeNotebook(notebook, { folder, secondsPerCell: 300 });
    expect(byTslab.failures).toEqual([]);
    const { page, complaints } = await copy!.open(`assignments/${name}/`);
    await page.waitForSelector("html[data-ready]");
    const texts = notebook.cells.flatMap(({ id, source, cell_type }): [string, string][] =>
      cell_type === "code" ? [[id, source]] : [],
    );
    await page.evaluate(keepEdits, { slug: name, texts });
    await page.reload();
    const failed = await runAll(page);
    const file = join(copy!.folder, `${name}.ipynb`);
    writeFileSync(file, await downloaded(page));
    const found = differences(byTslab.notebook, await readNotebook(file));
    expect([...failed, ...found, ...complaints]).toEqual([]);
    await page.close();
  });
});
