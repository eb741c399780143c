import { spawn } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { run, runRegrade } from "../../../../tools/grade/command/command.js";
import { refuseRoot, usage } from "../../../../tools/grade/command/options.js";
import { defaultLimits } from "../../../../tools/grade/sandbox/isolation.js";
import { projectRoot } from "../../../../tools/project.js";
import { answered } from "../handed-in.js";
import { solutions } from "../toy.js";

const root = mkdtempSync(join(tmpdir(), "course-class-"));
const handedIn = join(root, "handed in");
const out = join(root, "out");
const words = ["00-toy", handedIn, "--out", out, "--solutions", solutions, "--as-root"];
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
      "only a part of it (torn.ipynb); look at the file, ask for another\n      7 of 7  jane (3 unread)\n      5 of 7  joe (3 unread)\n",
    );
    expect(text).toMatch(/^NOT GRADED {2}torn: the file is not a notebook/);
    expect(readdirSync(out).sort()).toEqual([
      ".grading",
      "feedback",
      "files.csv",
      "grades.csv",
      "manual.csv",
      "report.html",
      "results",
    ]);
    expect(readFileSync(join(out, "grades.csv"), "utf8")).toMatch(/^00-toy,.*,torn,,,,,0,,10$/m);
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
    expect(await printed(() => run([...words, "--resume"]))).toContain("7 of 7  jane");
    runs.mockRestore();
    const after = contents("results");
    const different = after.filter(([, text], i) => text !== before[i]![1]).map(([name]) => name);
    expect(different).toEqual([]);
  });

  it("shows what a regrading changes before it writes anything", { timeout: 120_000 }, async () => {
    write("joe");
    const time = statSync(join(out, "grades.csv")).mtimeMs;
    const text = await printed(() => runRegrade(words));
    expect(text).toContain("joe: 5 -> 7\n    line, a line of n agents, any n: 0 -> 2 (it holds now)");
    expect(text).toContain("nothing was written; add --write to keep this");
    expect(statSync(join(out, "grades.csv")).mtimeMs).toBe(time);
  });

  it("takes other limits, records them, and mixes none", { timeout: 120_000 }, async () => {
    const limits = () =>
      contents("results").map(([, text]) => JSON.parse(text!).provenance.limits as Record<string, number>);
    const given = ["--call-limit", "2.5", "--time-limit", "30", "--memory-limit", "600"];
    await printed(() => run([...words, ...given]));
    for (const limit of limits())
      expect(limit).toMatchObject({
        callMs: 2_500,
        loadMs: 30_000,
        memoryMiB: 600,
        cpuSeconds: 100,
        budgetCpuMs: 90_000,
      });
    await printed(() => run([...words, "--resume"]));
    for (const limit of limits()) expect(limit).toEqual(defaultLimits);
  });

  it.each([
    ["--call-limit", "0", 'must be seconds from 0.1 to 600, got "0"'],
    ["--call-limit", "2s", 'must be seconds from 0.1 to 600, got "2s"'],
    ["--time-limit", "", 'must be seconds from 1 to 3600, got ""'],
    ["--memory-limit", "64", 'must be MiB from 128 to 65536, got "64"'],
  ])("refuses %s %s", async (flag, value, line) => {
    await expect(run([...words, flag, value])).rejects.toThrow(`${flag} ${line}`);
  });

  it("says what its words mean", async () => {
    const text = await printed(() => run(["--help"]));
    for (const flag of usage.matchAll(/--[a-z-]+/g)) expect(text).toContain(flag[0]);
    expect(text).toContain(
      "--call-limit SECONDS    how long one call of a student's function may take; 2 unless",
    );
  });

  it("says in one line that a judge does not load", async () => {
    const broken = mkdtempSync(join(tmpdir(), "course-broken-"));
    cpSync(join(solutions, "00-toy"), join(broken, "00-toy"), { recursive: true });
    appendFileSync(join(broken, "00-toy", "judge.ts"), "throw new Error('a slip of the pen');\n");
    const other = ["00-toy", handedIn, "--out", out, "--solutions", broken];
    await expect(run(other)).rejects.toThrow(/^00-toy cannot be graded: a slip of the pen$/);
  });

  it("ends in order when it is interrupted", { timeout: 120_000 }, async () => {
    const temporary = realpathSync(mkdtempSync(join(tmpdir(), "course-interrupted-")));
    write("endless", { "toy-line": "function lineEdges(n: number): number { for (;;); }" });
    const cut = join(root, "cut");
    const args = [
      "00-toy",
      handedIn,
      "--out",
      cut,
      "--solutions",
      solutions,
      "--as-root",
      "--call-limit",
      "600",
    ];
    const child = spawn(process.execPath, [join(projectRoot, "tools", "course.mjs"), "grade", ...args], {
      env: { ...process.env, TMPDIR: temporary },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr.on("data", (chunk) => (said += chunk));
    const ended = new Promise((resolve) => child.on("close", resolve));
    while (!existsSync(join(cut, "results", "torn.json")) || !said.includes("waiting for"))
      await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill("SIGINT");
    expect(await ended).toBe(130);
    expect(said).toMatch(
      /waiting for .*endless[\s\S]*\ncourse: interrupted; what is graded is kept, and --resume goes on from there\n$/,
    );
    expect(readdirSync(temporary)).toEqual([]);
    rmSync(join(handedIn, "endless.ipynb"));
  });

  it("asks root for --as-root where there is no bubblewrap", () => {
    const walls = { permissions: true, ownFiles: false, namespaces: true, resourceLimits: true };
    expect(() => refuseRoot(walls, false, 0)).toThrow("or say --as-root");
    expect(() => refuseRoot(walls, true, 0)).not.toThrow();
    expect(() => refuseRoot({ ...walls, ownFiles: true }, false, 0)).not.toThrow();
    expect(() => refuseRoot(walls, false, 1000)).not.toThrow();
  });

  it.each<[string, (file: string) => string]>([
    ["a file stands where the folder should be", (file) => file],
    ["a file stands on the way to it", (file) => join(file, "below")],
  ])("says in one sentence, before anything is graded, that %s", async (_, place) => {
    const file = join(mkdtempSync(join(tmpdir(), "course-file-")), "plain");
    writeFileSync(file, "");
    const began = vi.spyOn(process.stderr, "write").mockImplementation(() => true);
    const args = ["00-toy", handedIn, "--out", place(file), "--solutions", solutions, "--as-root"];
    await expect(run(args)).rejects.toThrow(
      /^\S+: results cannot be written there: (EEXIST|ENOTDIR|ENOENT|EACCES|EPERM)$/,
    );
    expect(began).not.toHaveBeenCalled();
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
    await expect(
      run(["00-toy", handedIn, "--out", out, "--solutions", solutions, "--require-isolation", "steel"]),
    ).rejects.toThrow('--require-isolation must be none, permissions, namespaces, bubblewrap; got "steel"');
    await expect(run(["00-toy"])).rejects.toThrow("grade NN-slug SUBMISSIONS --out OUT");
  });
});
