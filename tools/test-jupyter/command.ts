/**
 * `course test-jupyter`: the course as a learner meets it. A real JupyterLab, installed from requirements.txt
 * into .venv, in a headless Chromium: notebooks are run, figures drawn, sliders moved.
 */
import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, rm } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { loudly } from "../loudly.js";
import { allNotebookPaths } from "../notebook/course-notebooks.js";
import { executableCells } from "../notebook/notebook.js";
import { readNotebook } from "../notebook/read.js";
import { freePort } from "../port/free-port.js";
import { projectRoot } from "../project.js";
import { installJupyter, type Jupyter, jupyterInVenv, NoJupyter } from "../start/choose-jupyter.js";
import { prepareJupyterFolder } from "../start/jupyter-folder.js";
import { type JupyterServer, startJupyter } from "../start/jupyter-server.js";
import { commandProbe } from "../start/probe.js";
import { trustNotebooks } from "../start/trust.js";
import { prepareWork } from "../start/work-copies.js";
import { readWords } from "../words.js";
import { findChromium } from "./browsers.js";
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
import { Tally } from "./tally.js";

interface Tried {
  readonly path: string;
  readonly slider?: true;
  readonly plotly?: true;
}

/** What is run: the lesson that everything else stands on, a class's own, and one of every kind of live figure. */
const liveFigures: Tried = { path: "live-figures.ipynb", slider: true, plotly: true };
const tried: readonly Tried[] = [
  { path: "notebooks/04-the-corridor.ipynb", slider: true },
  { path: "notebooks/11-your-class.ipynb" },
  liveFigures,
];
const artefacts = join(projectRoot, ".course", "artefacts");
/** What a learner's my-work/ is; the tests have their own. */
const work = join(projectRoot, ".course", "test-jupyter");

export async function run(args: readonly string[]): Promise<number> {
  readWords("npm run test:jupyter", { args: [...args] });
  const print = (line: string) => process.stdout.write(`${line}\n`);
  const { passed, failed, lacking } = await testJupyter(print);
  if (lacking !== undefined) print(loudly("JupyterLab", lacking));
  const skipped = lacking !== undefined && !required() ? ", 1 skipped" : "";
  print(`${passed} passed, ${failed} failed${skipped}`);
  return failed === 0 ? 0 : 1;
}

export interface JupyterResult {
  readonly passed: number;
  readonly failed: number;
  /** Why something could not be tested, if so; a failure where REQUIRE_JUPYTER is 1. */
  readonly lacking?: string;
}

/** Tests JupyterLab; each check is printed as it ends. */
export async function testJupyter(print: (line: string) => void): Promise<JupyterResult> {
  const tally = new Tally(print);
  const lacking = await testInBrowser(tally);
  const { passed, failed } = tally;
  if (lacking === undefined) return { passed, failed };
  return { passed, failed: required() ? failed + 1 : failed, lacking };
}

function required(): boolean {
  return process.env.REQUIRE_JUPYTER === "1";
}

async function testInBrowser(tally: Tally): Promise<string | undefined> {
  const chromiumPath = findChromium();
  if (!chromiumPath) return "There is no Chromium: name one in CHROMIUM, or install one.";
  await mkdir(artefacts, { recursive: true });
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath: chromiumPath, args: sandbox });
  try {
    return await testLab(tally, browser);
  } finally {
    await browser.close();
  }
}

/** Runs the notebooks in JupyterLab; resolves to why there is none, if so. */
async function testLab(tally: Tally, browser: Browser): Promise<string | undefined> {
  const env = await prepareJupyterFolder(projectRoot, process.env);
  const jupyter = await installedJupyter(env, tally.print);
  if (typeof jupyter === "string") return jupyter;
  await trustNotebooks(projectRoot, jupyter, commandProbe(projectRoot, env));
  await rm(work, { recursive: true, force: true });
  await prepareWork(projectRoot, work);
  await copyFile(join(projectRoot, "test/fixtures/jupyter", liveFigures.path), join(work, liveFigures.path));
  const server = startJupyter(projectRoot, jupyter, env, await freePort(8899), work);
  try {
    await server.ready();
    await testLooking(tally, server, browser);
    for (const notebook of tried) await testNotebook(tally, server, browser, notebook);
    return undefined;
  } finally {
    await server.stop();
  }
}

/** Opens and saves every notebook. JupyterLab then writes what it has made of the outputs, into the copies alone. */
async function testLooking(tally: Tally, server: JupyterServer, browser: Browser): Promise<void> {
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

async function testNotebook(
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

/** The JupyterLab of requirements.txt in .venv, installed where it is missing; or why there is none. */
async function installedJupyter(
  env: NodeJS.ProcessEnv,
  print: (line: string) => void,
): Promise<Jupyter | string> {
  const probe = commandProbe(projectRoot, env);
  try {
    const found = await jupyterInVenv(projectRoot, probe);
    if (found) return found;
    await installJupyter(projectRoot, probe, print);
    return (
      (await jupyterInVenv(projectRoot, probe)) ?? "pip ended well, but there is no JupyterLab 4 in .venv."
    );
  } catch (error) {
    if (error instanceof NoJupyter) return error.message;
    throw error;
  }
}
