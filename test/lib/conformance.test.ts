import { describe, expect, test } from "vitest";
import { checkMechanism, checkScenario } from "../../lib/conformance.js";
import { type Mechanism, silent } from "../../lib/mechanism.js";
import { independent } from "../../lib/mechanisms/independent.js";
import { bernoulliDemand, corridor } from "../../lib/scenarios/corridor.js";
import { lift } from "../../lib/scenarios/lift.js";
import { everyMechanism } from "./every-mechanism.js";
import { everyScenario } from "./every-scenario.js";

describe.each(everyScenario)("%s", (_name, scenario) => {
  test("keeps the contract of a scenario", () => {
    expect(() => checkScenario(scenario)).not.toThrow();
  });

  test.each(everyMechanism.map((mechanism) => [mechanism.name, mechanism] as const))(
    "with %s keeps the contract of a mechanism, or says why it makes no sense",
    (_mechanismName, mechanism) => {
      const unsuited = checkMechanism(mechanism, scenario, 30);
      if (unsuited !== undefined) expect(unsuited).toMatch(/^[a-z].{20,}/);
    },
  );
});

describe("what the contract catches", () => {
  const scenario = lift({ agents: 4, ready: 0.5 });

  test("a mechanism that chooses an option that does not exist", () => {
    const wild = silent("wild", "none", () => () => 99);
    expect(() => checkMechanism(wild, scenario)).toThrow(
      /^wild chose option 99 for agent 0 in step 0; it has options 0\.\.\d$/,
    );
  });

  test("a mechanism that calls itself silent and looks at what it cannot see", () => {
    const cheat: Mechanism = {
      ...independent,
      name: "cheat",
      team: () => (world, _channel, jointAction) => {
        const ready = Array.from(jointAction, (_, agent) => world.options(agent).length > 1);
        jointAction.forEach((_, agent) => {
          jointAction[agent] = ready.every(Boolean) ? 0 : world.options(agent).length - 1;
        });
        return 0;
      },
    };
    expect(() => checkMechanism(cheat, lift({ agents: 4 }))).toThrow(
      "cheat in lift: in step 0 agent 0 chose otherwise because of what it cannot see",
    );
  });

  test("a silent mechanism that sends", () => {
    const talker: Mechanism = {
      ...independent,
      name: "talker",
      team: () => (_world, channel, jointAction) => {
        channel.send(0, 1, "psst");
        jointAction.fill(0);
        return 0;
      },
    };
    expect(() => checkMechanism(talker, lift({ agents: 4 }), 3)).toThrow(
      "talker in lift: sent 3 messages; a silent mechanism sends none",
    );
  });

  test("a scenario whose last option pays", () => {
    const good = corridor({ agents: 2, demand: bernoulliDemand(1), refused: "lost" });
    const greedy = {
      ...good,
      name: "greedy",
      start: (stream: () => number) => {
        const world = good.start(stream);
        const paid = { name: "wait", uses: [], value: 1 };
        return Object.create(world, { options: { value: () => [paid] } });
      },
    };
    expect(() => checkScenario(greedy)).toThrow(
      "greedy, step 0: the last option of agent 0 pays 1; the rule is: the last option is to do nothing",
    );
  });
});
