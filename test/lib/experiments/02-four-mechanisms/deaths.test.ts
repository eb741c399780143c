import { describe, expect, test } from "vitest";
import { checkMechanism } from "../../../../lib/coordlab/conformance/check-mechanism.js";
import { coordinationByGraph } from "../../../../lib/coordlab/mechanisms/coordination-graph.js";
import { bernoulliDemand, corridor } from "../../../../lib/coordlab/scenarios/corridor.js";
import { crawlers } from "../../../../lib/coordlab/scenarios/crawlers.js";
import { lift } from "../../../../lib/coordlab/scenarios/lift.js";
import { seededStream } from "../../../../lib/coordlab/world/random.js";
import { simulate } from "../../../../lib/coordlab/world/simulate.js";
import {
  keptAfterADeath,
  lostByFailure,
  lostByQueue,
} from "../../../../lib/experiments/02-four-mechanisms/dead-agents.js";
import { graphMessages } from "../../../../lib/experiments/02-four-mechanisms/graph-messages.js";
import { ladderMechanisms, ladderSettings } from "../../../../lib/experiments/02-four-mechanisms/ladder.js";
import { mechanismTable } from "../../../../lib/experiments/02-four-mechanisms/mechanism-table.js";
import { recordedLadder } from "../../../../lib/experiments/02-four-mechanisms/recorded-ladder.js";
import { tieBreaker } from "../../../../lib/experiments/02-four-mechanisms/tie-breaker.js";

const failing = { worlds: 10, steps: 120, at: 20 };

describe("a death", () => {
  test("in a pair costs the pair: a quarter of the work for the time that is left", () => {
    const { unnoticed, reassigned } = lostByFailure(lift({ agents: 8 }), 3, failing);
    expect(Math.abs(unnoticed.mean - (0.25 * 100) / 120)).toBeLessThan(0.01);
    expect(Math.abs(reassigned.mean - unnoticed.mean)).toBeLessThan(0.01);
  });

  test("among crawlers costs the more, the less the queue keeps", () => {
    const losses = lostByQueue([20, 600], failing).filter(({ what }) => what === "nobody notices");
    expect(losses[0]!.share).toBeGreaterThan(2 * losses[1]!.share);
  });

  test("of the planner costs more than one of a robot, and most if everybody waits for orders", () => {
    const kept = keptAfterADeath(lift({ agents: 8, reach: 3, ready: 0.8 }), { worlds: 10, steps: 30, at: 5 });
    const [, graph, , alone, waiting] = kept.map((row) => row.kept);
    expect(graph).toBeGreaterThan(alone!);
    expect(alone).toBeGreaterThan(waiting!);
    expect(waiting).toBeLessThan(0.3);
  });
});

describe("a coordinator who breaks ties", () => {
  const door = corridor({ agents: 6, demand: bernoulliDemand(0.3), refused: "remembered" });

  test("keeps the contract of mechanisms", () => {
    expect(checkMechanism(tieBreaker(), door)).toBeUndefined();
  });

  test("lets somebody cross without a clash, and everybody in turn", () => {
    const { collisions, worked, fairness } = simulate(door, tieBreaker(2), 1000, seededStream(1));
    expect(collisions).toBe(0);
    expect(worked).toBeGreaterThan(980);
    expect(fairness).toBeGreaterThan(0.99);
  });

  test("is asked by nobody who is alone", () => {
    const alone = corridor({ agents: 1, demand: bernoulliDemand(1), refused: "remembered" });
    expect(simulate(alone, tieBreaker(), 20, seededStream(1))).toMatchObject({ messages: 0, worked: 20 });
    expect(tieBreaker().unsuited(crawlers({ agents: 2 }))).toMatch(/no ties to break/);
  });
});

test("the graph's messages, counted from its edges, are those that the channel counts", () => {
  for (const reach of [1, 2, 3]) {
    const scenario = crawlers({ agents: 6, reach });
    const { mean } = graphMessages(scenario, { worlds: 1, steps: 1 }, 5);
    const { messages } = simulate(scenario, coordinationByGraph, 1, seededStream("5/0"));
    expect(mean).toBe(messages);
  }
});

describe("the recorded ladder", () => {
  test("is what the mechanisms do today, world by world: the silent rows of the corridor", () => {
    const silent = ladderMechanisms.filter(
      (mechanism) => mechanism.silent && mechanism.rung === "conventions",
    );
    const fresh = mechanismTable({ corridor: ladderSettings.corridor! }, silent, { runs: 200, steps: 60 }, 7);
    for (const { mechanism, share, unsuited } of fresh) {
      const row = recordedLadder.find((one) => one.scenario === "corridor" && one.mechanism === mechanism)!;
      expect(row.unsuited).toBe(unsuited);
      if (share) expect(row.share!.mean).toBeCloseTo(share.mean, 5);
    }
  });

  test("counts at the planner's desk what it counts in all", () => {
    const planner = recordedLadder.filter(({ mechanism }) => mechanism === "central planner");
    expect(planner.map(({ busiest }) => busiest)).toEqual(planner.map(({ messages }) => messages));
    // all-to-all: n (n - 1) messages, of which each sends n - 1 and gets n - 1
    const all = recordedLadder.filter(({ mechanism }) => mechanism === "all-to-all");
    for (const { messages, busiest } of all) expect(messages).toBe((busiest! / 2) * (busiest! / 2 + 1));
  });
});
