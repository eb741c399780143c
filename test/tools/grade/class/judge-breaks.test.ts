/** What an answer does to the judge of one question costs that question, and takes no longer than a hand-in may. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { run } from "../../../../tools/grade/command/command.js";
import type { Result } from "../../../../tools/grade/result/result.js";
import { answered } from "../handed-in.js";
import { solutions } from "../toy.js";

/** The toy with a judge that has a weak spot for each of these answers. */
function weakJudge(): string {
  const folder = mkdtempSync(join(tmpdir(), "course-weak-"));
  cpSync(join(solutions, "00-toy"), join(folder, "00-toy"), { recursive: true });
  const file = join(folder, "00-toy", "judge.ts");
  const weak = `async ({ lineEdges }, n) => {
    const answer = await lineEdges(n);
    if (answer === "spin") for (;;);
    if (answer === "end") process.exit(3);
    if (answer === "wait") await new Promise(() => setInterval(() => {}, 1000));
    if (answer === "grow") for (const all: unknown[] = []; ; ) all.push(new Array(1000).fill(all.length));
    return answer === n - 1;
  }`;
  const text = readFileSync(file, "utf8");
  const changed = text.replace("async ({ lineEdges }, n) => (await lineEdges(n)) === n - 1", weak);
  expect(changed).not.toBe(text);
  writeFileSync(file, changed);
  return folder;
}

it("an answer that spins, ends, stops or fills the judge costs its own question", async () => {
  const root = mkdtempSync(join(tmpdir(), "course-breaks-"));
  mkdirSync(join(root, "in"));
  const answers = ["spin", "end", "wait", "grow"];
  const line = (answer: string) => `function lineEdges(n: number): any { return ${JSON.stringify(answer)}; }`;
  for (const answer of answers)
    writeFileSync(
      join(root, "in", `${answer}.ipynb`),
      JSON.stringify(answered({ "toy-line": line(answer) })),
    );
  writeFileSync(join(root, "in", "zoe.ipynb"), JSON.stringify(answered()));
  const said: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => said.push(String(text)) > 0);
  const words = ["--out", join(root, "out"), "--solutions", weakJudge(), "--budget", "3", "--as-root"];
  const code = await run(["00-toy", join(root, "in"), ...words]);
  vi.restoreAllMocks();
  const results = readdirSync(join(root, "out", "results")).map(
    (file): Result => JSON.parse(readFileSync(join(root, "out", "results", file), "utf8")),
  );
  const points = results.map(({ student, questions, leftOut }) => [
    student,
    questions.slice(0, 3).map((question) => question.points),
    leftOut,
  ]);
  expect(points).toEqual([
    ...answers.sort().map((answer) => [answer, [0, 3, 2], ["line"]]),
    ["zoe", [2, 3, 2], undefined],
  ]);
  expect(code).toBe(1);
  expect(said.join("")).toContain("spin: the grader broke at question line; grade it by hand");
});
