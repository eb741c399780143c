import { spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { readNotebook } from "../../../tools/notebook/read.js";
import { executeNotebook } from "../../../tools/run/execute.js";
import { notebookReport } from "../../../tools/run/report.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const fixtures = join(root, "test/fixtures/notebooks");

/** What must be reported of each fixture, line by line, without the notebook's own line. */
const reports: Readonly<Record<string, string>> = {
  throws: `
cell [2] bad, line 5: TypeError: Cannot read properties of null (reading 'x')
  5 | const x = point!.x;
not run: [3] after`,
  "throws-text": `
cell [1] bad: threw 'just text'`,
  "throws-in-earlier-function": `
cell [2] call, line 2: RangeError: n must be even, got 7
  2 | const odd = half(7);
not run: [3] after`,
  "type-error": `
cell [2] bad, line 2: type error: Type 'number' is not assignable to type 'string'.
  2 | const text: string = one;
not run: [3] after`,
  "module-type-error": `
cell [1] bad, line 2: type error: half.ts Type 'number' is not assignable to type 'string'.
  2 | export const half: string = 1 / 2;
not run: [2] after`,
  rejection: `
cell [2] bad, line 2: Error: nobody listens (in a promise that nobody awaits)
  2 |   throw new Error("nobody listens");
not run: [3] after`,
  "rejection-later": `
cell [2] bad, line 2: Error: too late (in a promise that nobody awaits)
  2 |   throw new Error("too late");
not run: [4] after`,
  timer: `
cell [2] bad, line 2: Error: in the timer (in a timer or callback, outside any cell's run)
  2 |   throw new Error("in the timer");`,
  "exit-0": `
cell [2] bad, line 2: process.exit(0) ended the kernel
  2 | process.exit(0);
not run: [3] after`,
  "exit-in-timer": `
cell [2] bad, line 1: after the last cell, process.exit(0) ended the kernel
  1 | setTimeout(() => process.exit(0), 100);`,
  "infinite-loop": `
cell [2] bad: still running after 4 s, stopped
not run: [3] after`,
  "never-resolves": `
cell [2] bad: still running after 4 s, stopped
not run: [3] after`,
  "not-raised": `
cell [1] bad: is tagged raises-exception and did not fail`,
};

describe("a failure is reported with its cell, its line and the line of source", () => {
  const seen = new Map<string, string>();

  beforeAll(async () => {
    const names = [...Object.keys(reports), "crash"];
    const worker = async () => {
      for (let name = names.shift(); name; name = names.shift()) seen.set(name, await reportOf(name));
    };
    await Promise.all(Array.from({ length: availableParallelism() }, worker));
  });

  it.each(Object.entries(reports))("%s", (name, report) => {
    expect(seen.get(name)).toBe(report.trim());
  });

  it("a crash, with what the process printed as it died", () => {
    expect(seen.get("crash")).toMatch(/^cell \[2\] bad: the kernel's process ended \(signal SIGABRT\): ---/);
    expect(seen.get("crash")).toMatch(/\nnot run: \[3\] after$/);
  });
});

async function reportOf(name: string): Promise<string> {
  const path = join(fixtures, `${name}.ipynb`);
  const secondsPerCell = /infinite|never/.test(name) ? 4 : 60;
  const { failures } = await executeNotebook(await readNotebook(path), {
    folder: dirname(path),
    secondsPerCell,
  });
  const [, ...lines] = notebookReport(name, failures).split("\n");
  return lines.map((line) => line.slice(4)).join("\n");
}

describe("course run", () => {
  const course = (...args: string[]) =>
    spawnSync(process.execPath, ["tools/course.mjs", "run", ...args], { cwd: root, encoding: "utf8" });
  const [good, drifted, untidy] = ["good", "drifted", "untidy"].map(
    (name) => `test/fixtures/notebooks/${name}.ipynb`,
  );

  it("--check passes what is committed to the byte, and shows what drifted", () => {
    const { status, stdout } = course("--check", good!, drifted!, untidy!);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^ok {5}test\/fixtures\/notebooks\/good\.ipynb {2}\d+\.\d s$/m);
    expect(stdout).toMatch(/^failed test\/fixtures\/notebooks\/drifted\.ipynb {2}\d+\.\d s$/m);
    const [, untidyReport] = /untidy\.ipynb.*\n +(.*)/.exec(stdout) ?? [];
    expect(untidyReport).toBe(
      "the outputs are as committed, but the file is not in normal form: course run --write",
    );
    const [, report] = /drifted\.ipynb.*\n((?: {4}.*\n)+)/.exec(stdout) ?? [];
    const differences = report!.trimEnd().split("\n");
    expect(differences.map((line) => line.slice(4)).join("\n")).toBe(
      `
cell [1] numbers: stdout differs in line 3
  was: 3.125
  is:  3.25
cell [2] figure: application/vnd.vegalite.v5+json differs at data.values[1].y
  was: 5
  is:  4
cell [3] picture: image/svg+xml differs in line 1
  was: …</g><g></g><g></g><path d="M1,3"/></svg>
  is:  …</g><g></g><g></g><path d="M1,2"/></svg>
cell [4] extra: outputs differ
  was: stdout
  is:  stdout, display (text/plain)
cell [5] fresh: has no committed outputs, gives stdout`.trim(),
    );
  });

  it.each([
    [["no-such.ipynb"], "no-such.ipynb: there is no such file"],
    [["--check", "--write"], "--check and --write exclude each other"],
    [["--timeout", "soon"], "--timeout must be a number of seconds above 0, got soon"],
    [["--chekc"], "Unknown option '--chekc' (course run --help shows what there is)"],
  ])("%j is refused in one line", (args, message) => {
    const { status, stderr, stdout } = course(...args);
    const lines = stderr.split("\n").filter((line) => !line.startsWith("course: building"));
    expect({ status, lines, stdout }).toEqual({
      status: 1,
      lines: [`course run: ${message}`, ""],
      stdout: "",
    });
  });
});
