import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { processorQuota, workersOf } from "../../../tools/shards/workers.js";

/** A folder of control groups, and the file that says which is the process's own. */
function groups(own: string, files: Readonly<Record<string, string>>): [string, string] {
  const root = mkdtempSync(join(tmpdir(), "course-groups-"));
  writeFileSync(join(root, "own"), own);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return [root, join(root, "own")];
}

describe("the processors that a container may use", () => {
  it("are the least that its group or one above it allows", () => {
    const files = {
      "cpu.max": "max 100000\n",
      "pod/cpu.max": "150000 100000\n",
      "pod/a/cpu.max": "max 100000",
    };
    expect(processorQuota(...groups("0::/pod/a\n", files))).toBe(1.5);
  });

  it("are found where the container sees its own group as the root, and in the older layout", () => {
    expect(processorQuota(...groups("0::/docker/abc\n", { "cpu.max": "50000 100000" }))).toBe(0.5);
    const old = { "cpu,cpuacct/cpu.cfs_quota_us": "400000", "cpu,cpuacct/cpu.cfs_period_us": "100000" };
    expect(processorQuota(...groups("4:cpu,cpuacct:/x\n0::/\n", old))).toBe(4);
  });

  it("are not limited without a quota, or without control groups", () => {
    const free = { "cpu/cpu.cfs_quota_us": "-1", "cpu/cpu.cfs_period_us": "100000" };
    expect(processorQuota(...groups("1:cpu:/\n0::/\n", free))).toBeUndefined();
    expect(processorQuota("/nowhere", "/nowhere")).toBeUndefined();
  });

  it.each(["0", "two", "-1", "1.5", ""])("--workers %s is refused in a sentence", (text) => {
    expect(() => workersOf(text)).toThrow(`--workers must be a whole number from 1 to 1024, got "${text}"`);
  });
});
