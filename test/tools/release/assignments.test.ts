import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { assignmentNames, loadAssignment } from "../../../tools/grade/load-assignment.js";
import { TypeChecker } from "../../../tools/grade/program/type-check.js";
import { defaultLimits, isolation } from "../../../tools/grade/sandbox/isolation.js";
import { createRuntime } from "../../../tools/grade/sandbox/runtime.js";
import { projectRoot } from "../../../tools/project.js";
import { bundle } from "../../../tools/release/bundle.js";
import { upToDate } from "../../../tools/release/command.js";
import { gate } from "../../../tools/release/gate.js";

const names = await assignmentNames();

describe.skipIf(names.length === 0)("every assignment", async () => {
  const surroundings = { runtime: await createRuntime(), limits: defaultLimits, isolation: isolation() };
  const checker = new TypeChecker();

  it.each(names)(
    "%s is fit to hand out, and exercises/ is what it gives",
    { timeout: 300_000 },
    async (name) => {
      const files = await bundle(name);
      expect(await gate(await loadAssignment(name), files, checker, surroundings)).toEqual([]);
      expect(await upToDate(files, join(projectRoot, "exercises", name))).toBe(true);
    },
  );
});
