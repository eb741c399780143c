/**
 * `course test-jupyter`: the course as a learner meets it. A real JupyterLab, installed from requirements.txt
 * into .venv, in a headless Chromium: notebooks are run, figures drawn, sliders moved.
 */
import { copyFile, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { loudly } from "../loudly.js";
import { freePort } from "../port/free-port.js";
import { projectRoot } from "../project.js";
import { installJupyter, type Jupyter, jupyterInVenv, NoJupyter } from "../start/choose-jupyter.js";
import { prepareJupyterFolder } from "../start/jupyter-folder.js";
import { startJupyter } from "../start/jupyter-server.js";
import { commandProbe } from "../start/probe.js";
import { trustNotebooks } from "../start/trust.js";
import { prepareWork } from "../start/work-copies.js";
import { readWords } from "../words.js";
import { findChromium } from "./browsers.js";
import { artefacts, type Tried, testBets, testLooking, testNotebook, work } from "./lab-checks.js";
import { Tally } from "./tally.js";

/** What is run: the lesson that everything else stands on, the two longest, a class's own, and every kind of live figure. */
const liveFigures: Tried = { path: "live-figures.ipynb", slider: true, plotly: true };
const tried: readonly Tried[] = [
  { path: "notebooks/04-the-corridor.ipynb", slider: true },
  { path: "notebooks/09-learned-edges.ipynb", slider: true },
  { path: "notebooks/10-agent-frameworks.ipynb", slider: true },
  { path: "notebooks/11-your-class.ipynb" },
  liveFigures,
];
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
    await testBets(tally, server, browser);
    return undefined;
  } finally {
    await server.stop();
  }
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
