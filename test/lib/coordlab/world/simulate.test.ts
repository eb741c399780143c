import { describe, expect, test } from "vitest";
import { centralPlanner } from "../../../../lib/coordlab/mechanisms/baselines.js";
import { coinFlip, hashOwnership, lowestId } from "../../../../lib/coordlab/mechanisms/conventions.js";
import { independent } from "../../../../lib/coordlab/mechanisms/independent.js";
import { bernoulliDemand, corridor } from "../../../../lib/coordlab/scenarios/corridor.js";
import { crawlers } from "../../../../lib/coordlab/scenarios/crawlers.js";
import { doorway } from "../../../../lib/coordlab/scenarios/doorway.js";
import { lift } from "../../../../lib/coordlab/scenarios/lift.js";
import { silent } from "../../../../lib/coordlab/world/mechanism.js";
import { seededStream } from "../../../../lib/coordlab/world/random.js";
import { simulate, simulateWithTrace } from "../../../../lib/coordlab/world/simulate.js";

const stream = () => seededStream(1);

describe("the ledger of five steps at the doorway", () => {
  test("by number: agent 0 goes in steps 0, 2, 4 while 1 waits, and 1 in steps 1 and 3 while 0 is through", () => {
    const ledger = simulate(doorway(), lowestId, 5, stream());
    expect(ledger).toMatchObject({
      reward: 5,
      worked: 5,
      collisions: 0,
      idle: 3,
      messages: 0,
      decisions: 10,
    });
    expect([...ledger.perAgent.worked]).toEqual([3, 2]);
    expect([...ledger.perAgent.waited]).toEqual([0, 3]);
    expect([...ledger.perAgent.longestWait]).toEqual([0, 1]);
    expect(ledger.fairness).toBeCloseTo(25 / 26, 12);
  });

  test("each for itself: both bump in every step and wait for ever", () => {
    const ledger = simulate(doorway(), independent, 5, stream());
    expect(ledger).toMatchObject({ reward: 0, worked: 0, collisions: 5, idle: 0, fairness: 1 });
    expect([...ledger.perAgent.collided]).toEqual([5, 5]);
    expect([...ledger.perAgent.longestWait]).toEqual([5, 5]);
    expect([...ledger.perStep.collisions]).toEqual([1, 1, 1, 1, 1]);
  });

  test("sums up its steps, whichever way a choice came to nothing", () => {
    expect([...simulate(doorway(), lowestId, 3, stream()).perStep.reward]).toEqual([1, 1, 1]);
    const lone = simulate(lift({ agents: 2, shelves: 64, reach: 1 }), independent, 3, stream());
    expect([...lone.perStep.missedSynergies]).toEqual([2, 2, 2]);
    expect([...lone.perAgent.alone]).toEqual([3, 3]);
    const alike = simulate(crawlers({ agents: 3 }), independent, 2, stream());
    expect([...alike.perStep.duplicated]).toEqual([2, 2]);
    expect([...alike.perAgent.duplicated]).toEqual([0, 2, 2]);
  });

  test("counts messages in the step in which they are sent", () => {
    const { perStep, rounds } = simulate(doorway(), centralPlanner, 3, stream());
    expect([...perStep.messages]).toEqual([4, 4, 4]);
    expect(rounds).toBe(6);
  });
});

test("a trace tells what was chosen, by whom, and what came of it", () => {
  const { trace } = simulateWithTrace(doorway(), lowestId, 2, stream());
  expect(trace).toEqual([
    {
      step: 0,
      jointAction: Int32Array.of(0, 1),
      choices: ["go", "yield"],
      outcome: Uint8Array.of(1, 0),
      active: [true, true],
      before: { present: [0, 1] },
    },
    {
      step: 1,
      jointAction: Int32Array.of(0, 0),
      choices: ["idle", "go"],
      outcome: Uint8Array.of(0, 1),
      active: [false, true],
      before: { present: [1] },
    },
  ]);
});

test("whatever a mechanism draws, from equal streams it meets the same world", () => {
  const scenario = corridor({ agents: 4, demand: bernoulliDemand(0.5), refused: "lost" });
  const met = (mechanism = lowestId) =>
    simulateWithTrace(scenario, mechanism, 50, stream()).trace.map(({ before }) => before);
  expect(met(coinFlip(0.5))).toEqual(met());
});

test("refuses an option that does not exist, a mechanism that makes no sense, and half a step", () => {
  const choosing = (choose: (count: number) => number) =>
    silent(
      "odd",
      "none",
      () =>
        ({ options }) =>
          choose(options.length),
    );
  for (const [choose, chosen] of [
    [(count: number) => count, 2],
    [() => -1, -1],
  ] as const)
    expect(() => simulate(doorway(), choosing(choose), 1, stream())).toThrow(
      `odd chose option ${chosen} for agent 0 in step 0; it has options 0..1`,
    );
  expect(() => simulate(lift({ agents: 4 }), hashOwnership, 1, stream())).toThrow(
    "hash mod n makes no sense in lift: a single owner cannot do what needs two",
  );
  expect(() => simulate(doorway(), lowestId, 1.5, stream())).toThrow(
    "steps must be a whole number of at least 0, got 1.5",
  );
});
