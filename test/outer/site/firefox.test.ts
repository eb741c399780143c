/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parseNotebook, readNotebook } from "../../../tools/notebook/read.js";
import { projectRoot } from "../../../tools/project.js";
import { differences } from "../../../tools/run/differences.js";
import { findChromium, findFirefox } from "../../../tools/test-jupyter/browsers.js";
import { needs } from "../needs.js";
import { type BuiltCopy, builtCopy } from "./built-copy.js";
import { type Firefox, startFirefox } from "./firefox.js";

const slug = "04-the-corridor";
const [program, chromium] = [findFirefox(), findChromium()];
let copy: BuiltCopy | undefined;
let firefox: Firefox | undefined;

beforeAll(async () => {
  if (!program || !chromium) return;
  copy = await builtCopy(chromium);
  firefox = await startFirefox(program);
});
afterAll(async () => {
  await firefox?.close();
  await copy?.close();
});

it("the corridor, run in Firefox, gives what tslab committed, to the byte", async (context) => {
  needs(context, program, "a Firefox");
  needs(context, chromium, "a Chromium");
  await firefox!.open(`${copy!.server.address}notebooks/${slug}/`);
  const unlike = await firefox!.call(runAll);
  const [committed, found] = [
    await readNotebook(join(projectRoot, "notebooks", `${slug}.ipynb`)),
    parseNotebook(await firefox!.call(download), slug),
  ];
  expect(unlike).toEqual([]);
  expect(differences(committed, found)).toEqual([]);
}, 180_000);

/** In the page: runs all cells; the words of those that did not end well. */
async function runAll(): Promise<string[]> {
  const until = async (is: () => boolean) => {
    while (!is()) await new Promise((resolve) => setTimeout(resolve, 100));
  };
  await until(() => document.documentElement.dataset.ready !== undefined);
  document.querySelector<HTMLElement>('[data-do="run-all"]')!.click();
  const cells = [...document.querySelectorAll<HTMLElement>(".cell:not(.empty)")];
  const ended = ["done", "failed", "stopped", "idle", "stale"];
  await until(() => cells.every(({ dataset }) => ended.includes(dataset.state ?? "")));
  return cells
    .filter(({ dataset }) => dataset.state !== "done" && dataset.fails === undefined)
    .map((cell) => `${cell.id}: ${cell.querySelector(".state")?.textContent}`);
}

/** In the page: the text of the file that the download button makes. */
async function download(): Promise<string> {
  const { createObjectURL } = URL;
  const made = new Promise<Blob>((resolve) => {
    URL.createObjectURL = (blob) => {
      resolve(blob as Blob);
      return createObjectURL.call(URL, blob);
    };
  });
  document.querySelector<HTMLElement>('[data-do="download"]')!.click();
  const text = await (await made).text();
  URL.createObjectURL = createObjectURL;
  return text;
}
