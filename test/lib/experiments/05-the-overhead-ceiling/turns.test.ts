import { checkExtraPoint, checkFee, checkStarLaw } from "coordlab-experiments";
import { describe, test } from "vitest";
import { right, wrong } from "../told.js";

describe("the star's law", () => {
  test.each([(n: number) => n / (1 + 0.02 * (n - 1)), (n: number) => (50 * n) / (49 + n)])("right", (law) => {
    checkStarLaw(law);
    right();
  });
  test.each<[(n: number) => number, string]>([
    [(n) => n / (1 + 0.01 * n), "How many go in"],
    [(n) => n / (1 + 0.01 * (n - 1)), "the way in"],
    [(n) => n / (1 + 0.01 * n * (n - 1)), "That is all to all"],
    [(n) => n, "How many messages?"],
  ])("its own hint", (law, hint) => {
    checkStarLaw(law);
    wrong(hint);
  });
});

describe("a fee in the valley", () => {
  test.each([0.8, 0.95])("right: %d", (fee) => {
    checkFee(fee);
    right();
  });
  test.each<[number, string]>([
    [0.5, "Go up"],
    [1.2, "Come down"],
    [1, "At 0.6"],
  ])("its own hint for %d", (fee, hint) => {
    checkFee(fee);
    wrong(hint);
  });
});

describe("one more point", () => {
  test.each([24, 32])("right: %d", (n) => {
    checkExtraPoint(n);
    right();
  });
  test.each<[number, string]>([
    [12, "too close to what you know"],
    [20, "not past the peak"],
    [7, "from 11 to 32"],
    [40, "from 11 to 32"],
  ])("its own hint for %d", (n, hint) => {
    checkExtraPoint(n);
    wrong(hint);
  });
});
