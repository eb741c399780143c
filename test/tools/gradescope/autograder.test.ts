import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { autograder } from "../../../tools/gradescope/zip.js";
import { projectRoot } from "../../../tools/project.js";
import { answered } from "../grade/handed-in.js";
import { solutions } from "../grade/toy.js";

/** Gradescope's layout, with the packages of this clone in place of what setup.sh would install. */
async function layout(handedIn: Readonly<Record<string, string>>, path = process.env.PATH): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), "course-autograder-"));
  for (const [path, content] of Object.entries(unzipSync(await autograder("00-toy", solutions)))) {
    mkdirSync(dirname(join(root, "source", path)), { recursive: true });
    writeFileSync(join(root, "source", path), content);
  }
  const modules = join(root, "source", "course", "node_modules");
  mkdirSync(modules);
  for (const name of [
    "typescript",
    "fast-check",
    "pure-rand",
    "fflate",
    "esbuild",
    "@esbuild",
    "seedrandom",
    "@types",
    "undici-types",
  ])
    symlinkSync(join(projectRoot, "node_modules", name), join(modules, name));
  for (const workspace of ["coordlab", "figures", "engine", "experiments"])
    symlinkSync(
      join(root, "source", "course", "lib", workspace),
      join(modules, workspace === "coordlab" ? workspace : `coordlab-${workspace}`),
    );
  symlinkSync(join(root, "source", "course", "tools"), join(modules, "course"));
  mkdirSync(join(root, "submission"));
  for (const [name, text] of Object.entries(handedIn)) writeFileSync(join(root, "submission", name), text);
  writeFileSync(
    join(root, "submission_metadata.json"),
    JSON.stringify({ id: 1, users: [{ sid: "s1", email: "a@b" }] }),
  );
  copyFileSync(join(root, "source", "run_autograder"), join(root, "run_autograder"));
  chmodSync(join(root, "run_autograder"), 0o755);
  execFileSync(join(root, "run_autograder"), {
    env: { ...process.env, PATH: path, AUTOGRADER_ROOT: root },
    stdio: "ignore",
  });
  return root;
}

const resultsIn = (root: string) => JSON.parse(readFileSync(join(root, "results", "results.json"), "utf8"));

describe("the autograder zip, run in Gradescope's layout", () => {
  it("writes results.json in its form", { timeout: 120_000 }, async () => {
    const wrong = { "toy-line": "function lineEdges(n: number): number { return n > 6 ? n : n - 1; }" };
    const results = resultsIn(await layout({ "my work.ipynb": JSON.stringify(answered(wrong)) }));
    expect(results).toMatchObject({
      score: 5,
      output_format: "text",
      visibility: "visible",
      stdout_visibility: "hidden",
    });
    expect(results.tests[1]).toEqual({
      score: 0,
      max_score: 2,
      status: "failed",
      name: "line: a line of n agents, any n",
      name_format: "text",
      number: "1.2",
      output: "the answer is not right\nlineEdges(7) gave 7\nAn edge fills the gap between two neighbours.",
      output_format: "text",
      visibility: "visible",
      tags: ["the edges of a line"],
    });
    expect(results.tests.map(({ score = 0 }) => score).reduce((a: number, b: number) => a + b)).toBe(5);
  });

  it("writes one as well when nothing was handed in", { timeout: 120_000 }, async () => {
    expect(resultsIn(await layout({}))).toMatchObject({
      score: 0,
      output: "no notebook was handed in",
      tests: [],
    });
  });

  it("takes the notebook that is named like the assignment, and says what it passed over", {
    timeout: 120_000,
  }, async () => {
    const files = {
      "00-toy (2).ipynb": JSON.stringify(answered()),
      "a scratch.ipynb": "{}",
      "notes.txt": "",
    };
    const results = resultsIn(await layout(files));
    expect(results.score).toBe(7);
    expect(results.output.split("\n").slice(0, 2)).toEqual([
      "a scratch.ipynb was handed in as well and cannot be read; 00-toy (2).ipynb counts",
      "notes.txt: not a notebook, passed over",
    ]);
  });

  it("writes one even where there is no Node", { timeout: 120_000 }, async () => {
    const tools = mkdtempSync(join(tmpdir(), "course-no-node-"));
    for (const tool of ["bash", "mkdir", "basename"])
      symlinkSync(execFileSync("which", [tool], { encoding: "utf8" }).trim(), join(tools, tool));
    expect(resultsIn(await layout({}, tools))).toMatchObject({
      score: 0,
      output: expect.stringContaining("could not be started"),
      tests: [],
    });
  });

  it("has scripts that bash can read, and a Node and packages fixed by their hashes", async () => {
    const setup = join(projectRoot, "tools", "gradescope", "setup.sh");
    for (const script of [setup, join(projectRoot, "tools", "gradescope", "run_autograder")])
      execFileSync("bash", ["-n", script]);
    expect(readFileSync(setup, "utf8")).toMatch(/--require-hashes[\s\S]*npm ci/);
    expect(readFileSync(setup, "utf8")).not.toMatch(/https?:|curl|wget/);
  });

  it("holds the files themselves, scripts that may run, and no other assignment", async () => {
    const names = Object.keys(unzipSync(await autograder("00-toy", solutions)));
    expect(names).toEqual(
      expect.arrayContaining(["setup.sh", "run_autograder", "course/solutions/00-toy/judge.ts"]),
    );
    expect(names.filter((name) => name.startsWith("course/solutions/") && !name.includes("00-toy"))).toEqual(
      [],
    );
  });
});
