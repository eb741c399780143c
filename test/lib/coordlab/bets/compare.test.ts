import { type ChoiceBet, type CurveBet, compare, type NumberBet, type RankingBet } from "coordlab";
import { misfit } from "coordlab/bets/bet.js";
import { curveShape } from "coordlab/bets/curve-shape.js";
import { describe, expect, test } from "vitest";

const asked = { id: "x", question: "?", misconception: "M.", shows: "S." };
const count: NumberBet = { ...asked, kind: "number", unit: "crossings", tempting: [10, 30] };
const pick: ChoiceBet = { ...asked, kind: "choice", options: ["more", "equal", "less"], tempting: "more" };
const rank: RankingBet = { ...asked, kind: "ranking", options: ["a", "b", "c"], tempting: ["c", "b", "a"] };
const draw: CurveBet = {
  ...asked,
  kind: "curve",
  xs: [0, 1, 2],
  xTitle: "p",
  unit: "y",
  tempting: [0, 1, 2],
};

describe("a number", () => {
  test("inside the interval of the measured worlds is right, however far from the mean", () => {
    expect(compare(count, 30, 20, [12, 31])).toMatchObject({ right: true, tempted: false });
  });
  test("is right within a fifth and not beyond", () => {
    expect(compare(count, 24, 20).right).toBe(true);
    expect(compare(count, 25, 20).right).toBe(false);
  });
  test("is told its factor and its side", () => {
    expect(compare(count, 100, 32).words).toBe("you said 100 crossings, it is 32: 3.1 times too high");
    expect(compare(count, 1, 32).words).toContain("32 times too low, another order of magnitude");
  });
  test("beside none is told its difference, since no factor leads to 0", () => {
    const told = compare(count, 20, 0);
    expect(told).toMatchObject({ right: false, tempted: true });
    expect(told.words).toBe("you said 20 crossings, it is 0: 20 too high");
    expect(told.factor).toBeUndefined();
  });
});

describe("a choice", () => {
  test("is right if it is among the options that hold", () => {
    expect(compare(pick, "equal", ["equal", "less"]).right).toBe(true);
    expect(compare(pick, "more", "less")).toMatchObject({ right: false, tempted: true });
    expect(compare(pick, "equal", "less")).toMatchObject({ right: false, tempted: false });
  });
});

describe("a ranking", () => {
  test("counts the pairs the wrong way round; ties count either way", () => {
    expect(compare(rank, ["a", "b", "c"], { a: 3, b: 2, c: 2 })).toMatchObject({ right: true });
    expect(compare(rank, ["a", "c", "b"], { a: 3, b: 2, c: 2 })).toMatchObject({ right: true });
    expect(compare(rank, ["c", "b", "a"], { a: 3, b: 2, c: 1 })).toMatchObject({
      right: false,
      tempted: true,
      words: "3 of 3 pairs the other way round",
    });
  });
});

describe("a curve", () => {
  test("of the right shape and near is right; of another shape it is not, however near", () => {
    expect(compare(draw, [0, 9, 1], [0, 10, 1]).right).toBe(true);
    expect(compare(draw, [0, 1, 2], [0, 1, 1]).right).toBe(false);
    expect(compare(draw, [0, 5, 10], [0, 10, 1])).toMatchObject({ tempted: true });
  });
  test("has its shape in words", () => {
    expect(curveShape([0, 1, 2], [0, 1, 2])).toBe("rises, in a straight line");
    expect(curveShape([0, 1, 2], [0, 0, 2])).toBe("rises, bent");
    expect(curveShape([0, 1, 2], [5, 0, 5])).toBe("falls and rises again");
    expect(curveShape([0, 1, 2], [5, 5, 5])).toBe("stays level");
  });
});

describe("a guess that does not fit its bet", () => {
  test("is told what is asked for", () => {
    expect(misfit(count, Number.NaN)).toContain("crossings");
    expect(misfit(pick, "most")).toContain('"equal"');
    expect(misfit(rank, ["a", "b"])).toContain("the highest first");
    expect(misfit(draw, [1, 2])).toContain("3 numbers");
    expect(misfit(rank, ["c", "a", "b"])).toBeUndefined();
  });
});
