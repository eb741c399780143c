import { describe, test } from "vitest";
import type { TeamDescription } from "../../../../lib/coordlab/scenarios/scenario-of.js";
import {
  checkLaundry,
  checkOvenKeys,
  checkPrice,
} from "../../../../lib/experiments/12-your-own-team/turns.js";
import { right, wrong } from "../told.js";

describe("the laundry", () => {
  test.each<[string, TeamDescription["resources"]]>([
    ["written out", { washer: "exclusive", phone: "once", carpet: 3 }],
    ["in another order", { carpet: 1 + 2, phone: "once", washer: "exclusive" }],
  ])("right: %s", (_, resources) => {
    checkLaundry(resources);
    right();
  });

  test.each<[string, TeamDescription["resources"], string]>([
    [
      "the phone as a door",
      { washer: "exclusive", phone: "exclusive", carpet: 3 },
      "the second did it again",
    ],
    ["one of each", { washer: 1, phone: 1, carpet: 1 }, "must come together"],
    ["two at the carpet", { washer: "exclusive", phone: "once", carpet: 2 }, "Two cannot carry it"],
    ["the carpet as work", { washer: "exclusive", phone: "once", carpet: "once" }, "that is what it takes"],
  ])("its own hint: %s", (_, resources, hint) => {
    checkLaundry(resources);
    wrong(hint);
  });
});

describe("the keys of the oven", () => {
  test.each<[string, (cook: number, resource: string) => boolean]>([
    ["who, or what", (cook, resource) => cook < 2 || resource !== "oven"],
    ["a list", (cook, resource) => (resource === "oven" ? [0, 1].includes(cook) : true)],
  ])("right: %s", (_, mayUse) => {
    checkOvenKeys(mayUse);
    right();
  });

  test.each<[string, (cook: number, resource: string) => boolean, string]>([
    ["nothing locked", () => true, "Everybody still has a key"],
    ["all locked", (cook) => cook < 2, "Only the oven is locked"],
    ["the wrong way round", (cook, resource) => cook >= 2 || resource !== "oven", "Ask for each cook"],
  ])("its own hint: %s", (_, mayUse, hint) => {
    checkOvenKeys(mayUse);
    wrong(hint);
  });
});

describe("what a message may cost", () => {
  test.each<[string, (planner: number, silent: number, messages: number) => number]>([
    ["gain by messages", (planner, silent, messages) => (planner * (1 - silent)) / messages],
    ["difference first", (planner, silent, messages) => (planner - planner * silent) / messages],
  ])("right: %s", (_, price) => {
    checkPrice(price);
    right();
  });

  test.each<[string, (planner: number, silent: number, messages: number) => number, string]>([
    [
      "silence earns nothing",
      (planner, _silent, messages) => planner / messages,
      "Silence earns something too",
    ],
    ["all of them", (planner, silent) => planner * (1 - silent), "One of them?"],
    ["free", () => 0, "what the messages add is what they cost"],
  ])("its own hint: %s", (_, price, hint) => {
    checkPrice(price);
    wrong(hint);
  });
});
