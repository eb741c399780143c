/** Where results cannot be kept, a sentence says so before anybody's work is run. */
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lockFolder } from "../../../../tools/grade/command/lock-folder.js";
import { projectRoot } from "../../../../tools/project.js";
import { answered } from "../handed-in.js";
import { solutions } from "../toy.js";

const root = mkdtempSync(join(tmpdir(), "course-places-"));
const handedIn = join(root, "in");
mkdirSync(handedIn);
for (const student of ["ann", "bo"])
  writeFileSync(join(handedIn, `${student}.ipynb`), JSON.stringify(answered()));

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/** `course grade` as somebody types it, behind a line of shell. */
function grading(out: string, before = "true"): Promise<Ended> {
  const words = ["grade", "00-toy", handedIn, "--out", out, "--solutions", solutions, "--as-root"];
  const program = [process.execPath, join(projectRoot, "tools", "course.mjs"), ...words];
  const [command, ...args] = before.startsWith("mount")
    ? ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", `${before} && exec "$@"`, "sh"]
    : ["bash", "-c", `${before}; exec "$@"`, "bash"];
  const child = spawn(command!, [...args, ...program], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk) => (said += chunk));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, said })));
}

const canMount = () =>
  spawnSync("unshare", ["--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs", root])
    .status === 0;

describe("a folder for results", () => {
  it.each(["/proc/results", "/proc/self/task/results", "/sys/kernel/results"])(
    "at %s is refused, and not waited for",
    async (folder) => {
      await expect(lockFolder(folder, 1)).rejects.toThrow(
        /^\S+: results cannot be written there: (ENOENT|EPERM|EACCES|EROFS)$/,
      );
    },
  );

  it.skipIf(!canMount()).each([
    ["full", "size=8k"],
    ["nearly full", "size=200k"],
    ["out of names for files", "size=4m,nr_inodes=4"],
    ["read-only", "ro"],
  ])("on a disk that is %s is refused before anybody's work is run", async (_, options) => {
    const disk = join(root, "disk");
    mkdirSync(disk, { recursive: true });
    const { code, said } = await grading(join(disk, "out"), `mount -t tmpfs -o ${options} tmpfs '${disk}'`);
    expect(said).toMatch(/^course grade: \S+: results cannot be written there: (ENOSPC|EROFS)\n$/);
    expect(code).toBe(1);
  });

  it("that takes no large files is refused before anybody's work is run", async () => {
    const { code, said } = await grading(join(root, "small"), "ulimit -f 40");
    expect(said).toMatch(/^course grade: \S+: results cannot be written there: EFBIG\n$/);
    expect(code).toBe(1);
  });

  it("has one of four graders that come at once, also where a killed one has left its mark", async () => {
    const out = join(root, "shared");
    const killed = spawn(
      process.execPath,
      [
        "--input-type=module",
        "-e",
        `const { takeLock } = await import("course/bootstrap/take-lock.mjs");
       await takeLock(${JSON.stringify(join(out, ".grading"))});
       console.log("held"); setInterval(() => {}, 1000);`,
      ],
      { cwd: projectRoot, stdio: ["ignore", "pipe", "inherit"] },
    );
    await new Promise((resolve) => killed.stdout.once("data", resolve));
    expect((await grading(out)).said).toContain("another grading writes there");
    killed.kill("SIGKILL");
    await new Promise((resolve) => killed.on("close", resolve));
    const all = await Promise.all([1, 2, 3, 4].map(() => grading(out)));
    const refused = all.filter(({ code }) => code !== 0);
    for (const { said } of refused)
      expect(said).toBe(
        `course grade: ${out}: another grading writes there; wait for it, or name another folder\n`,
      );
    expect(refused.length).toBeLessThan(4);
    expect(readdirSync(join(out, "results"))).toEqual(["ann.json", "bo.json"]);
  });
});
