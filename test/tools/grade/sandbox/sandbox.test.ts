import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import {
  defaultLimits,
  type Isolation,
  isolated,
  isolation,
  levelOf,
  levels,
} from "../../../../tools/grade/sandbox/isolation.js";
import { Sandbox } from "../../../../tools/grade/sandbox/sandbox.js";
import { needs } from "../../../outer/needs.js";

/** A process that has got round everything inside it and speaks the protocol as it likes. */
function hostile(program: string, walls = isolation()): Sandbox {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "course-hostile-")));
  const child = join(folder, "child.cjs");
  writeFileSync(
    child,
    `const fs = require("fs");
    const say = (text) => fs.writeSync(4, text + "\\n");
    const hear = () => { const bytes = Buffer.alloc(65536); return JSON.parse(bytes.toString("utf8", 0, fs.readSync(3, bytes))); };
    ${program}`,
  );
  const limits = { ...defaultLimits, loadMs: 3_000, callMs: 500, answerBytes: 100_000, patience: Infinity };
  const sandbox = new Sandbox({ folder, child, remove: async () => {} }, limits, walls);
  opened.push(sandbox);
  return sandbox;
}
const opened: Sandbox[] = [];
afterAll(() => {
  for (const sandbox of opened) sandbox.close();
});

const ask = (sandbox: Sandbox) => sandbox.request({ op: "call", name: "f", args: [] }, 500);

describe("a process that speaks as it likes", () => {
  it.each([
    ["says nothing", ""],
    ["ends", "say('{\"ready\":true}'); hear();"],
    ["never gets ready", "for (;;);"],
    ["answers before it is asked", 'say(\'{"ready":true}\\n{"id":1,"ok":3}\'); for (;;);'],
    [
      "answers another question",
      "say('{\"ready\":true}'); const { id } = hear(); say(JSON.stringify({ id: id + 1, ok: 3 })); for (;;);",
    ],
    ["sends no JSON", 'say(\'{"ready":true}\'); hear(); say("{"); for (;;);'],
    ["sends null", 'say(\'{"ready":true}\'); hear(); say("null"); for (;;);'],
    [
      "sends a line without end",
      'say(\'{"ready":true}\'); hear(); for (;;) fs.writeSync(4, "x".repeat(65536));',
    ],
  ])("that %s brings no value and is gone", async (_, program) => {
    const sandbox = hostile(program);
    await expect(ask(sandbox)).rejects.toMatchObject({ kind: expect.stringMatching(/died|silent|forged/) });
    expect(sandbox.alive).toBe(false);
    await expect(ask(sandbox)).rejects.toThrow();
  });

  it("that has answered in time is heard, however late its judge wakes up", async () => {
    const never = "new Int32Array(new SharedArrayBuffer(4)), 0, 0";
    const sandbox = hostile(
      `say('{"ready":true}');
      for (let i = 0; ; i++) {
        const { id } = hear();
        Atomics.wait(${never}, 200 * i);
        say(JSON.stringify({ id, ok: i }));
      }`,
    );
    expect(await ask(sandbox)).toBe(0);
    const answer = ask(sandbox);
    // This process is given no time from before the answer until long after its end.
    const stall = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 900);
    setTimeout(() => setImmediate(stall), 100);
    expect(await answer).toBe(1);
  });

  it("that answers twice brings one value and is gone", async () => {
    const sandbox = hostile(
      "say('{\"ready\":true}'); const { id } = hear(); say(JSON.stringify({ id, ok: 3 })); say(JSON.stringify({ id, ok: 4 })); for (;;);",
    );
    expect(await ask(sandbox)).toBe(3);
    await expect(ask(sandbox)).rejects.toMatchObject({ kind: "forged" });
  });

  it.each([
    ["an unknown tag", '{"$":"?"}'],
    ["a tag that is no text", '{"$":{}}'],
    ["a broken record", '{"$":"r","v":[1]}'],
    ["a broken map", '{"$":"m","v":{"length":3}}'],
    ["an array type that is none", '{"$":"t","k":"constructor","v":[]}'],
    ["a bigint that is none", '{"$":"b","v":"1e9"}'],
    ["a function that is none", '{"$":"f","v":"1"}'],
    ["nesting without end", `${"[".repeat(5000)}${"]".repeat(5000)}`],
  ])("whose answer is %s has thrown", async (_, wire) => {
    const sandbox = hostile(
      `say('{"ready":true}'); for (;;) { const { id } = hear(); say('{"id":' + id + ',"ok":${wire}}'); }`,
    );
    await expect(ask(sandbox)).rejects.toMatchObject({ kind: "threw" });
  });

  it("cannot reach the prototype of what is read from it", async () => {
    const wire = '{"$":"r","v":[["__proto__",{"$":"r","v":[["polluted",true]]}]]}';
    const sandbox = hostile(
      `say('{"ready":true}'); const { id } = hear(); say('{"id":' + id + ',"ok":${wire}}'); for (;;);`,
    );
    const value = await ask(sandbox);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.hasOwn(value as object, "__proto__")).toBe(true);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.skipIf(!isolation().namespaces)("sees no other process and no network", async () => {
    const sandbox = hostile(`say('{"ready":true}'); const { id } = hear();
      const tried = (f) => { try { f(); return "done"; } catch (error) { return error.code; } };
      const signal = tried(() => process.kill(${process.pid}, 0));
      require("net").connect(80, "192.0.2.1").on("error", (error) => say(JSON.stringify({ id, ok: [process.ppid, signal, error.code] })));`);
    expect(await ask(sandbox)).toEqual([0, "ESRCH", "ENETUNREACH"]);
  });

  it.skipIf(!isolation().permissions)("reads, writes and starts nothing", async () => {
    const sandbox = hostile(`say('{"ready":true}'); const { id } = hear();
      const tried = (f) => { try { f(); return "done"; } catch (error) { return error.code; } };
      say(JSON.stringify({ id, ok: [
        tried(() => fs.readFileSync("/etc/passwd")),
        tried(() => fs.writeFileSync(__dirname + "/x", "x")),
        tried(() => require("child_process").spawnSync("true")),
        tried(() => new (require("worker_threads").Worker)("", { eval: true })),
        Object.keys(process.env).filter((name) => name !== "PWD").length, process.argv.length] })); for (;;);`);
    const denied = "ERR_ACCESS_DENIED";
    expect(await ask(sandbox)).toEqual([denied, denied, denied, denied, 0, 2]);
  });

  it("finds no other file, even without Node's own wall", async (context) => {
    needs(context, isolation().ownFiles || undefined, "bubblewrap, the only wall that hides other files");
    const walls = { ...isolation(), permissions: false };
    const sandbox = hostile(
      `say('{"ready":true}'); const { id } = hear();
      const tried = (f) => { try { return f(); } catch (error) { return error.code; } };
      say(JSON.stringify({ id, ok: [
        tried(() => fs.readFileSync("/etc/passwd", "utf8")),
        tried(() => fs.readFileSync(${JSON.stringify(import.meta.filename)}, "utf8")),
        tried(() => fs.readdirSync("/home")),
        tried(() => fs.writeFileSync(__dirname + "/x", "x")),
        fs.readdirSync("/proc").filter((name) => /^\\d+$/.test(name)).length] })); for (;;);`,
      walls,
    );
    expect(await ask(sandbox)).toEqual(["ENOENT", "ENOENT", "ENOENT", "EROFS", 1]);
  });
});

const walls: readonly [string, Isolation][] = [
  ["bubblewrap", isolation()],
  ["namespaces", { ...isolation(), ownFiles: false }],
];
/** Milliseconds from the second process of a start to the kill: nobody is bound to anybody yet, or some are. */
const waits: readonly (readonly [string, number | "asked"])[] = [
  ["once it runs the student's program", "asked"],
  ...[0, 1, 2, 4, 8, 16, 32].map((ms) => [`${ms} ms into its start`, ms] as const),
];

describe.each(walls.filter(([level, given]) => levelOf(given) === level))(
  "in the isolation %s",
  (_, given) => {
    // Like the student's process: it says that it is there, and does as it likes once it is asked.
    const program = `const fs = require("node:fs");
      fs.writeSync(4, "1");
      if (fs.readSync(3, Buffer.alloc(1)) > 0) for (;;);`;

    it.each(waits)("no process outlives a grader killed %s", async (_, wait) => {
      const folder = realpathSync(mkdtempSync(join(tmpdir(), "course-orphan-")));
      const child = join(folder, "child.cjs");
      writeFileSync(child, program);
      const [command, ...args] = isolated(child, folder, defaultLimits, given);
      const grader = spawn(process.execPath, [
        "-e",
        `const child = require("child_process").spawn(${JSON.stringify(command)}, ${JSON.stringify(args)},
            { detached: true, stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
          console.log(child.pid);
          child.stdio[4].once("data", () => child.stdio[3].write("1", () => console.log("asked")));
          setInterval(() => {}, 1000);`,
      ]);
      const said = createInterface({ input: grader.stdout })[Symbol.asyncIterator]();
      const pid = Number((await said.next()).value);
      if (wait === "asked") expect((await said.next()).value).toBe("asked");
      else while (descendants(pid).length < 2) await pause(0);
      if (wait !== "asked") await pause(wait);
      const all = descendants(pid);
      grader.kill("SIGKILL");
      while (all.some(isRunning)) await pause(20);
    });
  },
);

/** A process and its line of first children. */
function descendants(pid: number): number[] {
  try {
    const next = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ")[0];
    return [pid, ...(next ? descendants(Number(next)) : [])];
  } catch {
    return [];
  }
}

function isRunning(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

it("levels go from the weakest to the strongest", () => {
  const none = { permissions: false, ownFiles: false, namespaces: false, resourceLimits: false };
  const found = [
    none,
    { ...none, permissions: true },
    { ...none, permissions: true, namespaces: true },
    { ...none, permissions: true, namespaces: true, ownFiles: true },
  ].map(levelOf);
  expect(found).toEqual(levels);
});
