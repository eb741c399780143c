import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { lessonPaths } from "../../../tools/notebook/course-notebooks.js";
import { executableCells } from "../../../tools/notebook/notebook.js";
import { readNotebook } from "../../../tools/notebook/read.js";
import { freePort } from "../../../tools/port/free-port.js";
import { projectRoot } from "../../../tools/project.js";
import { findChromium } from "../../../tools/test-jupyter/browsers.js";
import { charts, failures, runAll } from "../../../tools/test-jupyter/lab-page.js";
import { needs } from "../needs.js";
import { pythonPackages } from "./python-packages.js";

let programs: string | undefined;
let away: string;
let lesson: string;
let browser: Browser | undefined;
const servers: ChildProcess[] = [];

beforeAll(async () => {
  programs = pythonPackages("kernels", ["papermill==2.7.0", "notebook==7.6.5"]);
  away = join(mkdtempSync(join(tmpdir(), "course-front-ends-")), "home");
  mkdirSync(away);
  lesson = (await lessonPaths()).find((file) => file.includes("corridor"))!;
  copyFileSync(lesson, join(away, basename(lesson)));
  const course = join(projectRoot, "tools", "course.mjs");
  const words = [course, "kernel", "--path", join(away, "..", "jupyter")];
  execFileSync(process.execPath, words, { stdio: "pipe" });
  const executablePath = findChromium();
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  if (executablePath) browser = await chromium.launch({ executablePath, args: sandbox });
});
beforeEach((context) => {
  needs(context, programs, "Notebook 7 from the Python package index");
  needs(context, browser, "a Chromium");
});
afterAll(async () => {
  for (const server of servers) {
    server.kill("SIGTERM");
    await new Promise((resolve) => server.once("close", resolve));
  }
  await browser?.close();
});

/** Starts a front end in the folder; the address of a page of it. */
async function serve(frontEnd: string): Promise<(page: string) => string> {
  const port = await freePort(8970);
  const data = join(away, "..", "jupyter");
  const words = [
    frontEnd,
    `--ServerApp.root_dir=${away}`,
    `--ServerApp.port=${port}`,
    ...["--ServerApp.open_browser=False", "--IdentityProvider.token=secret"],
    ...(process.getuid?.() === 0 ? ["--allow-root"] : []),
  ];
  const env = { ...process.env, JUPYTER_DATA_DIR: data, JUPYTER_CONFIG_DIR: join(data, "config") };
  servers.push(spawn(join(programs!, "jupyter"), words, { cwd: away, env, stdio: "ignore" }));
  const address = (page: string) => `http://127.0.0.1:${port}/${page}?token=secret`;
  while (!(await fetch(address("api")).catch(() => undefined))?.ok) await pause(100);
  return address;
}

describe("the registered kernel, in a folder outside the course", () => {
  it.each([
    ["JupyterLab", "lab", "lab/tree"],
    ["Notebook 7", "notebook", "notebooks"],
  ])("runs a lesson from top to bottom in %s, figures live", async (_, frontEnd, pages) => {
    const address = await serve(frontEnd);
    const page = await browser!.newPage({ viewport: { width: 1400, height: 1000 } });
    await page.goto(address(`${pages}/${basename(lesson)}`));
    await page.locator(".jp-NotebookPanel .jp-Notebook").waitFor({ timeout: 90_000 });
    await page.getByText("TypeScript", { exact: false }).first().waitFor({ timeout: 90_000 });
    await runAll(page, executableCells(await readNotebook(lesson)).length);
    expect(await failures(page)).toEqual([]);
    await charts(page).first().waitFor();
    await page.close();
  });
});
