import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { run, runRegrade } from "../../../tools/grade/command.js";
import { answered } from "./handed-in.js";
import { solutions } from "./toy.js";

const root = mkdtempSync(join(tmpdir(), "course-class-"));
const handedIn = join(root, "handed in");
const out = join(root, "out");
const words = ["00-toy", handedIn, "--out", out, "--solutions", solutions];
const write = (student: string, replaced: Readonly<Record<string, string>> = {}) =>
  writeFileSync(join(handedIn, `${student}.ipynb`), JSON.stringify(answered(replaced)));
const contents = (folder: string) =>
  readdirSync(join(out, folder)).map((name) => [name, readFileSync(join(out, folder, name), "utf8")]);

/** Runs with what is printed held back. */
async function printed(work: () => Promise<number>): Promise<string> {
  const lines: string[] = [];
  const stdout = vi.spyOn(process.stdout, "write").mockImplementation((text) => lines.push(String(text)) > 0);
  try {
    await work();
  } finally {
    stdout.mockRestore();
  }
  return lines.join("");
}
afterEach(() => vi.restoreAllMocks());

describe("course grade", () => {
  mkdirSync(handedIn);
  write("jane");
  write("joe", { "toy-line": "function lineEdges(n: number): number { return n; }" });
  writeFileSync(join(handedIn, "torn.ipynb"), "{");

  it("grades a folder", { timeout: 120_000 }, async () => {
    const text = await printed(() => run(words));
    expect(text).toContain(
      "      7 of 10  jane (3 to be read)\n      5 of 10  joe (3 to be read)\n      0 of 10  torn (1 put right)\n",
    );
    expect(readdirSync(out).sort()).toEqual(["feedback", "grades.csv", "report.html", "results"]);
  });

  it("takes up where it was interrupted: a half-written result is graded again, to the same bytes", {
    timeout: 120_000,
  }, async () => {
    const before = contents("results");
    const jane = join(out, "results", "jane.json");
    writeFileSync(jane, readFileSync(jane, "utf8").slice(0, 500));
    writeFileSync(
      join(out, "results", "joe.json"),
      readFileSync(join(out, "results", "joe.json"), "utf8").replace('"points": 5', '"points": 5.0'),
    );
    const runs = vi.spyOn(process.stderr, "write").mockImplementation(() => true);
    expect(await printed(() => run([...words, "--resume"]))).toContain("7 of 10  jane");
    runs.mockRestore();
    expect(contents("results")).toEqual(before);
  });

  it("shows what a regrading changes before it writes anything", { timeout: 120_000 }, async () => {
    write("joe");
    const time = statSync(join(out, "grades.csv")).mtimeMs;
    const text = await printed(() => runRegrade(words));
    expect(text).toContain("joe: 5 -> 7\n    line, a line of n agents, any n: 0 -> 2 (it holds now)");
    expect(text).toContain("nothing was written; add --write to keep this");
    expect(statSync(join(out, "grades.csv")).mtimeMs).toBe(time);
  });

  it("says in one line what is wrong with its words", async () => {
    await expect(run(["99-none", handedIn, "--out", out, "--solutions", solutions])).rejects.toThrow(
      'no assignment "99-none"; there are 00-toy',
    );
    const empty = mkdtempSync(join(tmpdir(), "course-empty-"));
    await expect(run(["00-toy", empty, "--out", out, "--solutions", solutions])).rejects.toThrow(
      `${empty}: no notebook in it`,
    );
    await expect(
      run(["00-toy", handedIn, "--out", out, "--solutions", solutions, "--per-day", "10"]),
    ).rejects.toThrow("--per-day and --extensions need --due");
    await expect(run(["00-toy"])).rejects.toThrow("grade NN-slug SUBMISSIONS --out OUT");
  });
});
