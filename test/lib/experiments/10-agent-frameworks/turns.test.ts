import { describe, test } from "vitest";
import {
  checkBill,
  checkDearerFrom,
  checkTieBreak,
} from "../../../../lib/experiments/10-agent-frameworks/turns.js";
import { crossingLetter, type LetterLine } from "../../../../lib/experiments/10-agent-frameworks/what-if.js";
import { right, wrong } from "../told.js";

describe("the supervisor's bill", () => {
  test.each([
    (n: number) => 157 * n * n + 329 * n + 142,
    (n: number) => 628 + 800 * (n - 1) + (314 * (n - 1) * (n - 2)) / 2,
  ])("right", (tokens) => {
    checkBill(tokens);
    right();
  });
  test.each<[(n: number) => number, string]>([
    [(n) => 628 * n, "a straight line"],
    [(n) => 628 * n * n, "Half of the difference"],
    [(n) => [0, 628, 1428, 2542][n] ?? 0, "not for ten"],
  ])("its own hint", (tokens, hint) => {
    checkBill(tokens);
    wrong(hint);
  });
});

describe("the letter from which the router is dearer", () => {
  const steps = (flat: LetterLine, steep: LetterLine) =>
    (flat.first - steep.first) / (steep.slope - flat.slope);
  test.each([
    crossingLetter,
    (flat: LetterLine, steep: LetterLine) => {
      let letter = 1;
      while (steep.first + (letter - 1) * steep.slope <= flat.first + (letter - 1) * flat.slope) letter++;
      return letter;
    },
  ])("right", (rule) => {
    checkDearerFrom(rule);
    right();
  });
  test.each<[(flat: LetterLine, steep: LetterLine) => number, string]>([
    [() => 2, "The same letter for all?"],
    [(flat, steep) => Math.ceil(steps(flat, steep)), "One letter early"],
    [(flat, steep) => Math.ceil(Math.abs(steps(flat, steep))) + 1, "dearer from letter 1 on"],
    [(flat, steep) => Math.ceil(1 + steps(flat, steep)), "dearer from letter 1 on"],
    [(flat, steep) => Math.floor(steps(flat, steep)) + 2, "dearer from letter 1 on"],
    [(flat, steep) => Math.max(1, Math.ceil(1 + steps(flat, steep))), "dearer only after it"],
    [steps, "Letters are whole"],
  ])("its own hint", (rule, hint) => {
    checkDearerFrom(rule);
    wrong(hint);
  });
});

describe("who goes first", () => {
  test.each([
    (me: string, other: string) => me < other,
    (me: string, other: string) => me.localeCompare(other) > 0,
  ])("right", (first) => {
    checkTieBreak(first);
    right();
  });
  test.each<[(me: string, other: string) => boolean, string]>([
    [() => false, "Everybody waits"],
    [() => true, "Everybody goes"],
    [(me) => me < "bz", "breaks no tie"],
  ])("its own hint", (first, hint) => {
    checkTieBreak(first);
    wrong(hint);
  });
});
