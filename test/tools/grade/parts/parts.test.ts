import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { run, runRegrade } from "../../../../tools/grade/command/command.js";
import { answered } from "../handed-in.js";
import { solutions } from "../toy.js";

const root = mkdtempSync(join(tmpdir(), "course-parts-"));
const handedIn = join(root, "in");
const students = ["ada", "ben", "cleo", "Dora", "emil", "Ümit"];
const words = ["00-toy", handedIn, "--solutions", solutions, "--as-root"];
const whole = join(root, "whole");

mkdirSync(handedIn);
for (const [i, student] of students.entries())
  writeFileSync(
    join(handedIn, `${student}.ipynb`),
    JSON.stringify(
      answered(i % 2 ? { "toy-line": `function lineEdges(n: number): number { return n - ${i}; }` } : {}),
    ),
  );

interface Said {
  readonly code: number;
  readonly text: string;
}

/** A command with its exit code, and what it printed or refused. */
async function said(...more: string[]): Promise<Said> {
  const lines: string[] = [];
  const keep = (text: unknown) => lines.push(String(text)) > 0;
  vi.spyOn(process.stdout, "write").mockImplementation(keep);
  vi.spyOn(process.stderr, "write").mockImplementation(() => true);
  try {
    return { code: await run([...words, ...more]), text: lines.join("") };
  } catch (error) {
    return { code: 1, text: lines.join("") + (error as Error).message };
  } finally {
    vi.restoreAllMocks();
  }
}
afterEach(() => vi.restoreAllMocks());

/** Everything in a folder but the lock, which every grading and merge takes and gives back. */
function files(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => !name.startsWith(".grading"))
    .sort();
  return new Map(
    names
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );
}

beforeAll(async () => {
  const { code } = await said("--out", whole);
  expect(code).toBe(0);
}, 120_000);

describe("course grade, in parts", () => {
  it("lists the students, a JSON text a line, and does nothing", async () => {
    expect(await said("--list")).toEqual({
      code: 0,
      text: '"Dora"\n"ada"\n"ben"\n"cleo"\n"emil"\n"Ümit"\n',
    });
  });

  it.each([1, 2, 5])(
    "in %i shards and a merge gives every file of one run, byte for byte",
    {
      timeout: 240_000,
    },
    async (count) => {
      const out = join(root, `shards-${count}`);
      for (let i = 0; i < count; i++) await said("--out", out, "--shard", `${i}/${count}`, "--workers", "1");
      expect(readdirSync(out).sort()).toEqual(["feedback", "results"]);
      expect((await said("--out", out, "--merge")).code).toBe(0);
      expect(files(out)).toEqual(files(whole));
    },
  );

  it("the same shard twice at once changes nothing, and a second time grades nobody", {
    timeout: 240_000,
  }, async () => {
    const out = join(root, "twice");
    const shard = ["--out", out, "--shard", "0/1", "--workers", "1"];
    vi.spyOn(process.stdout, "write").mockImplementation(() => true);
    vi.spyOn(process.stderr, "write").mockImplementation(() => true);
    await Promise.all([run([...words, ...shard]), run([...words, ...shard])]);
    vi.restoreAllMocks();
    const times = () => [...files(out).keys()].map((name) => statSync(join(out, name)).mtimeMs);
    const before = times();
    expect((await said(...shard)).text).toContain("6 of 6 submissions, 6 of them were graded already");
    expect(times()).toEqual(before);
    await said("--out", out, "--merge");
    expect(files(out)).toEqual(files(whole));
    const merged = times();
    await said("--out", out, "--merge");
    expect(times(), "no file is rewritten that is right").toEqual(merged);
  });

  it("--only grades the students of a list, and refuses a stranger", { timeout: 120_000 }, async () => {
    const out = join(root, "only");
    writeFileSync(join(root, "todo"), '"ben"\n"Ümit"\n');
    expect((await said("--out", out, "--only", join(root, "todo"))).code).toBe(0);
    expect(readdirSync(join(out, "results")).length).toBe(2);
    writeFileSync(join(root, "todo"), '"nobody"\n');
    expect((await said("--out", out, "--only", join(root, "todo"))).text).toContain(
      'there is no student "nobody"',
    );
  });
});

describe("course grade --merge", () => {
  const out = join(root, "merged");
  const result = (student: string) => join(out, "results", `${student}.json`);
  /** As the only change, and what the merge says of it. */
  async function changed(student: string, change: (text: string) => string): Promise<Said> {
    const text = readFileSync(result(student), "utf8");
    writeFileSync(result(student), change(text));
    const answer = await said("--out", out, "--merge");
    writeFileSync(result(student), text);
    return answer;
  }
  beforeAll(async () => {
    await said("--out", out, "--shard", "0/1");
  }, 120_000);

  it("names who is missing and whose result is torn, prints them for --only, and writes nothing", {
    timeout: 120_000,
  }, async () => {
    const text = readFileSync(result("ben"), "utf8");
    rmSync(result("ben"));
    const { code, text: refused } = await changed("ada", (whole) => whole.slice(0, 700));
    expect(code).toBe(1);
    expect(refused).toBe(
      `"ada"\n"ben"\n${out}: 2 of 6 submissions cannot be merged; grade them again\n  1 with a result that is torn or no result: ada\n  1 without a result: ben`,
    );
    expect(readdirSync(out).sort()).toEqual([".grading", "feedback", "results"]);
    writeFileSync(result("ben"), text);
  });

  it.each([
    ["of another release", '"release": "', '"release": "0', "graded with another release of the assignment"],
    ["of another judge", '"judge": "', '"judge": "0', "graded with another judge or secret"],
    ["of another Node", '"node": "', '"node": "9', `graded with node 9${process.versions.node}, here it is`],
    ["of other limits", '"callMs": 2000', '"callMs": 3000', "graded with other limits"],
    ["of an older file", '"submission": "', '"submission": "0', "handed in anew since it was graded"],
    ["handed in at another time", '"submitted": "2', '"submitted": "1', "handed in at another time"],
    ["of weaker walls", '"resourceLimits": true', '"resourceLimits": false', "graded behind weaker walls"],
  ])("refuses a set with a result %s", { timeout: 120_000 }, async (_, from, to, sentence) => {
    const { code, text } = await changed("cleo", (whole) => whole.replace(from, to));
    expect(code).toBe(1);
    expect(text).toMatch(/^"cleo"\n/);
    expect(text).toContain(`1 ${sentence}`);
    expect(text.endsWith(": cleo")).toBe(true);
    expect(readdirSync(out).sort()).toEqual([".grading", "feedback", "results"]);
  });

  it("writes a feedback anew that is not there", { timeout: 120_000 }, async () => {
    rmSync(join(out, "feedback", "emil.html"));
    expect((await said("--out", out, "--merge")).code).toBe(0);
    expect(files(out)).toEqual(files(whole));
  });
});

describe("words that do not fit", () => {
  it.each([
    [["--out", whole, "--shard", "5/5"], "--shard 5/5: shards of 5 are 0/5 to 4/5"],
    [["--out", whole, "--shard", "0/5", "--merge"], "--shard and --merge do not go together"],
    [["--out", whole, "--workers", "none"], "--workers must be a whole number from 1 to 1024"],
  ])("%j", async (more, sentence) => {
    expect((await said(...more)).text).toContain(sentence);
  });

  it("regrade takes no part", async () => {
    await expect(runRegrade([...words, "--out", whole, "--shard", "0/2"])).rejects.toThrow(
      "regrade works on the whole class",
    );
  });
});
