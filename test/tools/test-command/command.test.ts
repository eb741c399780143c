import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { closingLine } from "../../../tools/test-command/command.js";
import { stepLines } from "../../../tools/test-command/step-lines.js";
import { readVitestReport } from "../../../tools/test-command/vitest-report.js";

describe("course test", () => {
  it("closes with the sum of all steps", () => {
    const steps = [
      { passed: 1, failed: 0, details: "" },
      { passed: 40, failed: 2, details: "" },
    ];
    expect(closingLine(steps)).toBe("41 passed, 2 failed");
    expect(closingLine([...steps, { passed: 3, failed: 0, skipped: 1, details: "" }])).toBe(
      "44 passed, 2 failed, 1 skipped",
    );
  });

  it("shows a step's time, its counts where there are several, and below it what failed", () => {
    const ok = stepLines("tests", { passed: 7, failed: 0, details: "" }, 12_345);
    expect(ok.replace(/ +/g, " ")).toBe("ok tests 12.3 s 7 passed, 0 failed");
    const failed = stepLines("tests", { passed: 0, failed: 1, details: "line 1\n\n  line 2\n" }, 50);
    expect(failed.replace(/^(failed tests) +/, "$1 ")).toBe("failed tests 0.1 s\n    line 1\n\n      line 2");
  });
});

describe("vitest's report", () => {
  const test = (status: string, fullName: string) => ({ status, fullName });
  const results = [{ assertionResults: [test("passed", "a"), test("failed", "b"), test("pending", "c")] }];
  const report = async (numPassedTests: number, numFailedTests: number, ended: boolean) => {
    const file = join(await mkdtemp(join(tmpdir(), "course-test-")), "report.json");
    await writeFile(file, JSON.stringify({ numPassedTests, numFailedTests, testResults: results }));
    return readVitestReport(file, { ended, printed: "printed" });
  };

  it("is counted, and names the tests that were skipped", async () => {
    expect(await report(5, 0, true)).toMatchObject({
      passed: 5,
      failed: 0,
      skipped: 1,
      details: "skipped: c",
    });
    expect(await report(5, 2, false)).toMatchObject({
      passed: 5,
      failed: 2,
      skipped: 1,
      details: "printed\nskipped: c",
    });
  });

  it("says loudly what a test of the outer ring lacked", async () => {
    const file = join(await mkdtemp(join(tmpdir(), "course-test-")), "report.json");
    const lacking = { status: "skipped", fullName: "the whole page", meta: { lacks: "a Chromium" } };
    const testResults = [{ assertionResults: [test("passed", "a"), lacking] }];
    await writeFile(file, JSON.stringify({ numPassedTests: 1, numFailedTests: 0, testResults }));
    const { skipped, details } = await readVitestReport(file, { ended: true, printed: "" });
    expect(skipped).toBe(1);
    expect(details.split("\n")[1]).toBe("NOT TESTED: the whole page. This machine lacks a Chromium.");
  });

  it("counts as a failure where vitest ended badly, found no test or left no report", async () => {
    expect((await report(5, 0, false)).failed).toBe(1);
    expect((await report(0, 0, true)).failed).toBe(1);
    const none = await readVitestReport("no/such.json", { ended: true, printed: "" });
    expect(none).toEqual({ passed: 0, failed: 1, details: "vitest left no report", files: [] });
  });
});
