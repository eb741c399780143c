import { describe, expect, test } from "vitest";
import { centralPlanner, politeTalk } from "../../../../lib/coordlab/mechanisms/baselines.js";
import { afterYou, lowestId } from "../../../../lib/coordlab/mechanisms/conventions.js";
import { independent } from "../../../../lib/coordlab/mechanisms/independent.js";
import { planMerging } from "../../../../lib/coordlab/mechanisms/plan-merging.js";
import { reconfiguredRoles, roles } from "../../../../lib/coordlab/mechanisms/roles.js";
import { bernoulliDemand, corridor } from "../../../../lib/coordlab/scenarios/corridor.js";
import { crawlers } from "../../../../lib/coordlab/scenarios/crawlers.js";
import { doorway } from "../../../../lib/coordlab/scenarios/doorway.js";
import { drones } from "../../../../lib/coordlab/scenarios/drones.js";
import { lift } from "../../../../lib/coordlab/scenarios/lift.js";
import { withFailure } from "../../../../lib/coordlab/scenarios/with-failure.js";
import { estimate } from "../../../../lib/coordlab/world/estimate.js";
import { seededStream } from "../../../../lib/coordlab/world/random.js";
import { simulate } from "../../../../lib/coordlab/world/simulate.js";
import { everyMechanism } from "../every-mechanism.js";
import { everyScenario } from "../every-scenario.js";

const run = (
  scenario: Parameters<typeof simulate>[0],
  mechanism: Parameters<typeof simulate>[1],
  steps = 100,
) => simulate(scenario, mechanism, steps, seededStream(5));

describe.each(everyScenario)("%s", (_name, scenario) => {
  test("the central planner is never beaten by more than the interval of its mean reward", () => {
    const mean = (mechanism: (typeof everyMechanism)[number]) =>
      estimate(6, (seed) => simulate(scenario, mechanism, 25, seededStream(seed)).reward);
    const best = mean(centralPlanner);
    for (const mechanism of everyMechanism)
      if (mechanism.unsuited(scenario) === undefined)
        expect.soft(mean(mechanism).mean, mechanism.name).toBeLessThanOrEqual(best.high);
  });
});

describe("symmetry", () => {
  const jammed = corridor({ agents: 4, demand: bernoulliDemand(1), refused: "remembered" });

  test.each(
    everyMechanism
      .filter(({ rung, name }) => rung === "conventions" && name !== afterYou.name)
      .filter((mechanism) => mechanism.unsuited(jammed) === undefined)
      .map((mechanism) => [mechanism.name, mechanism] as const),
  )("%s breaks it and never livelocks", (_name, mechanism) => {
    const { perStep } = simulate(jammed, mechanism, 4000, seededStream(2));
    // back-off may draw a wait of up to 1,023 steps; nothing may stall for longer than twice that
    for (let from = 0; from + 2046 <= 4000; from += 500)
      expect(perStep.reward.subarray(from, from + 2046).some((reward) => reward > 0)).toBe(true);
  });

  test.each([afterYou, politeTalk, independent])("$name keeps it and passes nobody", (mechanism) => {
    expect(run(doorway(), mechanism).worked).toBe(0);
  });
});

describe("messages", () => {
  test("the central planner sends 2 n in 2 rounds a step, all-to-all n (n - 1) in 1", () => {
    const scenario = crawlers({ agents: 7 });
    const central = run(scenario, centralPlanner, 10);
    expect([central.messages, central.rounds]).toEqual([140, 20]);
    const all = run(scenario, everyMechanism.find(({ name }) => name === "all-to-all")!, 10);
    expect([all.messages, all.rounds]).toEqual([420, 10]);
  });

  test("plan merging sends when routes are made and nothing while they are flown", () => {
    const { perStep } = run(drones({ agents: 2 }), planMerging);
    // both announce a route, and the second announces once more, around the first
    expect(perStep.messages[0]).toBe(3);
    expect(perStep.messages.filter((messages) => messages === 0).length).toBeGreaterThan(80);
  });
});

describe("what each failure looks like", () => {
  test("eight crawlers each for itself fetch one page a step and fetch it eight times", () => {
    const { worked, duplicated } = run(crawlers({ agents: 8 }), independent);
    expect([worked, duplicated]).toEqual([100, 700]);
  });

  test("in line by number, the same eight fetch eight different pages", () => {
    const { worked, duplicated } = run(crawlers({ agents: 8 }), lowestId);
    expect([worked, duplicated]).toEqual([800, 0]);
  });

  test("a lone robot at a shelf lifts nothing", () => {
    const alone = run(lift({ agents: 2, shelves: 64, reach: 1 }), independent);
    expect([alone.reward, alone.missedSynergies]).toEqual([0, 200]);
  });

  test("when a robot fails its partner waits for it for good, unless roles are reassigned", () => {
    const broken = withFailure(lift({ agents: 6 }), 3, 50);
    const fixed = run(broken, roles());
    const adapted = run(broken, reconfiguredRoles);
    expect(fixed.perAgent.alone[2]).toBe(50);
    expect(adapted.missedSynergies).toBe(0);
    // 5 signs of life in steps 0-49, 4 in 50-99, and 4 new roles
    expect(adapted.messages).toBe(50 * 5 + 50 * 4 + 4);
  });
});
