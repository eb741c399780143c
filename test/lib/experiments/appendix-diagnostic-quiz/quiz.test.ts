import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  readClass,
  readItems,
  readQuizFolder,
  readQuizSheet,
} from "../../../../lib/experiments/appendix-diagnostic-quiz/class-of-quizzes.js";
import { myQuiz } from "../../../../lib/experiments/appendix-diagnostic-quiz/own-quiz.js";
import {
  quizAnswers,
  quizBets,
  quizItems,
} from "../../../../lib/experiments/appendix-diagnostic-quiz/quiz-bets.js";
import { sittings } from "../../../../lib/experiments/appendix-diagnostic-quiz/quiz-item.js";
import { quizPoints } from "../../../../lib/experiments/appendix-diagnostic-quiz/quiz-points.js";
import { syntheticQuizzes } from "../../../../lib/experiments/appendix-diagnostic-quiz/synthetic-quizzes.js";
import { told } from "../told.js";

describe.each(quizItems)("$name", ({ before, after }) => {
  test("has four options in each sitting, one right, the same beliefs behind the others", () => {
    const beliefs = [before, after].map(({ options }) => options.map(({ belief }) => belief ?? "").sort());
    expect(beliefs[0]).toHaveLength(4);
    expect(beliefs[0]!.filter((belief) => belief === "")).toHaveLength(1);
    expect(beliefs[1]).toEqual(beliefs[0]);
  });

  test("is asked in other clothes the second time", () => {
    expect(after.stem).not.toBe(before.stem);
    expect(new Set(before.options.map(({ text }) => text)).size).toBe(4);
    expect(new Set(after.options.map(({ text }) => text)).size).toBe(4);
  });
});

test("there are twelve items, and no letter is right in more than half of a sitting", () => {
  expect(quizItems).toHaveLength(12);
  for (const sitting of sittings) {
    const right = Object.values(quizAnswers(sitting));
    for (const letter of "abcd") expect(right.filter((one) => one === letter).length).toBeLessThanOrEqual(6);
  }
});

test("points: chance is 0, and the worked values of the rule come out", () => {
  const points = (right: boolean) =>
    [25, 40, 60, 80, 95].map((sure) => Number(quizPoints(right, sure).toFixed(2)));
  expect(points(true)).toEqual([0, 0.36, 0.72, 0.93, 1]);
  expect(points(false).map((value) => value + 0)).toEqual([0, -0.17, -0.53, -1.03, -1.49]);
});

test("the best thing to say is what one believes: no other confidence has a higher expectation", () => {
  const said = Array.from({ length: 76 }, (_, i) => 25 + i);
  for (const belief of [25, 37, 50, 64, 80, 99]) {
    const expected = (sure: number) =>
      (belief / 100) * quizPoints(true, sure) + (1 - belief / 100) * quizPoints(false, sure);
    const best = said.reduce((top, sure) => (expected(sure) > expected(top) ? sure : top));
    expect(best).toBe(belief);
  }
});

test("a sheet is read from kept bets; other bets, unknown letters and missing confidences do no harm", () => {
  const text = JSON.stringify([
    { id: "quiz-before-bay", guess: "c", sure: 80 },
    { id: "quiz-after-bay", guess: "a" },
    { id: "quiz-after-hash", guess: "e", sure: 60 },
    { id: "04-starved", guess: 12, sure: 60 },
    null,
  ]);
  expect(readQuizSheet(text)).toEqual({
    before: [{ name: "bay", letter: "c", sure: 80 }],
    after: [{ name: "bay", letter: "a", sure: 25 }],
  });
  expect(() => readQuizSheet('{"id":1}')).toThrow(/a list of bets/);
  expect(() => readQuizSheet("no")).toThrow(SyntaxError);
});

test("a folder of sheets is read; a file that is none is named and left out", () => {
  const folder = mkdtempSync(join(tmpdir(), "class-quiz-"));
  writeFileSync(join(folder, "1.json"), '[{"id":"quiz-before-bay","guess":"b","sure":60}]');
  writeFileSync(join(folder, "notes.txt"), "no sheet");
  expect(readQuizFolder(folder)).toEqual([{ before: [{ name: "bay", letter: "b", sure: 60 }], after: [] }]);
  expect(told.join()).toMatch(/^notes.txt is left out/);
  rmSync(folder, { recursive: true });
});

test("a sitting alone gives nothing away; after both, each item is told with its belief", () => {
  const before = [
    { name: "bay", letter: "a", sure: 80 },
    { name: "hash", letter: "c", sure: 60 },
  ];
  myQuiz({ before, after: [] });
  expect(told.join("\n")).toBe(
    "Answered before: 2 of 12; after: 0 of 12.\nAn item is told once it has been answered in both sittings.",
  );
  told.splice(0);
  myQuiz({ before, after: [{ name: "bay", letter: "a", sure: 95 }] });
  expect(told).toEqual([
    "Answered before: 2 of 12; after: 1 of 12.",
    'bay: before "messages are coordination", 80 % sure; after right, 95 % sure',
    "before: 0 of 1 right, -1.03 points",
    "after: 1 of 1 right, 1.00 points",
  ]);
});

test("right and sure, right and unsure, wrong and unsure, wrong and sure: a class of four has one of each", () => {
  const sheet = (letter: string, sure: number) => ({ before: [{ name: "bay", letter, sure }], after: [] });
  const sheets = [sheet("c", 80), sheet("c", 40), sheet("a", 40), sheet("a", 95)];
  expect(readItems(sheets)[0]).toMatchObject({
    ...{ item: "bay", sitting: "before", answers: 4, favourite: "messages are coordination" },
    ...{ rightSure: 0.25, rightUnsure: 0.25, wrongUnsure: 0.25, wrongSure: 0.25 },
  });
  expect(readClass(sheets)).toMatchObject([
    { sitting: "before", sheets: 4, right: 0.5 },
    { sitting: "after", sheets: 0, right: 0 },
  ]);
});

test("the bets of a sitting are kept apart from those of the other, and the synthetic class is the same each time", () => {
  const ids = sittings.flatMap((sitting) => Object.values(quizBets(sitting)).map(({ id }) => id));
  expect(new Set(ids).size).toBe(24);
  expect(syntheticQuizzes()).toEqual(syntheticQuizzes());
});
