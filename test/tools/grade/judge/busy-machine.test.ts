/** The same hand-in has the same points whether its machine is idle or every core burns. */
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { grade, withCells } from "../toy.js";

const line = (body: string) => ({ "toy-line": `function lineEdges(n: number): any { ${body} }` });
const burn = (ms: number) => `const from = performance.now(); while (performance.now() - from < ${ms});`;

/** Each far from every limit, on whichever side: 10 % nearer, and the result says that it is close. */
const handIns: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "is right": {},
  "is wrong": line("return n < 30 ? n - 1 : n;"),
  "is slow and right": line(`${burn(15)} return n - 1;`),
  "sleeps and is right": line("return new Promise((answer) => setTimeout(answer, 60, n - 1));"),
  "is slow and wrong": line(`${burn(15)} return n > 20 ? n : n - 1;`),
  "never comes back": line("for (;;);"),
  "waits for ever": line("return new Promise(() => {});"),
  "has a cell that never ends": {
    "toy-line": "function lineEdges(n: number): number { return n - 1; }\nfor (;;);",
  },
};
const limits = { callMs: 1_000, loadMs: 3_000, budgetCpuMs: 10_000, budgetMs: 20_000 };

const right = ["is right", "is slow and right", "sleeps and is right"];

interface Judged {
  readonly points: number;
  readonly wrong: number;
}

async function pointsOf(replaced: Readonly<Record<string, string>>): Promise<Judged[]> {
  const { questions } = await grade(withCells(replaced), limits);
  return questions.map(({ points, checks }) => ({
    points,
    wrong: checks.filter(({ reason, notJudged }) => reason !== undefined && !notJudged).length,
  }));
}

describe("a hand-in that", () => {
  const idle = new Map<string, Judged[]>();
  const burning: ReturnType<typeof spawn>[] = [];

  beforeAll(async () => {
    for (const [what, replaced] of Object.entries(handIns)) idle.set(what, await pointsOf(replaced));
    for (let i = 0; i < 3 * availableParallelism(); i++)
      burning.push(spawn(process.execPath, ["-e", "for (;;);"], { stdio: "ignore" }));
  }, 400_000);
  afterAll(() => {
    for (const fire of burning) fire.kill("SIGKILL");
  });

  it.each(Object.keys(handIns))(
    "%s has the same points while every core burns",
    { timeout: 300_000 },
    async (what) => {
      expect(burning.every(({ exitCode }) => exitCode === null)).toBe(true);
      const busy = await pointsOf(handIns[what]!);
      expect(busy).toEqual(idle.get(what));
      expect(busy.map(({ points }) => points)).toEqual([right.includes(what) ? 2 : 0, 3, 2, 0]);
    },
  );
});
