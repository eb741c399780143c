/** What is checked of notebooks in JupyterLab. */
import { existsSync } from "node:fs";
import { copyFile, readFile } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import type { Browser, Page } from "playwright-core";
import { allNotebookPaths } from "../notebook/course-notebooks.js";
import { executableCells } from "../notebook/notebook.js";
import { readNotebook } from "../notebook/read.js";
import { projectRoot } from "../project.js";
import type { JupyterServer } from "../start/jupyter-server.js";
import { askedBets } from "./asked-bets.js";
import { placeEveryBet } from "./lab-bets.js";
import {
  charts,
  failures,
  moveSlider,
  openNotebook,
  plots,
  runAll,
  saveNotebook,
  withSlider,
} from "./lab-page.js";
import type { Tally } from "./tally.js";

/** A notebook that is run, and what it has besides charts. */
export interface Tried {
  readonly path: string;
  readonly slider?: true;
  readonly plotly?: true;
}

/** Where screenshots go. */
export const artefacts = join(projectRoot, ".course", "artefacts");
/** What a learner's my-work/ is; the tests have their own. */
export const work = join(projectRoot, ".course", "test-jupyter");

/** Opens and saves every notebook. JupyterLab then writes what it has made of the outputs, into the copies alone. */
export async function testLooking(tally: Tally, server: JupyterServer, browser: Browser): Promise<void> {
  const originals = (await allNotebookPaths()).filter((file) => !/[\\/]solutions[\\/]/.test(file));
  const before = await Promise.all(originals.map((file) => readFile(file)));
  const { page } = await newPage(browser);
  try {
    for (const file of originals) {
      const path = relative(projectRoot, file).split(sep).join("/");
      await tally.check(`${path} is looked at and saved`, async () => {
        await openNotebook(page, server.address(`lab/workspaces/test/tree/${path}`));
        return (await saveNotebook(page)) ? "" : "JupyterLab does not save it";
      });
    }
    await tally.check("looking at every notebook changes none of the originals", async () => {
      const after = await Promise.all(originals.map((file) => readFile(file)));
      return originals.filter((_, i) => !after[i]!.equals(before[i]!)).join("\n");
    });
  } finally {
    await page.close();
  }
}

/** Places every bet of every notebook by keyboard, half of them wrongly. */
export async function testBets(tally: Tally, server: JupyterServer, browser: Browser): Promise<void> {
  for (const original of await allNotebookPaths()) {
    const path = relative(projectRoot, original).split(sep).join("/");
    const file = join(work, path);
    if (!existsSync(file) || askedBets(await readNotebook(original)).length === 0) continue;
    await copyFile(original, file);
    const { page } = await newPage(browser);
    try {
      await tally.check(`${path}: bets are typed in, kept, compared and drawn`, async () => {
        await openNotebook(page, server.address(`lab/workspaces/test/tree/${path}`));
        return placeEveryBet(page, file);
      });
    } finally {
      await page.close();
    }
  }
}

/** Runs one notebook: outputs trusted, figures drawn, a slider moved, nothing asked of any other machine. */
export async function testNotebook(
  tally: Tally,
  server: JupyterServer,
  browser: Browser,
  { path, slider, plotly }: Tried,
): Promise<void> {
  const file = join(work, path);
  if (!existsSync(file)) return tally.check(`${path} exists`, async () => "it does not");
  const { page, outside } = await newPage(browser);
  const screenshot = (what: string) =>
    page.screenshot({ path: join(artefacts, `${basename(path, ".ipynb")}-${what}.png`) });
  try {
    await tally.check(`${path} opens in JupyterLab with the course's kernel`, async () => {
      await openNotebook(page, server.address(`lab/workspaces/test/tree/${path}`));
      await screenshot("opened");
      return "";
    });
    if (path.startsWith("notebooks/"))
      await tally.check(`${path} shows its committed outputs: they are trusted`, async () =>
        (await isTrusted(server, path)) ? "" : "they are not",
      );
    await tally.check(`${path} runs from top to bottom`, async () => {
      await runAll(page, executableCells(await readNotebook(file)).length);
      return (await failures(page)).join("\n");
    });
    await tally.check(`${path} draws its figures`, async () => {
      await charts(page).first().waitFor();
      if (plotly) await plots(page).first().waitFor();
      return "";
    });
    if (slider)
      await tally.check(`${path}: a slider moves and the picture changes`, async () => {
        const { before, after } = await moveSlider(withSlider(page));
        await screenshot("slider-moved");
        return before === after ? "the picture is the same" : "";
      });
    await tally.check(`${path} asks nothing of any other machine`, async () => outside.join("\n"));
  } finally {
    await screenshot("end").catch(() => {});
    await page.close();
  }
}

/** A page of a lecture hall's size, and every request that it makes of another machine. */
async function newPage(
  browser: Browser,
): Promise<{ readonly page: Page; readonly outside: readonly string[] }> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
  const outside: string[] = [];
  page.on("request", (request) => {
    if (!/^(http:\/\/127\.0\.0\.1:|data:|blob:)/.test(request.url())) outside.push(request.url());
  });
  return { page, outside };
}

async function isTrusted(server: JupyterServer, path: string): Promise<boolean> {
  const answer = await fetch(server.address(`api/contents/${path}`));
  type Contents = { content: { cells: { cell_type: string; metadata: { trusted?: boolean } }[] } };
  const { content } = (await answer.json()) as Contents;
  return content.cells.every(({ cell_type, metadata }) => cell_type !== "code" || metadata.trusted === true);
}
