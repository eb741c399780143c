import { expect, test } from "vitest";
import { lowestId } from "../../../../lib/coordlab/mechanisms/conventions.js";
import { bernoulliDemand, corridor } from "../../../../lib/coordlab/scenarios/corridor.js";
import { drones } from "../../../../lib/coordlab/scenarios/drones.js";
import { seededStream } from "../../../../lib/coordlab/world/random.js";
import { simulate } from "../../../../lib/coordlab/world/simulate.js";
import { withSeats } from "../../../../lib/experiments/11-your-class/with-seats.js";

const rush = corridor({ agents: 3, demand: bernoulliDemand(1), refused: "lost" });

test("lowest goes: seat 0 comes in step 2, and until then seat 1 is the lowest", () => {
  const late = withSeats(rush, (agent, step) => agent > 0 || step >= 2);
  const { perAgent, idle, collisions } = simulate(late, lowestId, 5, seededStream(1));
  expect([...perAgent.worked]).toEqual([3, 2, 0]);
  // Seat 2 waits five times and seat 1 three times; an empty seat does not wait.
  expect([...perAgent.waited]).toEqual([0, 3, 5]);
  expect({ idle, collisions }).toEqual({ idle: 8, collisions: 0 });
});

test("an empty room does nothing and costs nothing", () => {
  const empty = withSeats(rush, () => false);
  expect(simulate(empty, lowestId, 4, seededStream(1))).toMatchObject({ worked: 0, idle: 0, reward: 0 });
});

test("refuses a world that looks ahead", () => {
  expect(() => withSeats(drones({ agents: 4 }), () => true).start(seededStream(1))).toThrow(
    "a seat in the air cannot be empty",
  );
});
