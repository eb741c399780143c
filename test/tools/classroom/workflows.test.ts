import { execFileSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { projectRoot } from "../../../tools/project.js";

const assignment = "03-count-the-edges";

/** The released notebook with the first question answered. */
const notebook = readFileSync(join(projectRoot, "exercises", assignment, `${assignment}.ipynb`), "utf8");
const handedIn = (() => {
  const file = JSON.parse(notebook);
  for (const cell of file.cells)
    if (cell.source.join("").includes("function lineEdges"))
      cell.source =
        "const pairs = (n: number) => (n * (n - 1)) / 2; function lineEdges(n: number): number { return n - 1; } function starEdges(n: number): number { return n - 1; } function completeEdges(n: number): number { return pairs(n); }";
  return JSON.stringify(file);
})();

/** The command of a step, as it stands in the workflow. */
function step(workflow: string, name: string): string {
  const text = readFileSync(join(projectRoot, "solutions", workflow), "utf8");
  const [, block] = text.split(`- name: ${name}\n`);
  const [, command] = /\n? {8}run: \|\n((?: {10}.*\n| *\n)+)/.exec(`${block}\n`) ?? [];
  return command!.replaceAll(/^ {10}/gm, "");
}

/** A folder as a runner has it: `course` is the checkout of this one. */
let workspace: string;
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), "course-workspace-"));
  mkdirSync(join(workspace, "course"));
  for (const name of ["package.json", "node_modules", "tools", "lib", "solutions"])
    symlinkSync(join(projectRoot, name), join(workspace, "course", name));
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(workspace, path)), { recursive: true });
  writeFileSync(join(workspace, path), text);
}

/** Runs it as Actions does, with `bash -e`. */
function run(command: string, env: Readonly<Record<string, string>>): string {
  return execFileSync("bash", ["-e", "-c", command], {
    cwd: join(workspace, "course"),
    env: { ...process.env, ASSIGNMENT: assignment, ...env },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
}

/** What Actions would take for commands: it listens to nothing between `stop-commands` and its token. */
function commands(output: string): string[] {
  let token: string | undefined;
  return output.split("\n").filter((line) => {
    if (token !== undefined) {
      if (line === `::${token}::`) token = undefined;
      return false;
    }
    token = /^::stop-commands::(.+)$/.exec(line)?.[1];
    return token === undefined && line.startsWith("::");
  });
}

describe("the workflow of a student's repository", () => {
  it("shows the points, and listens to no file name", { timeout: 60_000 }, () => {
    write("submission/renamed by me.ipynb", handedIn);
    write("submission/README.md", "");
    write("submission/::notice title=Autograding complete::Points 99/99", "");
    const summary = join(workspace, "summary.md");
    const output = run(step("github-classroom.yml", "Grade"), {
      STUDENT: "school/03-count-the-edges-jane",
      GITHUB_STEP_SUMMARY: summary,
    });
    expect(output).toContain("\n::notice title=Autograding complete::Points 99/99");
    const [complete, report, ...rest] = commands(output);
    const { totalPoints, maxPoints } = JSON.parse(report!.replace("::notice title=Autograding report::", ""));
    expect(rest).toEqual([]);
    expect(complete).toBe(`::notice title=Autograding complete::Points ${totalPoints}/${maxPoints}`);
    expect(totalPoints).toBeGreaterThan(0);
    expect(totalPoints).toBeLessThan(maxPoints);
    expect(readFileSync(summary, "utf8")).toContain(`**${totalPoints} of ${maxPoints} points**`);
    expect(readdirSync(join(workspace, "out", "feedback"))).toHaveLength(1);
  });
});

describe("the workflow that collects", () => {
  it("grades every student's repository of the assignment, and no other", { timeout: 60_000 }, () => {
    for (const [name, text] of [
      [`${assignment}-jane`, handedIn],
      [`${assignment}-joe-2`, notebook],
      ["04-write-a-convention-jane", notebook],
    ] as const) {
      write(`github/school/${name}/${assignment}.ipynb`, text);
      const git = (...args: string[]) =>
        execFileSync("git", ["-C", join(workspace, "github", "school", name), ...args]);
      git("init", "-q");
      git("add", ".");
      git("-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qm", "hand in");
    }
    // Stands in for GitHub's own command, which is on every runner.
    write("bin/gh", `#!/bin/sh\n[ "$1" = repo ] && ls "${workspace}/github/school" || true\n`);
    chmodSync(join(workspace, "bin", "gh"), 0o755);
    const env = {
      OWNER: "school",
      PATH: `${join(workspace, "bin")}:${process.env.PATH}`,
      GIT_CONFIG_COUNT: "1",
      GIT_CONFIG_KEY_0: `url.file://${workspace}/github/.insteadOf`,
      GIT_CONFIG_VALUE_0: "https://github.com/",
    };
    run(step("github-collect.yml", "Clone"), env);
    const output = run(step("github-collect.yml", "Grade"), env);
    expect(commands(output)).toEqual([]);
    expect(readdirSync(join(workspace, "course", "out", "results")).sort()).toEqual([
      "jane.json",
      "joe-2.json",
    ]);
  });
});
