import { describe, test } from "vitest";
import { centralPlanner } from "../../../../lib/coordlab/mechanisms/baselines.js";
import { independent } from "../../../../lib/coordlab/mechanisms/independent.js";
import type { Rule } from "../../../../lib/coordlab/world/mechanism.js";
import { seededStream } from "../../../../lib/coordlab/world/random.js";
import type { Scenario } from "../../../../lib/coordlab/world/scenario.js";
import { simulate } from "../../../../lib/coordlab/world/simulate.js";
import {
  checkLoss,
  checkNoLoneRobot,
  checkNoPageTwice,
} from "../../../../lib/experiments/01-why-independent-choice-fails/turns.js";
import { right, wrong } from "../told.js";

describe("no page twice", () => {
  test.each<[string, Rule]>([
    ["my number is my place", ({ agent }) => agent],
    ["counted from the other end of eight", ({ agent, agents }) => agents - 1 - agent],
  ])("right: %s", (_, rule) => {
    checkNoPageTwice(rule);
    right();
  });

  test.each<[string, Rule, string]>([
    ["the best page, whoever I am", () => 0, "takes the same place in it"],
    ["two to a page", ({ agent }) => agent >> 1, "nobody else's?"],
    [
      "one fetches, the rest wait",
      ({ agent, options }) => (agent === 0 ? 0 : options.length - 1),
      "somebody waits",
    ],
  ])("its own hint: %s", (_, rule, hint) => {
    checkNoPageTwice(rule);
    wrong(hint);
  });
});

describe("no lone robot", () => {
  const placeOf =
    (shelf: number): Rule =>
    ({ options }) =>
      options.findIndex(({ uses }) => uses[0]?.place === shelf);

  test.each<[string, Rule]>([
    [
      "by the shelf's place",
      ({ agent, options, publicOptions }) =>
        options.findIndex(
          ({ uses }) => uses[0]?.place === publicOptions[Math.floor(agent / 2)]!.uses[0]!.place,
        ),
    ],
    [
      "by its name, the other pairs",
      ({ agent, options, publicOptions }) =>
        options.findIndex(({ name }) => name === publicOptions[7 - (agent % 4)]!.name),
    ],
  ])("right: %s", (_, rule) => {
    checkNoLoneRobot(rule);
    right();
  });

  test.each<[string, Rule, string]>([
    ["a place in my own list", ({ agent }) => Math.floor(agent / 2), "`publicOptions`"],
    ["all at one shelf", placeOf(0), "How many shelves can eight robots lift?"],
    ["the nearest", () => 0, "`publicOptions`"],
  ])("its own hint: %s", (_, rule, hint) => {
    checkNoLoneRobot(rule);
    wrong(hint);
  });
});

describe("the loss", () => {
  const own = (scenario: Scenario) => simulate(scenario, independent, 60, seededStream(7)).reward;
  const best = (scenario: Scenario) => simulate(scenario, centralPlanner, 60, seededStream(7)).reward;

  test.each<[string, (scenario: Scenario) => number]>([
    ["one minus the share", (scenario) => 1 - own(scenario) / best(scenario)],
    ["the gap by the best", (scenario) => (best(scenario) - own(scenario)) / best(scenario)],
  ])("right: %s", (_, loss) => {
    checkLoss(loss);
    right();
  });

  test.each<[string, (scenario: Scenario) => number, string]>([
    ["what was earned", own, "`centralPlanner` knows"],
    ["what is kept", (scenario) => own(scenario) / best(scenario), "what is lost"],
    ["the gap itself", (scenario) => best(scenario) - own(scenario), "As a share of what?"],
    ["a constant", () => 1, "in the same world"],
  ])("its own hint: %s", (_, loss, hint) => {
    checkLoss(loss);
    wrong(hint);
  });
});
