/**
 * The one place where a start is held to the clock. Where other work has the processors, the processor time that the
 * start takes itself is held to the same limit: nothing in it waits for anything else.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { takeLock } from "../../../tools/bootstrap/take-lock.mjs";
import { projectRoot } from "../../../tools/project.js";
import { needs } from "../needs.js";
import { Clone, endGroup, expectFigure, repository } from "./clone.js";

const clone = new Clone("how-long");
beforeEach((context) => {
  needs(context, repository, "a git repository to clone");
});
afterAll(() => clone.end());

/** The processor time of a process and of those that it has seen to their end, in milliseconds; undefined without /proc. */
function processorTime(pid: number): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return 10 * fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0);
  } catch {
    return undefined;
  }
}

/**
 * Milliseconds until a lesson with a figure has come, from a phase's beginning or from the command's: by the clock or
 * of processor time, whichever is less.
 */
async function untilFigure(from: "packages" | "command"): Promise<number> {
  let began = performance.now();
  let before = 0;
  const { child, page, begun, ended } = clone.start();
  if (from === "packages") {
    // The build begins when npm has put the last package in its place.
    await begun("building the library");
    began = performance.now();
    before = processorTime(child.pid!) ?? 0;
  }
  await expectFigure(await page);
  const clock = performance.now() - began;
  const used = processorTime(child.pid!);
  const processor = used === undefined ? Number.POSITIVE_INFINITY : used - before;
  process.stdout.write(`from the ${from}: ${clock.toFixed(0)} ms, of processor time ${processor} ms\n`);
  endGroup(child);
  await ended;
  return Math.min(clock, processor);
}

describe("a start is quick", () => {
  it("the first one shows a figure within 30 s of the packages' arrival", async () => {
    clone.forgetEverything();
    expect(await untilFigure("packages")).toBeLessThan(30_000);
  });

  it("a later one shows the page within 3 s", async () => {
    await clone.expectAStart();
    expect(await untilFigure("command")).toBeLessThan(3000);
  });

  it("a lock of a killed process is taken over within a second", async () => {
    const folder = mkdtempSync(join(tmpdir(), "course-dead-lock-"));
    const module = join(projectRoot, "tools", "bootstrap", "take-lock.mjs");
    const code = `const { takeLock } = await import(${JSON.stringify(module)});
      await takeLock(${JSON.stringify(folder)}); console.log("held"); setInterval(() => {}, 1000);`;
    const holder: ChildProcess = spawn(process.execPath, ["--input-type=module", "-e", code]);
    await once(holder.stdout!, "data");
    const waiting = takeLock(folder, () => holder.kill("SIGKILL"));
    await once(holder, "exit");
    const began = performance.now();
    (await waiting)();
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
