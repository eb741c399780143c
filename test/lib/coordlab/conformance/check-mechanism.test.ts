import { describe, expect, test } from "vitest";
import { checkMechanism } from "../../../../lib/coordlab/conformance/check-mechanism.js";
import { allToAll, centralPlanner } from "../../../../lib/coordlab/mechanisms/baselines.js";
import { bestJointAction } from "../../../../lib/coordlab/mechanisms/best-joint-action.js";
import { independent } from "../../../../lib/coordlab/mechanisms/independent.js";
import { bernoulliDemand, corridor } from "../../../../lib/coordlab/scenarios/corridor.js";
import { lift } from "../../../../lib/coordlab/scenarios/lift.js";
import { type Mechanism, silent, type Team } from "../../../../lib/coordlab/world/mechanism.js";
import { everyMechanism } from "../every-mechanism.js";
import { everyScenario } from "../every-scenario.js";

describe.each(everyScenario)("%s", (_name, scenario) => {
  test.each(everyMechanism.map((mechanism) => [mechanism.name, mechanism] as const))(
    "with %s keeps the contract of a mechanism, or says why it makes no sense",
    (_mechanismName, mechanism) => {
      const unsuited = checkMechanism(mechanism, scenario, 30);
      if (unsuited !== undefined) expect(unsuited).toMatch(/^[a-z].{20,}/);
    },
  );
});

const scenario = lift({ agents: 4, ready: 0.5 });
const crossing = corridor({ agents: 3, demand: bernoulliDemand(0.5), refused: "lost" });

/** Calls itself silent, though nobody made sure of it. */
const named = (name: string, team: () => Team, changes: Partial<Mechanism> = {}): Mechanism => ({
  ...independent,
  name,
  team,
  ...changes,
});

describe("the contract catches", () => {
  test("a mechanism that chooses an option that does not exist", () => {
    const wild = silent("wild", "none", () => () => 99);
    expect(() => checkMechanism(wild, scenario)).toThrow(
      /^wild chose option 99 for agent 0 in step 0; it has options 0\.\.\d$/,
    );
  });

  test.each([undefined, Number.NaN, 0.5, 2 ** 32])("a rule that returns %s", (choice) => {
    const forgetful = silent("forgetful", "none", () => () => choice as number);
    expect(() => checkMechanism(forgetful, scenario)).toThrow(
      new RangeError(
        `forgetful chose ${choice} for agent 0 in step 0; a choice is an index into its options`,
      ),
    );
  });

  test("a mechanism that is not the same from the same seed", () => {
    let runs = 0;
    const moody = silent("moody", "none", () => {
      runs++;
      return ({ options }) => (runs % 2 === 0 ? 0 : options.length - 1);
    });
    expect(() => checkMechanism(moody, crossing)).toThrow(
      "moody in corridor (lost demand): two runs from seed 1 differ; equal seeds give equal ledgers",
    );
  });

  test("a silent mechanism that sends", () => {
    const talker = named("talker", () => (_world, channel, jointAction) => {
      channel.send(0, 1, "psst");
      jointAction.fill(0);
      return 0;
    });
    expect(() => checkMechanism(talker, lift({ agents: 4 }), 3)).toThrow(
      "talker in lift: sent 3 messages; a silent mechanism sends none",
    );
  });

  test("a team that makes its work worth more", () => {
    const briber = named("briber", () => (world, _channel, jointAction) => {
      Object.assign(world.options(0)[0]!, { value: 1000 });
      jointAction.fill(0);
      return 0;
    });
    expect(() => checkMechanism(briber, lift({ agents: 4 }))).toThrow(
      "briber in lift: in step 0 the team changed the world; the rule is: a team only chooses",
    );
  });

  test("no steps at all", () => {
    expect(() => checkMechanism(independent, scenario, 0)).toThrow(
      "steps must be a whole number of at least 1, got 0",
    );
  });
});

const unseen = /chose otherwise because of what it cannot see/;
/** Fills in each agent's choice by a rule that is shown the whole world. */
const each =
  (choose: (agent: number, world: Parameters<Team>[0], lastOutcome: Uint8Array) => boolean): Team =>
  (world, _channel, jointAction, lastOutcome) => {
    jointAction.forEach((_, agent) => {
      jointAction[agent] = choose(agent, world, lastOutcome) ? 0 : world.options(agent).length - 1;
    });
    return 0;
  };

describe("what no message brought, nobody knows; so the contract catches", () => {
  test("looking at what others can do", () => {
    const cheat = named("cheat", () =>
      each((_agent, world) => [0, 1, 2, 3].every((other) => world.options(other).length > 1)),
    );
    expect(() => checkMechanism(cheat, lift({ agents: 4 }))).toThrow(
      "cheat in lift: in step 0 agent 0 chose otherwise because of what it cannot see",
    );
  });

  test("looking at what became of others", () => {
    const cheat = named("nosy", () => each((agent, _world, last) => last[(agent + 1) % 3] !== 2));
    expect(() => checkMechanism(cheat, crossing)).toThrow(unseen);
  });

  test("looking at the state as a whole", () => {
    const cheat = named("reader", () =>
      each((agent, world) => {
        const state = world.snapshot?.() as { wanting: number[] } | undefined;
        return state?.wanting[0] === agent;
      }),
    );
    expect(() => checkMechanism(cheat, crossing)).toThrow(unseen);
  });

  test("a memory that agents share", () => {
    const cheat = silent("telepaths", "none", () => {
      let taken = -1;
      return ({ step, options }) => {
        if (taken === step || options.length === 1) return options.length - 1;
        taken = step;
        return 0;
      };
    });
    expect(() => checkMechanism(cheat, crossing)).toThrow(unseen);
  });

  test("an observation that is turned to another agent: it cannot be", () => {
    const turned = silent("turned", "none", () => (observation) => {
      expect(Object.keys(observation)).toEqual(["agents", "contenders", "holder"]);
      expect(() => Object.assign(observation, { agent: 1 })).toThrow(TypeError);
      return 0;
    });
    expect(checkMechanism(turned, crossing, 2)).toBeUndefined();
  });

  test("a planner that says nothing, or tells one agent and acts for all", () => {
    const team: () => Team = () => (world, _channel, jointAction) => bestJointAction(world, jointAction);
    expect(() => checkMechanism(named("mute planner", team, { silent: false }), crossing)).toThrow(unseen);
    const token: () => Team = () => (world, channel, jointAction) => {
      channel.send(0, 1, "all clear");
      channel.deliver();
      return bestJointAction(world, jointAction);
    };
    expect(() => checkMechanism(named("token planner", token, { silent: false }), crossing)).toThrow(unseen);
  });

  test("a message that is sent and never delivered", () => {
    const team: () => Team = () => (world, channel, jointAction) => {
      for (let from = 0; from < 3; from++)
        for (let to = 0; to < 3; to++) if (from !== to) channel.send(from, to, 1);
      return bestJointAction(world, jointAction);
    };
    expect(() => checkMechanism(named("dead letters", team, { silent: false }), crossing)).toThrow(unseen);
  });
});

describe("the contract lets pass", () => {
  test("a rule that draws only when it has a choice", () => {
    const coin = silent(
      "coin",
      "none",
      (_scenario, stream) =>
        ({ options }) =>
          options.length > 1 && stream() < 0.5 ? 0 : options.length - 1,
    );
    expect(checkMechanism(coin, scenario)).toBeUndefined();
  });

  test("a rule that draws until it likes the number", () => {
    const fussy = silent("fussy", "none", (_scenario, stream) => ({ options }) => {
      while (stream() < 0.9);
      return options.length - 1;
    });
    expect(checkMechanism(fussy, scenario, 10)).toBeUndefined();
  });

  test("teams in which everybody hears of everybody", () => {
    for (const mechanism of [centralPlanner, allToAll])
      expect(checkMechanism(mechanism, crossing)).toBeUndefined();
  });
});
