import { expect, test } from "vitest";
import { checkScenario } from "../../../../lib/coordlab/conformance/check-scenario.js";
import { scenarioOf } from "../../../../lib/coordlab/scenarios/scenario-of.js";
import { below } from "../../../../lib/coordlab/world/random.js";

const dishes = [
  { uses: ["oven"], value: 4 },
  { uses: ["stove"], value: 3 },
  { uses: ["pot"], value: 6 },
];
const kitchen = (tickets: "on the wall" | "in pockets") =>
  scenarioOf({
    name: "kitchen",
    agents: 5,
    failure: "collision",
    resources: { oven: "exclusive", stove: "exclusive", pot: 2 },
    remembered: true,
    tasks: (_cook, _minute, stream) => dishes.slice(below(5, stream)).slice(0, 1),
    ...(tickets === "in pockets" ? { mayUse: () => true } : {}),
  });

import {
  cheapestSufficient,
  checkTeam,
  measuredLadder,
} from "../../../../lib/experiments/12-your-own-team/own-team.js";
import { told } from "../told.js";

test("both kitchens keep the contract of scenarios", () => {
  expect(() => checkScenario(kitchen("on the wall"))).not.toThrow();
  expect(() => checkScenario(kitchen("in pockets"))).not.toThrow();
});

test("with tickets on the wall a silent rule is enough; in pockets the graph is, for six messages", () => {
  const cheapest = (tickets: "on the wall" | "in pockets") =>
    cheapestSufficient(measuredLadder(kitchen(tickets), { runs: 20 }), 0.9)!;
  expect(cheapest("on the wall")).toMatchObject({ mechanism: "lowest ID", messages: 0 });
  expect(cheapest("in pockets").mechanism).toBe("coordination graph");
  expect(Math.round(cheapest("in pockets").messages)).toBe(6);
});

test("of equally silent rungs the one that earns most is taken, and an interval must clear the bar", () => {
  const rung = (mechanism: string, messages: number, share: number, low: number) => ({
    mechanism,
    messages,
    share,
    low,
    failures: 0,
  });
  const rungs = [
    rung("a", 3, 1, 1),
    rung("b", 0, 0.93, 0.91),
    rung("c", 0, 0.95, 0.92),
    rung("d", 0, 0.99, 0.8),
  ];
  expect(cheapestSufficient(rungs, 0.9)?.mechanism).toBe("c");
  expect(cheapestSufficient(rungs, 0.95)?.mechanism).toBe("a");
  expect(cheapestSufficient(rungs.slice(1), 0.95)).toBeUndefined();
});

test("a team in which nobody meets, and one that breaks the contract, are told so", () => {
  const apart = (uses: string) =>
    scenarioOf({
      name: "desks",
      agents: 2,
      failure: "collision",
      resources: { left: "exclusive", right: "exclusive" },
      tasks: (agent) => [{ uses: [agent === 0 ? "left" : uses], value: 1 }],
    });
  checkTeam(apart("right"));
  expect(told.join("\n")).toMatch(/✓ desks: the contract.*\n✗ choosing alone/);
  told.splice(0);
  checkTeam(apart("middle"));
  expect(told.join("\n")).toMatch(/✗ desks[\s\S]*wants "middle"/);
});
