/** What one hand-in may take in all, and what becomes of its points when that is not enough. */
import { describe, expect, it } from "vitest";
import { grade, withCells } from "../toy.js";

/** A tenth of what a class gets. */
const limits = { callMs: 300, budgetCpuMs: 6_000, budgetMs: 12_000 };

async function judged(replaced: Readonly<Record<string, string>>, given: object = limits) {
  const { questions } = await grade(withCells(replaced), given);
  return questions.slice(0, 3).map(({ points, maximum, checks }) => {
    const marks = checks
      .filter((check) => !check.visible)
      .map(({ notJudged, shortened }) => (notJudged ? "not judged" : (shortened ?? "whole")));
    return { lost: maximum - points, marks };
  });
}

const busy = (ms: number) => `const t = performance.now(); while (performance.now() - t < ${ms});`;
const line = (before: string, answer = "n - 1") => ({
  "toy-line": `function lineEdges(n: number): number { ${before} return ${answer}; }`,
});
/** Takes its time on a busy machine too, which counts no processor time that a process did not get. */
const sleep = (ms: number) => `await new Promise((r) => setTimeout(r, ${ms}));`;
const asleep = (ms: number) => ({
  "toy-line": `async function lineEdges(n: number): Promise<number> { ${sleep(ms)} return n - 1; }`,
});
/** One call may take longer than all of them together. */
const tight = { callMs: 5_000, budgetCpuMs: 1_500, budgetMs: 1_500 };
const whole = { lost: 0, marks: ["whole", "whole"] };

describe("a hand-in whose function", () => {
  it("is slow and right keeps its points, judged by fewer inputs, and takes no time from others", async () => {
    const [slow, ...others] = await judged(line(busy(30)));
    expect(slow!.lost).toBe(0);
    expect([5, 20, "whole"]).toContain(slow!.marks[0]);
    expect(others).toEqual([whole, whole]);
  });

  it("sleeps nearly as long as a call may loses no more than its own points", async () => {
    const [slow, ...others] = await judged(asleep(280));
    expect(slow!.lost).toBe(0);
    expect([5, 20]).toContain(slow!.marks[0]);
    expect(others).toEqual([whole, whole]);
  });

  it("is too slow for the shortest list is not judged, which is not wrong", async () => {
    const [slow, ...others] = await judged(asleep(4_000), tight);
    expect(slow).toEqual({ lost: 2, marks: ["not judged"] });
    expect(others.map(({ lost }) => lost)).toEqual([0, 0]);
  });

  it("is slow and wrong is wrong, with a small input that shows it", async () => {
    const { questions } = await grade(withCells(line(busy(30), "n < 9 ? n - 1 : n")), limits);
    expect(questions[0]!.points).toBe(0);
    const [law] = questions[0]!.checks.filter(({ visible }) => !visible);
    expect(law).toMatchObject({ reason: "the answer is not right" });
    expect(law!.notJudged).toBeUndefined();
    expect(questions.slice(1, 3).map(({ points }) => points)).toEqual([3, 2]);
  });

  it("is slow and right for a few small inputs only is wrong all the same", async () => {
    for (const slip of ["n > 45 ? n : n - 1", "n > 20 && n < 40 ? n : n - 1", "n < 4 ? n : n - 1"]) {
      const [slow] = await judged(line(busy(120), slip));
      expect(slow!.lost).toBe(2);
    }
  });

  it("takes nearly as long as a call may, or a little longer, is let through, which the result says", async () => {
    const once = (ms: number) => ({
      "toy-degrees": `let isFirst = true;\nasync function degrees(n: number): Promise<number[]> { if (isFirst) { isFirst = false; await new Promise((r) => setTimeout(r, ${ms})); } return Array.from({ length: n }, (_, i) => (i > 0 ? 1 : 0) + (i < n - 1 ? 1 : 0)); }`,
    });
    const close = [100, 1_900, 2_100].map(async (ms) => {
      const { questions, closeToLimit } = await grade(withCells(once(ms)), { callMs: 2_000 });
      return [questions[1]!.points, closeToLimit];
    });
    expect(await Promise.all(close)).toEqual([
      [3, false],
      [3, true],
      [3, true],
    ]);
  });

  it("stands in a cell that never ends costs that cell's questions alone", async () => {
    const spinning = {
      "toy-line": "function lineEdges(n: number): number { return n - 1; }\nwhile (true) {}",
    };
    const [stuck, ...others] = await judged(spinning, { ...limits, loadMs: 2_000 });
    expect(stuck!.lost).toBe(2);
    expect(others).toEqual([whole, whole]);
  });

  it("sends more than a hand-in may is not judged any further", async () => {
    const loud = line("", "'x'.repeat(100_000) as any");
    const [wrong, ...others] = await judged(loud, { ...limits, budgetBytes: 150_000 });
    expect(wrong!.lost).toBe(2);
    expect(others.map(({ lost }) => lost)).toEqual([0, 0]);
  });
});

describe("the budget", () => {
  it("of many slow functions ends them all, and none is called wrong", async () => {
    const slow = {
      ...asleep(4_000),
      "toy-degrees": `async function degrees(n: number): Promise<number[]> { ${sleep(4_000)} return Array.from({ length: n }, (_, i) => (i > 0 ? 1 : 0) + (i < n - 1 ? 1 : 0)); }`,
      "toy-pick": `async function pick(n: number, stream: Stream): Promise<number> { ${sleep(4_000)} return below(n, stream); }`,
    };
    const { questions } = await grade(withCells(slow), tight);
    const reasons = questions.flatMap(({ checks }) => checks.flatMap(({ reason }) => reason ?? []));
    expect(new Set(reasons)).toEqual(new Set(["not judged: too slow"]));
  });
});
