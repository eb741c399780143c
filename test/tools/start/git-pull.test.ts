import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { prepareWork } from "../../../tools/start/work-copies.js";

const ignored = fileURLToPath(new URL("../../../.gitignore", import.meta.url));
const lesson = "notebooks/01-a.ipynb";
let folder: string;
const course = () => join(folder, "course");
const learner = () => join(folder, "learner");

const git = (cwd: string, ...words: string[]) =>
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.org", ...words], {
    cwd,
    encoding: "utf8",
    stdio: "pipe",
  });
const notebook = (source: string) => JSON.stringify({ cells: [{ cell_type: "code", source }] });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "course-pull-"));
  mkdirSync(join(course(), "notebooks"), { recursive: true });
  copyFileSync(ignored, join(course(), ".gitignore"));
  writeFileSync(join(course(), lesson), notebook("a"));
  git(course(), "init", "--quiet");
  git(course(), "add", ".");
  git(course(), "commit", "--quiet", "-m", "first");
  git(folder, "clone", "--quiet", course(), learner());
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("a learner's clone", () => {
  it("is clean after work in the copies, and takes a new version of the course", async () => {
    const copy = join(learner(), "my-work", lesson);
    await prepareWork(learner(), join(learner(), "my-work"));
    writeFileSync(copy, notebook("mine"));
    expect(git(learner(), "status", "--porcelain")).toBe("");

    writeFileSync(join(course(), lesson), notebook("a newer"));
    git(course(), "commit", "--quiet", "--all", "-m", "second");
    git(learner(), "pull", "--quiet", "--ff-only");
    await prepareWork(learner(), join(learner(), "my-work"));
    expect(readFileSync(join(learner(), lesson), "utf8")).toBe(notebook("a newer"));
    expect(readFileSync(copy, "utf8")).toBe(notebook("mine"));
    expect(git(learner(), "status", "--porcelain")).toBe("");
  });
});
