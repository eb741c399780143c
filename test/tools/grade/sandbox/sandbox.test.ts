import { mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { defaultLimits, isolation } from "../../../../tools/grade/sandbox/isolation.js";
import { Sandbox } from "../../../../tools/grade/sandbox/sandbox.js";

/** A process that has got round everything inside it and speaks the protocol as it likes. */
function hostile(program: string): Sandbox {
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
  const sandbox = new Sandbox({ folder, child, remove: async () => {} }, limits, isolation());
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
        Object.keys(process.env).length, process.argv.length] })); for (;;);`);
    const denied = "ERR_ACCESS_DENIED";
    expect(await ask(sandbox)).toEqual([denied, denied, denied, denied, 0, 2]);
  });
});
