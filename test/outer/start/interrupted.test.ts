import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { seededStream } from "coordlab";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { projectRoot } from "../../../tools/project.js";
import { needs } from "../needs.js";

const repository = existsSync(join(projectRoot, ".git")) ? projectRoot : undefined;
const children: ChildProcess[] = [];
let clone: string;

beforeAll(() => {
  if (repository === undefined) return;
  clone = join(mkdtempSync(join(tmpdir(), "course-interrupted-")), "course");
  execFileSync("git", ["clone", "--quiet", repository, clone]);
});
beforeEach((context) => {
  needs(context, repository, "a git repository to clone");
});
afterAll(() => {
  for (const child of children) endGroup(child);
});

/** A start of the course's own page, in a process group of its own. */
function start(): { child: ChildProcess; page: Promise<string>; said: () => string } {
  const words = [join(clone, "tools", "course.mjs"), "start", "--reader", "--no-browser"];
  const child = spawn(process.execPath, words, {
    cwd: clone,
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, npm_config_prefer_offline: "true" },
  });
  children.push(child);
  let said = "";
  const page = new Promise<string>((resolve, reject) => {
    child.stderr?.on("data", (chunk) => {
      said += chunk;
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0];
      if (address !== undefined) resolve(address);
    });
    child.once("close", (code) => reject(new Error(`the start ended with ${code}:\n${said}`)));
  });
  page.catch(() => {});
  return { child, page, said: () => said };
}

function endGroup(child: ChildProcess): void {
  try {
    process.kill(-child.pid!, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

/** A start must show the home page, and a lesson with its figures. */
async function expectAStart(): Promise<string> {
  const { child, page, said } = start();
  const address = await page;
  for (const path of ["", "notebooks/04-the-corridor/"]) {
    const answer = await fetch(address + path);
    expect(answer.status, said()).toBe(200);
  }
  endGroup(child);
  await ended(child);
  return said();
}

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once("close", () => resolve()));

/** As after `git clone`. */
function forgetEverything(): void {
  execFileSync("git", ["clean", "-xdfq"], { cwd: clone });
}

const minutes = 60_000;

describe("a first start", () => {
  it("that is killed at any of twenty moments is put right by the next one", {
    timeout: 40 * minutes,
  }, async () => {
    const began = performance.now();
    await expectAStart();
    const whole = performance.now() - began;
    const stream = seededStream("interrupted");
    const moments = [1000, 5000, 10_000, ...Array.from({ length: 17 }, () => whole * stream())];
    for (const [round, moment] of moments.entries()) {
      forgetEverything();
      const { child, page } = start();
      await Promise.race([pause(moment), page]);
      // Now the command alone, now all that it has started.
      if (round % 2 === 0) child.kill("SIGKILL");
      else endGroup(child);
      await expectAStart();
    }
  });

  it("works eight times at once, on one lock", { timeout: 20 * minutes }, async () => {
    forgetEverything();
    const starts = Array.from({ length: 8 }, start);
    const addresses = await Promise.all(starts.map(({ page }) => page));
    expect(new Set(addresses).size).toBe(8);
    for (const { child } of starts) endGroup(child);
    const waited = starts.filter(({ said }) => said().includes("waiting for the other start"));
    expect(waited.length).toBeGreaterThan(0);
    expect(readdirSync(join(clone, ".course")).filter((name) => name.startsWith("draft"))).toEqual([]);
  });
});

describe("a later start", () => {
  it.each([
    ["a package", "node_modules/vega-lite"],
    ["a file of a package", "node_modules/marked/lib"],
    ["the compiler", "node_modules/typescript/lib/typescript.js"],
    ["all packages but npm's record", "node_modules/*"],
    ["what was built", "tools/dist"],
  ])("puts right that %s was deleted", { timeout: 10 * minutes }, async (_, path) => {
    await expectAStart();
    const folder = join(clone, "node_modules");
    if (path.endsWith("*"))
      for (const name of readdirSync(folder)) {
        if (!name.startsWith(".")) rmSync(join(folder, name), { recursive: true });
      }
    else rmSync(join(clone, path), { recursive: true });
    expect(await expectAStart()).toMatch(/installing|building/);
    expect(await expectAStart()).not.toMatch(/installing|building/);
  });
});
