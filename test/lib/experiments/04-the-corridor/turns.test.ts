import { fairness, type Rule } from "coordlab";
import { checkCoin, checkFairness, checkOtherEnd } from "coordlab-experiments";
import { describe, test } from "vitest";
import { right, wrong } from "../told.js";

const go =
  (goes: (contenders: readonly number[], agent: number) => boolean): Rule =>
  ({ agent, options, contenders }) => {
    const [door] = options[0]!.uses;
    return door && goes(contenders(door), agent) ? 0 : options.length - 1;
  };

describe("the other end", () => {
  test.each([
    go((all, agent) => all[all.length - 1] === agent),
    go((all, agent) => Math.max(...all) <= agent),
  ])("right", (rule) => {
    checkOtherEnd(rule);
    right();
  });
  test.each<[Rule, string]>([
    [go((all, agent) => all[0] === agent), "who stands at its other end?"],
    [go(() => true), "goes too often"],
    [go((all, agent) => all.length > 1 && all[all.length - 1] === agent), "exactly the steps"],
  ])("its own hint", (rule, hint) => {
    checkOtherEnd(rule);
    wrong(hint);
  });
});

describe("the coin", () => {
  test.each([1 / 6, 0.17])("right", (p) => {
    checkCoin(p);
    right();
  });
  test.each<[number, string]>([
    [0.5, "three at the door"],
    [0.25, "Still too eager"],
    [0.05, "Too shy"],
  ])("its own hint for %d", (p, hint) => {
    checkCoin(p);
    wrong(hint);
  });
});

describe("fairness in one number", () => {
  const sum = (x: readonly number[]) => x.reduce((a, b) => a + b, 0);
  test.each([
    fairness,
    (x: readonly number[]) => (sum(x) / x.length) ** 2 / (sum(x.map((a) => a * a)) / x.length),
  ])("right", (index) => {
    checkFairness(index);
    right();
  });
  test.each<[(x: readonly number[]) => number, string]>([
    [sum, "not how it is shared"],
    [(x) => sum(x) ** 2 / sum(x.map((a) => a * a)), "Nearly"],
    [(x) => Math.min(...x), "try it on (1, 0, 0, 0)"],
  ])("its own hint", (index, hint) => {
    checkFairness(index);
    wrong(hint);
  });
});
