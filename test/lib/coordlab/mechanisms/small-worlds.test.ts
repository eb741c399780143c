import { describe, expect, test } from "vitest";
import { backOff, coinFlip } from "../../../../lib/coordlab/mechanisms/conventions.js";
import { moduloPlace, movedShare, rendezvousPlace } from "../../../../lib/coordlab/mechanisms/ownership.js";
import { planMerging } from "../../../../lib/coordlab/mechanisms/plan-merging.js";
import { Reservations } from "../../../../lib/coordlab/mechanisms/reservations.js";
import { Channel } from "../../../../lib/coordlab/world/channel.js";
import type { Mechanism } from "../../../../lib/coordlab/world/mechanism.js";
import {
  type Interdependence,
  idle,
  type Option,
  type Scenario,
  type SharedWorld,
} from "../../../../lib/coordlab/world/scenario.js";

/** A world of one moment in which agent i can use the resources `wishes[i]`, best first. */
function moment(
  wishes: readonly (readonly number[])[],
  kind: Interdependence,
  seats = 1,
  step = 0,
): SharedWorld {
  const use = (key: number): Option => ({
    name: `r${key}`,
    uses: [{ name: `r${key}`, kind, seats, slot: key, key, place: 0 }],
    value: 1,
  });
  const lists = wishes.map((keys) => [...keys.map(use), idle]);
  return {
    step,
    slots: 10,
    options: (agent) => lists[agent]!,
    publicOptions: (agent) => lists[agent]!,
    contenders: (_agent, { key }) => wishes.flatMap((keys, agent) => (keys.includes(key) ? [agent] : [])),
    advance: () => {},
  };
}

function choose(mechanism: Mechanism, world: SharedWorld, agents: number) {
  const channel = new Channel(agents + 1);
  const jointAction = new Int32Array(agents);
  mechanism.team({ agents } as Scenario, () => 0.5)(world, channel, jointAction, new Uint8Array(agents));
  return { jointAction: [...jointAction], ...channel.traffic() };
}

describe("plan merging, by hand", () => {
  test("three who want one place: the lowest keeps it; 3 x 2 intentions, then 2 x 2 changes", () => {
    const merged = choose(planMerging, moment([[7], [7], [7]], "exclusive"), 3);
    expect(merged).toMatchObject({ jointAction: [0, 1, 1], messages: 10, rounds: 2 });
  });

  test("three who want the first of two: 1 moves to the second, 2 follows it there and then waits", () => {
    const merged = choose(
      planMerging,
      moment(
        [
          [7, 8],
          [7, 8],
          [7, 8],
        ],
        "exclusive",
      ),
      3,
    );
    expect(merged).toMatchObject({ jointAction: [0, 1, 2], messages: 6 + 4 + 2, rounds: 3 });
  });

  test("where it takes two, an agent leaves its first wish for one where a partner waits", () => {
    expect(
      choose(
        planMerging,
        moment(
          [
            [8, 7],
            [7, 8],
          ],
          "joint",
          2,
        ),
        2,
      ).jointAction,
    ).toEqual([0, 1]);
  });

  test("who is left alone at what takes two does nothing, and an agent with nothing to do says nothing", () => {
    expect(choose(planMerging, moment([[7], []], "joint", 2), 2)).toMatchObject({
      jointAction: [1, 0],
      messages: 0,
    });
    expect(choose(planMerging, moment([[7], [7], [7]], "joint", 2), 3).jointAction).toEqual([0, 0, 1]);
  });
});

test("back-off doubles its longest wait with every failure in a row; a success forgets", () => {
  // the stream always draws the longest wait: 1, 3 and 7 steps more after the 1st, 2nd and 3rd failure
  const team = backOff.team({ agents: 1 } as Scenario, () => 0.999);
  const went: number[] = [];
  const jointAction = new Int32Array(1);
  const last = new Uint8Array(1);
  for (let step = 0; step < 18; step++) {
    team(moment([[7]], "exclusive", 1, step), new Channel(2), jointAction, last);
    if (jointAction[0] === 0) went.push(step);
    last[0] = jointAction[0] === 1 ? 0 : step === 14 ? 1 : 2;
  }
  expect(went).toEqual([0, 2, 6, 14, 15, 17]);
});

describe("reservations", () => {
  const route = { option: 0, slots: [[1], [1, 2], [2]], value: 1 };
  const taken = (held: Reservations, step: number) => {
    const found: string[] = [];
    held.plan(9, moment([], "exclusive", 1, step), {
      horizon: 5,
      near: () => [],
      plan: (_agent, is) => {
        for (let ahead = 0; ahead < 5; ahead++)
          for (const slot of [1, 2]) if (is(slot, ahead)) found.push(`${slot} in ${step + ahead}`);
        return undefined;
      },
    });
    return found.join(", ");
  };

  test("hold the slots of a route, each in its step, until it is released", () => {
    const held = new Reservations(10);
    held.reserve(0, route, 3);
    expect(taken(held, 2)).toBe("1 in 3, 1 in 4, 2 in 4, 2 in 5");
    held.release(0);
    expect(taken(held, 2)).toBe("");
    expect(held.all()).toEqual([]);
  });

  test("count an agent as without a route before it has one and once it has come to its end", () => {
    const held = new Reservations(2);
    held.reserve(0, route, 3);
    expect([3, 5, 6].map((step) => held.withoutRoute(step))).toEqual([[1], [1], [0, 1]]);
  });

  test("are followed step by step: the option that needs the slots of this step, else nothing", () => {
    const held = new Reservations(2);
    held.reserve(0, { option: 0, slots: [[1], [], [2]], value: 1 }, 3);
    const follow = (step: number) => {
      const jointAction = new Int32Array(2);
      held.follow(moment([[1, 2], [1]], "exclusive", 1, step), jointAction);
      return [...jointAction];
    };
    expect([3, 4, 5, 6].map(follow)).toEqual([
      [0, 1],
      [2, 1],
      [1, 1],
      [2, 1],
    ]);
  });

  test("are copied, and adopted as a whole", () => {
    const held = new Reservations(10);
    held.reserve(0, route, 3);
    const copy = held.copy();
    copy.release(0);
    copy.reserve(1, route, 13);
    expect(taken(held, 2)).toBe("1 in 3, 1 in 4, 2 in 4, 2 in 5");
    held.adopt(copy);
    expect(held.all().map(([agent]) => agent)).toEqual([1]);
    expect([taken(held, 2), taken(held, 12)]).toEqual(["", "1 in 13, 1 in 14, 2 in 14, 2 in 15"]);
  });
});

test("refuses a coin with more than two sides, and owners of nothing", () => {
  expect(() => coinFlip(2)).toThrow("probability must be in [0, 1], got 2");
  expect(() => moduloPlace(3, 0)).toThrow("count must be a whole number of at least 1, got 0");
  expect(() => rendezvousPlace(3, 0)).toThrow("count must be a whole number of at least 1, got 0");
  expect(() => movedShare(moduloPlace, [0], [0], 0)).toThrow(
    "keys must be a whole number of at least 1, got 0",
  );
});
