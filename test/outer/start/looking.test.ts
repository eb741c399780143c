import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { findChromium } from "../../../tools/test-jupyter/browsers.js";
import { pythonPackages } from "../kernel/python-packages.js";
import { needs } from "../needs.js";
import { Clone, repository } from "./clone.js";

/** JupyterLab saves by itself every two minutes. */
const looking = 180_000;

let clone: Clone;
let programs: string | undefined;
let browser: Browser | undefined;
let lab: ChildProcess | undefined;

beforeAll(async () => {
  clone = new Clone("looking");
  programs = pythonPackages("kernels", ["papermill==2.7.0", "notebook==7.6.5"]);
  const executablePath = findChromium();
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  if (executablePath) browser = await chromium.launch({ executablePath, args: sandbox });
});
beforeEach((context) => {
  needs(context, repository, "a git repository to clone");
  needs(context, programs, "JupyterLab from the Python package index");
  needs(context, browser, "a Chromium");
});
afterAll(async () => {
  await browser?.close();
  if (!lab || lab.exitCode !== null) return;
  lab.kill("SIGTERM");
  await new Promise((resolve) => lab!.once("close", resolve));
});

/** Starts JupyterLab as a learner does; the address of its page. */
function startLab(): Promise<string> {
  const words = [join(clone.folder, "tools", "course.mjs"), "start", "--jupyter", "--no-browser"];
  const env = { ...process.env, PATH: `${programs}${delimiter}${process.env.PATH}` };
  lab = spawn(process.execPath, words, { cwd: clone.folder, env, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  return new Promise((resolve, reject) => {
    lab!.stderr!.on("data", (chunk) => {
      said += chunk;
      const address = /http:\/\/127\.0\.0\.1:\d+\/lab\S*/.exec(said)?.[0];
      if (address !== undefined) resolve(address);
    });
    lab!.once("close", () => reject(new Error(said)));
  });
}

it("three minutes of looking at every notebook leave git status empty, and a pull goes through", async () => {
  const status = () =>
    execFileSync("git", ["status", "--porcelain"], { cwd: clone.folder, encoding: "utf8" });
  const page = await browser!.newPage({ viewport: { width: 1600, height: 1000 } });
  await page.goto(`${await startLab()}&reset`);
  const names = readdirSync(join(clone.folder, "notebooks")).filter((name) => name.endsWith(".ipynb"));
  for (const name of names) {
    await page.locator(".jp-DirListing-item", { hasText: name }).dblclick({ timeout: 90_000 });
    await page.locator(`.lm-TabBar-tab[title*="${name}"]`).waitFor({ timeout: 90_000 });
  }
  await pause(looking);
  expect(await page.locator(".jp-NotebookPanel").count()).toBe(names.length);
  expect(status()).toBe("");
  execFileSync("git", ["pull", "--quiet", "--ff-only"], { cwd: clone.folder });
  expect(status()).toBe("");
});
