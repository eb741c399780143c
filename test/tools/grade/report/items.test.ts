import { describe, expect, it } from "vitest";
import { gradeSubmission } from "../../../../tools/grade/class/grade-submission.js";
import { itemsOf, readShare } from "../../../../tools/grade/report/items.js";
import { report } from "../../../../tools/grade/report/report.js";
import type { Result } from "../../../../tools/grade/result/result.js";
import { answered, submission } from "../handed-in.js";
import { grading } from "../toy.js";

const graded = await gradeSubmission(submission(JSON.stringify(answered())), grading);

/** A result with these points for line, degrees and pick (of 2, 3 and 2), and for the written answer (of 3), if it is read. */
function result(points: readonly [number, number, number], written?: number): Result {
  const questions = graded.questions.map((question, i) => {
    if (!question.manual) return { ...question, points: points[i]! };
    const manual = { ...question.manual, ...(written === undefined ? {} : { points: written }) };
    return { ...question, manual, points: written ?? 0 };
  });
  return {
    ...graded,
    questions,
    points: questions.reduce((sum, question) => sum + question.points, 0),
    pending: written === undefined ? 3 : 0,
  };
}

describe("the items of a class", () => {
  it("have the mean share of the points, in which nothing unread counts", () => {
    const items = itemsOf([result([2, 3, 0], 3), result([0, 3, 1]), result([1, 3, 2], 0)]);
    const why = items.find(({ id }) => id === "why")!;
    expect(items.slice(0, 3).map(({ difficulty }) => difficulty)).toEqual([0.5, 1, 0.5]);
    expect(why).toMatchObject({ judged: 2, unread: 1, all: 1, none: 1, difficulty: 0.5 });
  });

  it("discriminate if those who do well elsewhere do well there", () => {
    const class12 = Array.from({ length: 12 }, (_, i) =>
      result([i < 6 ? 0 : 2, i < 6 ? 0 : 3, i < 6 ? 2 : 0], i < 6 ? 0 : 3),
    );
    const [line, degrees, pick] = itemsOf(class12);
    expect(line!.discrimination).toBeCloseTo(1, 10);
    expect(degrees!.discrimination).toBeCloseTo(1, 10);
    expect(pick!.discrimination).toBeCloseTo(-1, 10);
    const page = report({ title: "Edges", results: class12, notes: [], version: "course 1" });
    expect(page).toContain("−1.00");
    expect(page).toContain("Look at pick: ");
  });

  it("have no discrimination in a small class, or where all did the same", () => {
    const same = Array.from({ length: 12 }, () => result([1, 3, 2], 3));
    for (const results of [same, same.slice(0, 4).map((_, i) => result([i % 3 ? 2 : 0, 3, 2], 3))])
      for (const { discrimination } of itemsOf(results)) expect(discrimination).toBeUndefined();
  });
});

describe("the histogram", () => {
  const bars = (results: readonly Result[]) =>
    /aria-label="How many of (\d+) submissions[^"]*/.exec(
      report({ title: "t", results, notes: [], version: "course 1" }),
    )![0];

  it("goes by what is read: seven of seven points are all of them", () => {
    expect(readShare(result([2, 3, 2]))).toEqual({ points: 7, maximum: 7 });
    expect(bars([result([2, 3, 2])])).toContain("How many of 1 submissions");
    expect(bars([result([2, 3, 2])])).toContain("90 to 100 %: 1");
  });

  it("has nobody whose file could not be read, and nobody of whom nothing is judged", () => {
    const torn: Result = { ...result([0, 0, 0]), failure: { kind: "unreadable", reason: "torn" } };
    const waiting: Result = { ...result([0, 0, 0]), pending: graded.maximum };
    const text = bars([result([2, 3, 2], 3), torn, waiting]);
    expect(text).toContain("How many of 1 submissions");
    expect(text).toContain(" 0 to 10 %: 0");
  });
});
