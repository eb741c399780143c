import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, watch, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../../../tools/project.js";
import { answered } from "../handed-in.js";
import { solutions } from "../toy.js";

const root = mkdtempSync(join(tmpdir(), "course-breakdowns-"));
const handedIn = join(root, "in");
mkdirSync(handedIn);
for (let i = 0; i < 8; i++) writeFileSync(join(handedIn, `s${i}.ipynb`), JSON.stringify(answered()));

const course = join(projectRoot, "tools", "course.mjs");
const words = [course, "grade", "00-toy", handedIn, "--solutions", solutions, "--as-root", "--workers", "1"];
const start = (more: readonly string[]): ChildProcess =>
  spawn(process.execPath, [...words, ...more], { stdio: ["ignore", "pipe", "pipe"] });

async function ended(child: ChildProcess): Promise<{ code: number | null; said: string }> {
  let said = "";
  child.stderr?.on("data", (chunk) => {
    said += chunk;
  });
  const [code] = await once(child, "close");
  return { code, said };
}

const partials = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.includes(".partial"));

describe("a shard", () => {
  it("that is killed after its first result is taken up where it was, and every result is whole", {
    timeout: 120_000,
  }, async () => {
    const out = join(root, "killed");
    mkdirSync(join(out, "results"), { recursive: true });
    const child = start(["--out", out, "--shard", "0/1"]);
    const watched = watch(join(out, "results"), (_, name) => {
      if (name?.startsWith("s")) child.kill("SIGKILL");
    });
    await ended(child);
    watched.close();
    const done = readdirSync(join(out, "results")).filter((name) => name.endsWith(".json"));
    expect(done.length).toBeGreaterThan(0);
    expect(done.length).toBeLessThan(8);
    for (const name of done) JSON.parse(readFileSync(join(out, "results", name), "utf8"));
    const again = start(["--out", out, "--shard", "0/1"]);
    let text = "";
    again.stdout?.on("data", (chunk) => {
      text += chunk;
    });
    expect((await ended(again)).code).toBe(0);
    expect(text).toContain(`8 of 8 submissions, ${done.length} of them were graded already`);
  });

  it("says in a sentence that the disk is full, and leaves nothing half written", {
    timeout: 120_000,
  }, (context) => {
    const out = join(root, "full");
    mkdirSync(out);
    const small = "mount -t tmpfs -o size=40k none";
    const script = `${small} "$0" && { "$@"; echo "code $?"; find "$0" -name "*.partial"; find "$0" -name "*.json" -exec cat {} +; }`;
    const given = ["unshare", ["--mount", "sh", "-c", script, out, process.execPath, ...words]] as const;
    if (spawnSync("unshare", ["--mount", "sh", "-c", `${small} "$0"`, out]).status !== 0)
      context.skip("no small disk can be made here");
    const { stdout, stderr } = spawnSync(given[0], [...given[1], "--out", out, "--shard", "0/1"], {
      encoding: "utf8",
    });
    expect(stderr).toMatch(/^course grade: .*\/full\/\S+ cannot be written: ENOSPC$/m);
    expect(stderr).not.toContain("    at ");
    expect(stdout).toContain("code 1\n");
    expect(stdout).not.toContain(".partial");
    const results = stdout.split(/^(?=\{$)/m).slice(1);
    expect(results.length).toBeGreaterThan(0);
    for (const result of results) expect(JSON.parse(result).format).toBe("course-result-1");
  });

  it("stops with a sentence when nobody reads its output", { timeout: 120_000 }, async () => {
    const out = join(root, "unread");
    const child = start(["--out", out, "--shard", "0/1"]);
    child.stdout?.destroy();
    const { code, said } = await ended(child);
    expect(said).toMatch(/^course: nobody reads the output any more; stopped$/m);
    expect(said).not.toContain("    at ");
    expect(code).toBe(141);
    expect(readdirSync(join(out, "results")).length).toBe(8);
    expect(partials(out)).toEqual([]);
  });
});
