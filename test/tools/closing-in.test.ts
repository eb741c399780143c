import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { below, pairwiseGraph, seededStream, topology } from "coordlab";
import { readJobShop, writeLg } from "coordlab-engine";
import { afterAll, describe, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "closing-in-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a command, sends it Ctrl-C once its stderr matches, and gives what it printed and how it ended. */
function interrupted(
  words: readonly string[],
  when: RegExp,
): Promise<{ out: string; err: string; code: number | null }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["tools/course.mjs", ...words]);
    let [out, err, sent] = ["", "", false];
    child.stdout.on("data", (part) => (out += part));
    child.stderr.on("data", (part) => {
      err += part;
      if (!sent && when.test(err)) sent = child.kill("SIGINT");
    });
    child.on("close", (code) => resolve({ out, err, code }));
  });
}

describe("Ctrl-C gives the best so far", () => {
  test("of course solve, which says how payoff and bound close in", async () => {
    const stream = seededStream("interrupted");
    const graph = pairwiseGraph(topology.grid(40, 40), 4, () => below(100, stream));
    const file = join(folder, "monster.lg");
    writeFileSync(file, writeLg(graph));
    const { out, err, code } = await interrupted(
      ["solve", file, "--budget", "600s"],
      /payoff \d+, at most \d+, gap/,
    );
    expect(err).toContain("stopping with the best so far");
    expect(out).toMatch(/^payoff {8}\d+\nstatus {8}feasible\n/);
    expect(code).toBe(0);
  });

  test("of course merge", async () => {
    const { world, plans } = readJobShop(readFileSync("test/data/job-shop/ft10", "utf8"));
    const file = join(folder, "ft10.json");
    writeFileSync(file, JSON.stringify({ world, plans }));
    const { out, err, code } = await interrupted(
      ["merge", file, "--budget", "600s"],
      /cost \d+, at least \d+, gap/,
    );
    expect(err).toContain("stopping with the best so far");
    expect(out).toMatch(/feasible: cost \d+ = makespan \d+/);
    expect(code).toBe(0);
  });
});
