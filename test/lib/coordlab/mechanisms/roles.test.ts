import { describe, expect, test } from "vitest";
import { type Role, roles, standingPlaces } from "../../../../lib/coordlab/mechanisms/roles.js";
import { doorway } from "../../../../lib/coordlab/scenarios/doorway.js";
import { seededStream } from "../../../../lib/coordlab/world/random.js";
import type { Option, Scenario } from "../../../../lib/coordlab/world/scenario.js";
import { simulate } from "../../../../lib/coordlab/world/simulate.js";

const at = (place: number, value = 1): Option => ({
  name: "",
  uses: [{ name: "", kind: "once", seats: 1, slot: place, key: place, place }],
  value,
});
const team = (
  agents: number,
  places: number,
  failure: Scenario["failure"] = "duplicated work",
): Scenario => ({
  ...doorway(),
  agents,
  places,
  failure,
});
/** For each role the places of `places` that it may use. */
const held = (list: readonly Role[], places: number) =>
  list.map((role) => [...Array(places).keys()].filter((place) => role.mayUse(at(place))));

describe("standing places", () => {
  test("go to neighbouring numbers side by side", () => {
    expect(held(standingPlaces(team(2, 5)), 5)).toEqual([
      [0, 1, 2],
      [3, 4],
    ]);
  });

  test("are shared where there are fewer of them than workers, and everybody has one", () => {
    expect(held(standingPlaces(team(5, 2)), 2)).toEqual([[0], [1], [0], [1], [0]]);
  });

  test("go to pairs where the work takes two, and an odd agent is spare", () => {
    const carriers = standingPlaces(team(5, 4, "missed synergy"));
    expect(carriers.map(({ name }) => name)).toEqual([
      "carrier 0",
      "carrier 0",
      "carrier 1",
      "carrier 1",
      "spare",
    ]);
    expect(held(carriers, 4)).toEqual([[0, 1], [0, 1], [2, 3], [2, 3], []]);
  });

  test("are divided anew among those who are present", () => {
    expect(held(standingPlaces(team(3, 4), [0, 2]), 4)).toEqual([[0, 1], [], [2, 3]]);
  });
});

test("every agent needs a role", () => {
  expect(() =>
    simulate(
      doorway(),
      roles(() => [], "mine"),
      1,
      seededStream(1),
    ),
  ).toThrow("mine assigns 0 roles to 2 agents");
});
