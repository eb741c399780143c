import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as coordlab from "coordlab";
import { afterAll, describe, expect, it } from "vitest";
import { createRuntime } from "../../../../tools/grade/runtime/make-runtime.js";
import { defaultLimits, isolation, memoryFlag } from "../../../../tools/grade/sandbox/isolation.js";
import { Sandbox } from "../../../../tools/grade/sandbox/sandbox.js";
import { projectRoot } from "../../../../tools/project.js";

const runtime = await createRuntime([]);
const sandbox = new Sandbox(runtime, defaultLimits, isolation());
afterAll(async () => {
  sandbox.close();
  await runtime.remove();
});

describe("the folder of the student's process", () => {
  it("holds its program, and no path of the course", () => {
    expect(readdirSync(runtime.folder).sort()).toEqual(["program.cache", "program.js", "start.cjs"]);
    for (const file of readdirSync(runtime.folder))
      expect(readFileSync(join(runtime.folder, file), "latin1")).not.toContain(projectRoot);
  });

  it("holds what V8 made of the program, which V8 takes", () => {
    const script = `const { readFileSync } = require("fs");
      const cachedData = readFileSync("program.cache");
      const script = new (require("vm").Script)(readFileSync("program.js", "utf8"), { filename: "program.js", cachedData });
      process.stdout.write(String(script.cachedDataRejected));`;
    const words = [memoryFlag(defaultLimits), "-e", script];
    expect(execFileSync(process.execPath, words, { cwd: runtime.folder, encoding: "utf8" })).toBe("false");
  });

  it("offers every name of coordlab, each with its value", async () => {
    const program = `(async function ($use) {
      const lab = $use("coordlab");
      const kinds = Object.entries(lab).map(([name, value]) => name + ": " + typeof value);
      return { kinds: () => kinds, drawn: () => lab.below(1e9, lab.seededStream(7)) };
    })`;
    await sandbox.request({ op: "load", program }, 20_000);
    const kinds = Object.entries(coordlab).map(([name, value]) => `${name}: ${typeof value}`);
    expect(((await sandbox.request({ op: "read", name: "kinds" }, 2_000)) as string[]).sort()).toEqual(
      kinds.sort(),
    );
    expect(await sandbox.request({ op: "read", name: "drawn" }, 2_000)).toBe(
      coordlab.below(1e9, coordlab.seededStream(7)),
    );
  });

  it("is gone once it is removed", async () => {
    const other = await createRuntime([]);
    await other.remove();
    expect(existsSync(other.folder)).toBe(false);
  });
});
