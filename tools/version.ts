/** Which version of the course this is, as a student or an instructor can report it. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { projectRoot } from "./project.js";

/** The version that a release carries, in package.json. */
export function releaseVersion(): string {
  const text = readFileSync(join(projectRoot, "package.json"), "utf8");
  return (JSON.parse(text) as { version?: string }).version ?? "unreleased";
}

/** One line: the release, in a clone also the last tag and the commit, and what it runs on. */
export async function versionLine(): Promise<string> {
  const words = ["describe", "--tags", "--always", "--dirty"];
  const git = promisify(execFile)("git", words, { cwd: projectRoot }).then(
    ({ stdout }) => ` (${stdout.trim()})`,
    () => "",
  );
  const system = `Node ${process.versions.node}, ${process.platform} ${process.arch}`;
  return `course ${releaseVersion()}${await git}, ${system}`;
}
