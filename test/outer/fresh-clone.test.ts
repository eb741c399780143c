import { execFile } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { projectRoot } from "../../tools/project.js";
import { needs } from "./needs.js";

const execute = promisify(execFile);

test("one command makes a fresh clone ready: it installs, builds and runs a notebook, and leaves frameworks/ alone", async (context) => {
  const repository = existsSync(join(projectRoot, ".git")) ? projectRoot : undefined;
  const clone = join(mkdtempSync(join(tmpdir(), "course-clone-")), "course");
  const source = needs(context, repository, "a git repository to clone");
  await execute("git", ["clone", "--quiet", source, clone]);
  const lesson = "notebooks/01-why-independent-choice-fails.ipynb";
  const command = [join(clone, "tools", "course.mjs"), "run", "--check", lesson];
  const { stdout, stderr } = await execute(process.execPath, command, { cwd: clone });
  expect(stderr).toMatch(/installing the locked packages .*\n(.*\n)*course: building /);
  expect(stdout).toContain("ok");
  const { stdout: changed } = await execute("git", ["status", "--porcelain"], { cwd: clone });
  expect(changed).toBe("");
  expect(existsSync(join(clone, "frameworks", "node_modules"))).toBe(false);
});
