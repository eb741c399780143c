import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const tools = fileURLToPath(new URL("../../../tools", import.meta.url));
let root: string;

beforeEach(() => {
  root = join(mkdtempSync(join(tmpdir(), "course-ready-")), "course");
  mkdirSync(join(root, "tools"), { recursive: true });
  for (const name of ["bootstrap", "bootstrap.mjs"])
    cpSync(join(tools, name), join(root, "tools", name), { recursive: true });
  writeFileSync(join(root, "tsconfig.json"), "{}");
  writeFileSync(join(root, "package.json"), JSON.stringify({ workspaces: [] }));
  const packages = { "": {}, "node_modules/a": { version: "1.0.0" } };
  writeFileSync(join(root, "package-lock.json"), JSON.stringify({ packages }));
});
afterEach(() => rmSync(join(root, ".."), { recursive: true }));

/** Makes the clone ready with this program in npm's place; whether it became so, and what was said. */
function ready(npm: string): { isReady: boolean; said: string } {
  const program = join(root, "..", "npm-cli.js");
  writeFileSync(program, npm);
  const code = `import { ensureReady } from ${JSON.stringify(join(root, "tools", "bootstrap.mjs"))};
    console.log(await ensureReady("start"));`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", code], {
    encoding: "utf8",
    env: { ...process.env, npm_execpath: program },
  });
  return { isReady: stdout === "true\n", said: stderr };
}

/** What npm does to a node_modules of a version that is half there: it fails until somebody takes it away. */
const fails = (line: string) => `const { cpSync, existsSync, mkdirSync, writeFileSync } = require("node:fs");
  if (existsSync("node_modules/remains")) {
    console.error(${JSON.stringify(line)});
    process.exit(1);
  }
  mkdirSync("node_modules/a", { recursive: true });
  writeFileSync("node_modules/a/package.json", "{}");
  cpSync("package-lock.json", "node_modules/.package-lock.json");`;

const leaveRemains = () => mkdirSync(join(root, "node_modules", "remains"), { recursive: true });

describe("remains of an installation that was cut off", () => {
  it.each([
    "npm error ENOTEMPTY: directory not empty, rename 'node_modules/a' -> 'node_modules/.a-x'",
    "npm error EEXIST: file already exists, mkdir 'node_modules/a'",
    "npm error ENOTDIR: not a directory, scandir 'node_modules/a'",
    "npm error syscall symlink",
  ])("that npm stumbles over (%s) are taken away, and npm is asked again", (line) => {
    leaveRemains();
    const { isReady, said } = ready(fails(line));
    expect(isReady, said).toBe(true);
    expect(readFileSync(join(root, "node_modules", "a", "package.json"), "utf8")).toBe("{}");
  });

  it("are left alone when npm fails for another reason, which is told in one line", () => {
    leaveRemains();
    const { isReady, said } = ready(fails("npm error network getaddrinfo ENOTFOUND"));
    expect(isReady).toBe(false);
    expect(said).toMatch(/^course: the packages cannot be fetched: no connection to the npm registry/m);
  });
});
