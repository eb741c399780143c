import { checkCheapStar, checkSentHome, checkWideLine } from "coordlab-experiments";
import { describe, test } from "vitest";
import { right, wrong } from "../told.js";

describe("agent 0 of a line, sent home", () => {
  const columns = (table: readonly (readonly number[])[]) =>
    [0, 1].map((a1) => Math.max(...table.map((row) => row[a1]!)));
  test.each([
    [[4, 3]],
    [
      columns([
        [0, 3],
        [4, -8],
      ]),
    ],
  ])("right: %j", (e) => {
    checkSentHome(e);
    right();
  });
  test.each<[number[], string]>([
    [[0, 0], "Fix what 1 does"],
    [[3, 4], "look down the columns"],
    [[4, 4], "that crashes"],
    [[7, 1], "the larger of the two"],
  ])("its own hint for %j", (e, hint) => {
    checkSentHome(e);
    wrong(hint);
  });
});

describe("two stars, made cheap", () => {
  test.each([[[1, 2, 3, 0, 5, 6, 7, 4]], [[7, 6, 5, 4, 3, 2, 1, 0]]])("right: %j", (order) => {
    checkCheapStar(order);
    right();
  });
  test.each<[number[], string]>([
    [[0, 1, 2, 3, 4, 5, 6, 7], "a hub that goes first"],
    [[1, 0, 2, 3, 4, 5, 6, 7], "only one agent that is still there"],
    [[1, 1, 2], "once"],
  ])("its own hint for %j", (order, hint) => {
    checkCheapStar(order);
    wrong(hint);
  });
});

describe("a line of six, made wide", () => {
  type Pairs = [number, number][];
  test.each<[Pairs]>([
    [
      [
        [0, 2],
        [0, 3],
        [1, 3],
      ],
    ],
    [
      [
        [3, 1],
        [2, 4],
        [1, 4],
      ],
    ],
  ])("right: %j", (more) => {
    checkWideLine(more);
    right();
  });
  test.each<[Pairs, string]>([
    [[[0, 2]], "up to three edges"],
    [[[0, 9]], "Three edges at most"],
    [
      [
        [0, 2],
        [1, 3],
        [2, 4],
      ],
      "four agents all know each other",
    ],
  ])("its own hint for %j", (more, hint) => {
    checkWideLine(more);
    wrong(hint);
  });
});
