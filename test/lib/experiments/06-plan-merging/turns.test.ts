import type { Order, Plan } from "coordlab";
import { checkAgreed, checkByHand, checkNoDeadlock } from "coordlab-experiments";
import { describe, test } from "vitest";
import { right, wrong } from "../told.js";

describe("the agreed order", () => {
  test.each<[readonly Order[]]>([
    [[{ before: "slot", after: "cut" }]],
    [
      [
        { before: "slot", after: "cut" },
        { before: "slot", after: "polish" },
      ],
    ],
  ])("right", (agreed) => {
    checkAgreed(agreed);
    right();
  });
  test.each<[readonly Order[], string]>([
    [[{ before: "cut", after: "slot" }], "Who has more to do"],
    [[], "Agree on it beforehand"],
    [[{ before: "paint", after: "cut" }], "One order is enough"],
  ])("its own hint", (agreed, hint) => {
    checkAgreed(agreed);
    wrong(hint);
  });
});

describe("no deadlock", () => {
  const hold = (first: string, second: string): Plan => ({
    agent: "Ben",
    actions: [
      { id: "one", duration: 1, claims: [{ resource: first, until: "two" }] },
      { id: "two", duration: 1, claims: [{ resource: second }] },
    ],
  });
  const oneByOne: Plan = {
    agent: "Ben",
    actions: ["drill", "saw"].map((resource) => ({ id: resource, duration: 1, claims: [{ resource }] })),
  };
  test.each([hold("saw", "drill"), oneByOne])("right", (plan) => {
    checkNoDeadlock(plan);
    right();
  });
  test.each<[Plan, string]>([
    [hold("drill", "saw"), "a ring of waiting"],
    [{ agent: "Ben", actions: [] }, "needs both tools"],
  ])("its own hint", (plan, hint) => {
    checkNoDeadlock(plan);
    wrong(hint);
  });
});

describe("sawing by hand", () => {
  test.each([6, 9])("right: %d", (minutes) => {
    checkByHand(minutes);
    right();
  });
  test.each<[number, string]>([
    [1, "still cheaper to wait"],
    [4, "what must waiting cost"],
    [0.5, "A whole number"],
  ])("its own hint for %d", (minutes, hint) => {
    checkByHand(minutes);
    wrong(hint);
  });
});
