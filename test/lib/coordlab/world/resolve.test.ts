import { describe, expect, test } from "vitest";
import { payoffNow, Resolver } from "../../../../lib/coordlab/world/resolve.js";
import {
  type Interdependence,
  idle,
  type Option,
  outcomes,
  type SharedWorld,
} from "../../../../lib/coordlab/world/scenario.js";

/** A world of one moment: three agents, each of which may use one resource or do nothing. */
function world(kind: Interdependence, seats: number): SharedWorld {
  const resource = { name: "it", kind, seats, slot: 0, key: 0, place: 0 };
  const options: readonly Option[] = [{ name: "use", uses: [resource], value: 6 }, idle];
  return {
    step: 0,
    slots: 1,
    options: () => options,
    publicOptions: () => options,
    contenders: () => [0, 1, 2],
    advance: () => {},
  };
}

/** Rows: kind, seats, joint action (0 uses it, 1 does nothing), reward and the agents' outcomes. */
const cases: readonly [Interdependence, number, number[], number, string][] = [
  ["exclusive", 1, [1, 1, 1], 0, "idle idle idle"],
  ["exclusive", 1, [0, 1, 1], 6, "worked idle idle"],
  ["exclusive", 1, [0, 1, 0], 0, "collided idle collided"],
  ["once", 1, [1, 0, 1], 6, "idle worked idle"],
  ["once", 1, [0, 0, 0], 6, "worked duplicated duplicated"],
  ["joint", 2, [0, 1, 1], 0, "alone idle idle"],
  ["joint", 2, [0, 1, 0], 6, "worked idle worked"],
  ["joint", 2, [0, 0, 0], 6, "worked worked duplicated"],
];

describe("a joint action", () => {
  test.each(cases)(
    "at a resource that is %s with %d seats, %j pays %d: %s",
    (kind, seats, actions, pays, what) => {
      const resolver = new Resolver(3);
      const { reward } = resolver.resolve(world(kind, seats), actions);
      expect(reward).toBe(pays);
      expect([...resolver.outcome].map((code) => outcomes[code]).join(" ")).toBe(what);
    },
  );

  test("counts a clash once, however many are in it, and surplus users one by one", () => {
    const at = (kind: Interdependence, seats: number, actions: number[]) =>
      new Resolver(3).resolve(world(kind, seats), actions);
    expect(at("exclusive", 1, [0, 0, 0]).collisions).toBe(1);
    expect(at("once", 1, [0, 0, 0]).duplicated).toBe(2);
    expect(at("joint", 2, [0, 1, 1]).missedSynergies).toBe(1);
  });

  test("leaves no trace for the next step", () => {
    const resolver = new Resolver(3);
    resolver.resolve(world("exclusive", 1), [0, 0, 0]);
    expect(resolver.resolve(world("exclusive", 1), [0, 1, 1]).reward).toBe(6);
  });

  test("fails as a whole if one of several resources is refused", () => {
    const [a, b] = [0, 1].map((slot) => ({
      name: "",
      kind: "exclusive" as const,
      seats: 1,
      slot,
      key: slot,
      place: 0,
    }));
    const lists = [
      [{ name: "a", uses: [a!], value: 1 }, idle],
      [{ name: "a and b", uses: [a!, b!], value: 1 }, idle],
      [{ name: "b", uses: [b!], value: 1 }, idle],
    ];
    const both: SharedWorld = { ...world("exclusive", 1), slots: 2, options: (agent) => lists[agent]! };
    const resolver = new Resolver(3);
    expect(resolver.resolve(both, [0, 0, 0]).reward).toBe(0);
    expect(resolver.resolve(both, [0, 1, 0]).reward).toBe(2);
  });
});

test("payoffNow refuses an option that does not exist", () => {
  expect(payoffNow(world("once", 1), [0, 1, 1])).toBe(6);
  for (const index of [2, -1, 0.5, Number.NaN])
    expect(() => payoffNow(world("once", 1), [1, index, 1])).toThrow(
      `jointAction[1] must be a whole number in 0..1, got ${index}`,
    );
});
