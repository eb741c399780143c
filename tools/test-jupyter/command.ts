/**
 * `course test-jupyter`: the course as a learner meets it. A real JupyterLab, installed from requirements.txt
 * into .venv, in a headless Chromium: notebooks are run, figures drawn, sliders moved.
 */
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { CourseError } from "../course-error.js";
import { executableCells } from "../notebook/notebook.js";
import { readNotebook } from "../notebook/read.js";
import { projectRoot } from "../project.js";
import { installJupyter, type Jupyter, jupyterInVenv, NoJupyter } from "../start/choose-jupyter.js";
import { freePort } from "../start/free-port.js";
import { prepareJupyterFolder } from "../start/jupyter-folder.js";
import { type JupyterServer, startJupyter } from "../start/jupyter-server.js";
import { commandProbe } from "../start/probe.js";
import { trustNotebooks } from "../start/trust.js";
import { readWords } from "../words.js";
import { findChromium } from "./chromium.js";
import { charts, failures, moveSlider, openNotebook, runAll } from "./lab-page.js";

/** What is opened: the lesson that everything else stands on, and one of every kind of live figure. */
const notebooks = ["notebooks/04-the-corridor.ipynb", "test/fixtures/jupyter/live-figures.ipynb"];
const artefacts = join(projectRoot, ".course", "artefacts");

export async function run(args: readonly string[]): Promise<number> {
  readWords("npm run test:jupyter", { args: [...args] });
  const tally = new Tally();
  const env = await prepareJupyterFolder(projectRoot, process.env);
  const ready = await prepare(env);
  if (typeof ready === "string") return skip(ready);
  const { jupyter, chromiumPath } = ready;
  await trustNotebooks(projectRoot, jupyter, commandProbe(projectRoot, env));
  const server = startJupyter(projectRoot, jupyter, env, await freePort(8899));
  let browser: Browser | undefined;
  try {
    await server.ready();
    const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
    browser = await chromium.launch({ executablePath: chromiumPath, args });
    await mkdir(artefacts, { recursive: true });
    for (const path of notebooks) await testNotebook(tally, server, browser, path);
  } finally {
    await browser?.close();
    await server.stop();
  }
  process.stdout.write(`${tally.passed} passed, ${tally.failed} failed\n`);
  return tally.failed === 0 ? 0 : 1;
}

async function testNotebook(
  tally: Tally,
  server: JupyterServer,
  browser: Browser,
  path: string,
): Promise<void> {
  const file = join(projectRoot, path);
  if (!existsSync(file)) return tally.check(`${path} exists`, async () => "it does not");
  const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
  const outside: string[] = [];
  page.on("request", (request) => {
    if (!/^(http:\/\/127\.0\.0\.1:|data:|blob:|ws:\/\/127\.0\.0\.1:)/.test(request.url()))
      outside.push(request.url());
  });
  const committed = await readFile(file);
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
      return "";
    });
    await tally.check(`${path}: a slider moves and the picture changes`, async () => {
      const withSlider = charts(page)
        .filter({ has: page.locator('input[type="range"]') })
        .first();
      const { before, after } = await moveSlider(withSlider);
      await screenshot("slider-moved");
      return before === after ? "the picture is the same" : "";
    });
    await tally.check(`${path} asks nothing of any other machine`, async () => outside.join("\n"));
  } finally {
    await screenshot("end").catch(() => {});
    await page.close();
    // JupyterLab may have saved what it ran.
    if (!committed.equals(await readFile(file))) await writeFile(file, committed);
  }
}

async function isTrusted(server: JupyterServer, path: string): Promise<boolean> {
  const answer = await fetch(server.address(`api/contents/${path}`));
  type Contents = { content: { cells: { cell_type: string; metadata: { trusted?: boolean } }[] } };
  const { content } = (await answer.json()) as Contents;
  return content.cells.every(({ cell_type, metadata }) => cell_type !== "code" || metadata.trusted === true);
}

/** Counts checks, and says each as it ends. A check resolves to what is wrong, or to "". */
class Tally {
  passed = 0;
  failed = 0;

  async check(what: string, attempt: () => Promise<string>): Promise<void> {
    const problem = await attempt().catch((error: Error) => error.message);
    if (problem === "") this.passed++;
    else this.failed++;
    process.stdout.write(
      problem === ""
        ? `ok      ${what}\n`
        : `failed  ${what}\n        ${problem.replaceAll("\n", "\n        ")}\n`,
    );
  }
}

/** JupyterLab and a browser, or why there is none. */
async function prepare(env: NodeJS.ProcessEnv): Promise<{ jupyter: Jupyter; chromiumPath: string } | string> {
  const chromiumPath = findChromium();
  if (!chromiumPath)
    return "There is no Chromium: name one in CHROMIUM, or install Debian's package chromium.";
  const probe = commandProbe(projectRoot, env);
  try {
    const found = await jupyterInVenv(projectRoot, probe);
    if (!found) await installJupyter(projectRoot, probe, (what) => process.stdout.write(`${what}\n`));
    const jupyter = found ?? (await jupyterInVenv(projectRoot, probe));
    if (!jupyter) throw new CourseError(`pip ended well, but .venv has no JupyterLab 4`);
    return { jupyter, chromiumPath };
  } catch (error) {
    if (error instanceof NoJupyter) return error.message;
    throw error;
  }
}

/** Not being able to test is said loudly, and is a failure where the test was expected. */
function skip(reason: string): number {
  const required = process.env.REQUIRE_JUPYTER === "1";
  const rule = "!".repeat(78);
  process.stdout.write(`${rule}\nJUPYTERLAB WAS NOT TESTED. ${reason}\n${rule}\n`);
  process.stdout.write(required ? "0 passed, 1 failed\n" : "0 passed, 0 failed, 1 skipped\n");
  return required ? 1 : 0;
}
