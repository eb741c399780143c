import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isAlive, takeLock } from "../../../tools/bootstrap/take-lock.mjs";

const module = fileURLToPath(new URL("../../../tools/bootstrap/take-lock.mjs", import.meta.url));
let folder: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "course-lock-"));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  rmSync(folder, { recursive: true });
});

/** A process that takes the lock, and then does what `work` says; `release` gives the lock back. */
function holder(work: string): { child: ChildProcess; said: Promise<string>; ended: Promise<number | null> } {
  const code = `import { takeLock } from ${JSON.stringify(module)};
    import { rmSync, writeFileSync } from "node:fs";
    const release = await takeLock(${JSON.stringify(folder)});
    ${work}`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const said = new Promise<string>((resolve) =>
    child.stdout?.once("data", (chunk) => resolve(String(chunk))),
  );
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { child, said, ended };
}

const inside = () => JSON.stringify(join(folder, "inside"));
/** Fails if another process is between the two lines. */
const alone = () => `writeFileSync(${inside()}, "", { flag: "wx" });
  await new Promise((done) => setTimeout(done, 20));
  rmSync(${inside()});`;
const forEver = `console.log("held"); setInterval(() => {}, 1000);`;

describe("takeLock(folder)", () => {
  it("lets one process in at a time, of eight", async () => {
    const codes = await Promise.all(Array.from({ length: 8 }, () => holder(`${alone()} release();`).ended));
    expect(codes).toEqual(Array(8).fill(0));
  });

  it("is given back by the end of a process that forgot it", async () => {
    expect(await holder("process.exit(0);").ended).toBe(0);
    (await takeLock(folder))();
  });

  it("is taken over from a killed process, by one of eight after the other", async () => {
    const first = holder(forEver);
    await first.said;
    const others = Array.from({ length: 8 }, () =>
      holder(`${alone()} process.kill(process.pid, "SIGKILL");`),
    );
    first.child.kill("SIGKILL");
    const codes = await Promise.all(others.map(({ ended }) => ended));
    expect(codes).toEqual(Array(8).fill(null));
    (await takeLock(folder))();
  });

  it("waits while the holder lives, and says for whom", async () => {
    const first = holder(forEver);
    await first.said;
    const waiting: number[] = [];
    const release = await takeLock(folder, (pid) => {
      waiting.push(pid);
      first.child.kill("SIGKILL");
    });
    release();
    expect(waiting).toEqual([first.child.pid]);
  });

  it("is not held by a process that was given a dead one's number", async () => {
    const lock = { pid: process.pid, started: "1", host: hostname() };
    writeFileSync(join(folder, "lock-7"), JSON.stringify(lock));
    if (process.platform === "linux") (await takeLock(folder))();
  });

  it("is not held by a file that was cut off", async () => {
    writeFileSync(join(folder, "lock-3"), '{"pid":');
    (await takeLock(folder))();
    expect(readdirSync(folder)).toEqual(["lock-4"]);
  });
});

describe("isAlive(pid)", () => {
  it("knows a process that runs from one that has ended", async () => {
    expect(isAlive(process.pid)).toBe(true);
    const { child, ended } = holder("");
    await ended;
    expect(isAlive(child.pid!)).toBe(false);
  });
});
