import { describe, expect, test } from "vitest";
import { checkScenario } from "../../../../lib/coordlab/conformance/check-scenario.js";
import { crawlers } from "../../../../lib/coordlab/scenarios/crawlers.js";
import { drones } from "../../../../lib/coordlab/scenarios/drones.js";
import { lift } from "../../../../lib/coordlab/scenarios/lift.js";
import { withFailure } from "../../../../lib/coordlab/scenarios/with-failure.js";
import { type Stream, seededStream } from "../../../../lib/coordlab/world/random.js";
import { Resolver } from "../../../../lib/coordlab/world/resolve.js";
import type { Scenario, SharedWorld } from "../../../../lib/coordlab/world/scenario.js";

const start = (scenario: Scenario, stream: Stream = seededStream(4)) => scenario.start(stream);
const names = (world: SharedWorld, agent: number) => world.options(agent).map(({ name }) => name);
/** Lets every agent take the option of this name, and moves on. */
function act(world: SharedWorld, ...chosen: string[]): number {
  const jointAction = Int32Array.from(chosen, (name, agent) => names(world, agent).indexOf(name));
  expect([...jointAction]).not.toContain(-1);
  const resolver = new Resolver(chosen.length);
  const { reward } = resolver.resolve(world, jointAction);
  world.advance(jointAction, resolver.outcome);
  return reward;
}

describe("crawlers", () => {
  test("see the most popular page first, the one found first of equals", () => {
    for (const settings of [{ agents: 6 }, { agents: 6, reach: 2 }]) {
      const world = start(crawlers(settings));
      for (let step = 0; step < 20; step++) {
        for (let agent = 0; agent < 6; agent++) {
          const pages = world.options(agent).slice(0, -1);
          const sorted = pages.toSorted((a, b) => b.value - a.value || a.uses[0]!.key - b.uses[0]!.key);
          expect(pages).toEqual(sorted);
        }
        act(world, ...Array.from({ length: 6 }, (_, agent) => names(world, agent)[0]!));
      }
    }
  });

  test("see the sites of their reach and no others, and are seen by all who reach a site", () => {
    const world = start(crawlers({ agents: 4, reach: 2 }));
    for (let agent = 0; agent < 4; agent++) {
      const places = new Set(world.options(agent).flatMap(({ uses }) => uses.map(({ place }) => place)));
      expect([...places].sort()).toEqual([agent, (agent + 1) % 4].sort());
    }
    const [page] = world.options(0).flatMap(({ uses }) => uses.filter(({ place }) => place === 0));
    expect(world.contenders(0, page!)).toEqual([0, 3]);
  });

  test("never meet a page again that was fetched, and always find another", () => {
    const world = start(crawlers({ agents: 3, links: 0 }));
    const fetched = new Set<string>();
    for (let step = 0; step < 30; step++) {
      const [best] = names(world, 0);
      expect(best).toMatch(/^page/);
      expect(fetched.has(best!)).toBe(false);
      fetched.add(best!);
      act(world, best!, "idle", "idle");
    }
  });
});

test("a queue keeps as many pages as it is told, the most popular ones", () => {
  const seen = (queue: number) => {
    const world = start(crawlers({ agents: 2, sites: 6, queue }));
    return world
      .options(0)
      .slice(0, -1)
      .map(({ name }) => name);
  };
  expect(seen(3)).toEqual(seen(12).slice(0, 3));
  expect(seen(12)).toHaveLength(12);
  expect(() => checkScenario(crawlers({ agents: 4, queue: 1 }), 100)).not.toThrow();
  expect(() => crawlers({ agents: 2, queue: 0 })).toThrow(
    "queue must be a whole number of at least 1, got 0",
  );
});

test("crawlers keep their contract when far more pages are found than can be fetched", () => {
  expect(() => checkScenario(crawlers({ agents: 4, links: 3 }), 300)).not.toThrow();
  expect(() => crawlers({ agents: 2, free: 1.1 })).toThrow("free must be in [0, 1], got 1.1");
});

describe("lift", () => {
  test("a shelf is worth 1 to 9, and a lifted one is replaced while the others stay", () => {
    const many = start(lift({ agents: 2, shelves: 500 }))
      .options(0)
      .slice(0, -1);
    expect(new Set(many.map(({ value }) => value))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8, 9]));
    const world = start(lift({ agents: 2, shelves: 40 }));
    const keys = () => (world.snapshot!() as { shelves: { key: number }[] }).shelves.map(({ key }) => key);
    const before = keys();
    const paid = world.options(0).find(({ name }) => name === "shelf 7")!.value;
    expect(act(world, "shelf 7", "shelf 7")).toBe(paid);
    expect(keys().filter((key, shelf) => key !== before[shelf])).toEqual([40]);
    expect(act(world, "shelf 7", "shelf 8")).toBe(0);
    expect(keys()[8]).toBe(before[8]);
  });

  test("a robot reaches the nearest shelves around the aisle, the nearest first", () => {
    // homes: 0.1 and 9.8 of 10 shelves; the stream is asked for 10 shelves first
    const draws = [...Array<number>(10).fill(0), 0.98, 0.01];
    const world = start(lift({ agents: 2, shelves: 10, reach: 3 }), () => draws.shift() ?? 0);
    expect(names(world, 0)).toEqual(["shelf 0", "shelf 1", "shelf 9", "idle"]);
    expect(names(world, 1)).toEqual(["shelf 0", "shelf 9", "shelf 1", "idle"]);
    const order = (agent: number) => world.publicOptions(agent).map(({ name }) => name);
    expect(order(1)).toEqual(["shelf 0", "shelf 1", "shelf 9", "idle"]);
  });

  test("takes two robots at least", () => {
    expect(() => lift({ agents: 1 })).toThrow("agents must be a whole number of at least 2, got 1");
    expect(() => lift({ agents: 2, shelves: 3, reach: 4 })).toThrow(
      "reach must be a whole number in 1..3, got 4",
    );
  });
});

describe("drones", () => {
  test("fly, are seen where they are, and land for 1 in all", () => {
    const world = start(drones({ agents: 1, map: ["..."] }));
    const cell = (slot: number) => ({
      name: "",
      kind: "exclusive" as const,
      seats: 1,
      slot,
      key: slot,
      place: 0,
    });
    expect(world.holder!(cell(0))).toBeUndefined();
    let paid = act(world, "take off");
    expect([world.holder!(cell(0)), world.holder!(cell(1))]).toEqual([0, undefined]);
    expect(names(world, 0)).toEqual(["east", "hold"]);
    paid += act(world, "east") + act(world, "hold") + act(world, "east");
    expect(names(world, 0)[0]).toBe("land");
    paid += act(world, "land");
    expect(paid).toBeCloseTo(1, 12);
    expect(world.holder!(cell(2))).toBeUndefined();
  });

  test("block each other head on", () => {
    const world = start(drones({ agents: 2, map: ["...."] }));
    act(world, "take off", "take off");
    act(world, "east", "west");
    expect((world.snapshot!() as { cells: number[] }).cells).toEqual([1, 2]);
    expect(world.contenders(0, world.options(0)[0]!.uses[1]!)).toEqual([0, 1]);
    expect(act(world, "east", "hold")).toBe(0);
    expect((world.snapshot!() as { cells: number[] }).cells).toEqual([1, 2]);
  });

  test("refuse pads by direction where there is one row", () => {
    expect(() => drones({ agents: 1, map: ["..."], pads: "by direction" })).toThrow(
      "pads by direction need a map of at least 2 rows, got 1",
    );
  });
});

test("an agent that fails has nothing to do from that step on, and nobody sees it", () => {
  const world = start(withFailure(lift({ agents: 2 }), 1, 2));
  const [shelf] = world.options(0)[0]!.uses;
  const seen: unknown[] = [];
  for (let step = 0; step < 4; step++) {
    seen.push([world.options(1).length, world.publicOptions(1).length, world.failed!(1), world.failed!(0)]);
    expect(world.contenders(0, shelf!)).toEqual([0, 1]);
    act(world, "idle", "idle");
  }
  const [well, broken] = [
    [3, 3, false, false],
    [1, 1, true, false],
  ];
  expect(seen).toEqual([well, well, broken, broken]);
  expect(() => start(withFailure(drones({ agents: 2 }), 0, 1))).toThrow("an agent in the air cannot fail");
  expect(() => withFailure(lift({ agents: 2 }), 2, 1)).toThrow("agent must be a whole number in 0..1, got 2");
});
