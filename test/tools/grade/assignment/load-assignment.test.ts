import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadAssignment } from "../../../../tools/grade/assignment/load-assignment.js";
import { projectRoot } from "../../../../tools/project.js";
import { solutions } from "../toy.js";

describe("an assignment", () => {
  it("may be loaded by many at once, and leaves nothing half-built", async () => {
    const copy = mkdtempSync(join(tmpdir(), "course-solutions-"));
    cpSync(join(solutions, "00-toy"), join(copy, "00-toy"), { recursive: true });
    appendFileSync(join(copy, "00-toy", "judge.ts"), "// another judge\n");
    const loaded = await Promise.all(Array.from({ length: 8 }, () => loadAssignment("00-toy", copy)));
    expect(new Set(loaded.map(({ judgeHash }) => judgeHash)).size).toBe(1);
    expect(loaded.every(({ assignment }) => assignment === loaded[0]!.assignment)).toBe(true);
    const built = readdirSync(join(projectRoot, ".course", "judges"));
    const mine = built.filter((name) => name.startsWith(loaded[0]!.judgeHash));
    expect(mine).toHaveLength(1);
    // So that the next run builds it again.
    rmSync(join(projectRoot, ".course", "judges", mine[0]!), { recursive: true });
  });
});
