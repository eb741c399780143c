import { describe, expect, test } from "vitest";
import { checkScenario } from "../../../../lib/coordlab/conformance/check-scenario.js";
import { bernoulliDemand, corridor } from "../../../../lib/coordlab/scenarios/corridor.js";
import type { Option, Scenario, SharedWorld } from "../../../../lib/coordlab/world/scenario.js";
import { everyScenario } from "../every-scenario.js";

test.each(everyScenario)("%s keeps the contract of a scenario", (_name, scenario) => {
  expect(() => checkScenario(scenario)).not.toThrow();
});

const good = corridor({ agents: 2, demand: bernoulliDemand(1), refused: "lost" });
const [enter, wait] = good.start(() => 0).options(0) as [Option, Option];
const [resource] = enter.uses as [Option["uses"][number]];

/** The corridor with something changed in its world. */
function changed(changes: Partial<SharedWorld>): Scenario {
  const start: Scenario["start"] = (stream) =>
    Object.create(
      good.start(stream),
      Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, { value }])),
    );
  return { ...good, name: "odd", start };
}

const using = (other: Partial<Option["uses"][number]>): Scenario => {
  const options = [{ ...enter, uses: [{ ...resource, ...other }] }, wait];
  return changed({ options: () => options, publicOptions: () => options });
};
const offering = (...options: Option[]) => changed({ options: () => options, publicOptions: () => options });

describe("the contract catches", () => {
  test.each<[string, Scenario, string]>([
    [
      "no option at all",
      offering(),
      "agent 0 has no option; the rule is: every agent can at least do nothing",
    ],
    [
      "a last option that pays",
      offering(enter),
      "the last option of agent 0 pays 1; the rule is: the last option is to do nothing",
    ],
    [
      "a value that is no number",
      offering({ ...enter, value: Number.NaN }, wait),
      '"enter" pays NaN; the rule is: an option has a finite value',
    ],
    [
      "options shown that are others",
      changed({ publicOptions: () => [wait] }),
      "agent 0 shows wait; the rule is: publicOptions are the options in another order",
    ],
    [
      "a slot out of range",
      using({ slot: 1 }),
      '"corridor" uses slot 1; the rule is: slots are whole numbers in 0..0',
    ],
    ["half a slot", using({ slot: 0.5 }), '"corridor" uses slot 0.5'],
    ["a place out of range", using({ place: 1 }), '"corridor" is in place 1'],
    ["two seats in what is exclusive", using({ seats: 2 }), '"corridor" (exclusive) has 2 seats'],
    ["no seat in what is joint", using({ kind: "joint", seats: 0 }), '"corridor" (joint) has 0 seats'],
    [
      "contenders out of order",
      changed({ contenders: () => [1, 0] }),
      "are 1,0; the rule is: contenders ascend",
    ],
    ["an agent that does not see itself", changed({ contenders: () => [1] }), "agent 0 is not among 1"],
    [
      "a step that stands still",
      changed({ advance: () => {} }),
      "step is 0; the rule is: counts steps from 0",
    ],
  ])("%s", (_what, scenario, message) => {
    expect(() => checkScenario(scenario)).toThrow(message);
  });

  test("two resources in one slot", () => {
    const list = (key: number) => [{ ...enter, uses: [{ ...resource, key, name: `door ${key}` }] }, wait];
    const lists = [list(0), list(1)];
    const scenario = changed({ options: (agent) => lists[agent]!, publicOptions: (agent) => lists[agent]! });
    expect(() => checkScenario(scenario)).toThrow(
      '"door 1" and "door 0" both use slot 0; the rule is: at any moment a slot belongs to one resource',
    );
  });

  test("a world that is not the same from the same stream", () => {
    let worlds = 0;
    const scenario = {
      ...good,
      start: (stream: () => number) =>
        worlds++ % 2 === 0 ? good.start(stream) : offering(wait).start(stream),
    };
    expect(() => checkScenario(scenario)).toThrow("equal streams give equal worlds");
  });

  test("a team of nobody, and no steps, which would check nothing", () => {
    expect(() => checkScenario({ ...good, agents: 0 })).toThrow(
      "agents must be a whole number of at least 1, got 0",
    );
    expect(() => checkScenario(good, Number.NaN)).toThrow(
      "steps must be a whole number of at least 1, got NaN",
    );
  });
});
