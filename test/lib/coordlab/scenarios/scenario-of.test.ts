import { expect, test } from "vitest";
import { checkScenario } from "../../../../lib/coordlab/conformance/check-scenario.js";
import { lowestId } from "../../../../lib/coordlab/mechanisms/conventions.js";
import { independent } from "../../../../lib/coordlab/mechanisms/independent.js";
import { scenarioOf, type TeamDescription } from "../../../../lib/coordlab/scenarios/scenario-of.js";
import { seededStream } from "../../../../lib/coordlab/world/random.js";
import { simulate } from "../../../../lib/coordlab/world/simulate.js";

const printer: TeamDescription = {
  name: "printer",
  agents: 3,
  failure: "collision",
  resources: { printer: "exclusive" },
  tasks: () => [{ uses: ["printer"], value: 2 }],
};

test("one printer for three: alone they bump in every step, by a rule one prints", () => {
  const alone = simulate(scenarioOf(printer), independent, 10, seededStream(1));
  const byRule = simulate(scenarioOf(printer), lowestId, 10, seededStream(1));
  expect([alone.collisions, alone.reward]).toEqual([10, 0]);
  expect([byRule.collisions, byRule.reward]).toEqual([0, 20]);
});

test("a number says how many a joint resource needs", () => {
  const piano = scenarioOf({ ...printer, resources: { printer: 4 }, failure: "missed synergy" });
  expect(simulate(piano, independent, 10, seededStream(1)).missedSynergies).toBe(10);
  const light = scenarioOf({ ...printer, resources: { printer: 3 }, failure: "missed synergy" });
  expect(simulate(light, independent, 10, seededStream(1)).reward).toBe(20);
});

test("remembered tasks stay until one works, others are drawn anew in each step", () => {
  const drawnIn = (remembered: boolean) => {
    const steps: number[] = [];
    const tasks = (agent: number, step: number) => {
      if (agent === 0) steps.push(step);
      return printer.tasks(agent, step, seededStream(1));
    };
    simulate(scenarioOf({ ...printer, tasks, remembered }), independent, 3, seededStream(1));
    return steps;
  };
  expect(drawnIn(true)).toEqual([0]);
  expect(drawnIn(false)).toEqual([0, 1, 2, 3]);
});

test("everybody sees who wants what; where tasks are private, only who could", () => {
  const tasks = (agent: number) => (agent === 1 ? [] : [{ uses: ["printer"], value: 1 }]);
  const open = scenarioOf({ ...printer, tasks }).start(seededStream(1));
  const shut = scenarioOf({ ...printer, tasks, mayUse: () => true }).start(seededStream(1));
  const door = (world: typeof open) => world.contenders(0, world.options(0)[0]!.uses[0]!);
  expect([door(open), door(shut)]).toEqual([
    [0, 2],
    [0, 1, 2],
  ]);
});

test("the order that everybody knows is that of the resources", () => {
  const uses = (name: string) => ({ uses: [name], value: 1 });
  const world = scenarioOf({
    ...printer,
    resources: { a: "once", b: "once" },
    tasks: () => [uses("b"), uses("a")],
  }).start(seededStream(1));
  expect(world.options(0).map(({ name }) => name)).toEqual(["b", "a", "idle"]);
  expect(world.publicOptions(0).map(({ name }) => name)).toEqual(["a", "b", "idle"]);
});

test("refuses what is not described, and says who wanted it", () => {
  const typo = scenarioOf({ ...printer, tasks: () => [{ uses: ["prnter"], value: 1 }] });
  expect(() => checkScenario(typo)).toThrow('printer: agent 0 wants "prnter"');
  const denied = scenarioOf({ ...printer, mayUse: () => false });
  expect(() => checkScenario(denied)).toThrow('agent 0 wants "printer"');
  expect(() => scenarioOf({ ...printer, agents: 0 })).toThrow("printer: agents must be a whole number");
});
