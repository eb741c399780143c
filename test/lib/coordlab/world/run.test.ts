import { expect, test } from "vitest";
import { lowestId } from "../../../../lib/coordlab/mechanisms/conventions.js";
import { crawlers } from "../../../../lib/coordlab/scenarios/crawlers.js";
import { doorway } from "../../../../lib/coordlab/scenarios/doorway.js";
import { seededStream } from "../../../../lib/coordlab/world/random.js";
import { Run } from "../../../../lib/coordlab/world/run.js";
import { simulate } from "../../../../lib/coordlab/world/simulate.js";

test("a joint action a step: both go and bump, one goes, the other goes", () => {
  const run = new Run(doorway(), "by hand", seededStream(1));
  const results = [
    [0, 0],
    [0, 1],
    [0, 0],
  ].map((jointAction) => run.take(jointAction));
  expect(results.map(({ reward, collisions }) => [reward, collisions])).toEqual([
    [0, 1],
    [1, 0],
    [1, 0],
  ]);
  expect(run.ledger()).toMatchObject({ mechanism: "by hand", steps: 3, worked: 2, idle: 1, decisions: 6 });
});

test("a ledger taken in the middle stays as it was, however long the run goes on", () => {
  const run = new Run(doorway(), "by hand", seededStream(1));
  run.take([0, 0]);
  const early = run.ledger();
  for (let step = 0; step < 200; step++) run.take([0, 0]);
  expect([...early.perAgent.collided]).toEqual([1, 1]);
  expect([...early.perStep.collisions]).toEqual([1]);
  const late = run.ledger();
  expect(late.steps).toBe(201);
  expect([...late.perStep.collisions]).toEqual(new Array(201).fill(1));
});

test("a mechanism's team and its joint actions taken by hand end in the same ledger", () => {
  const scenario = crawlers({ agents: 4 });
  const run = new Run(scenario, lowestId.name, seededStream(3));
  const simulated = simulate(scenario, lowestId, 90, seededStream(3), ({ jointAction }) =>
    run.take(jointAction),
  );
  expect(run.ledger()).toEqual(simulated);
});

test("refuses an option that does not exist, by driver, agent and step", () => {
  const run = new Run(doorway(), "by hand", seededStream(1));
  run.take([0, 1]);
  expect(() => run.take([1, 0])).toThrow("by hand chose option 1 for agent 0 in step 1; it has options 0..0");
});
