import { describe, test } from "vitest";
import { hash, rendezvousPlace } from "../../../../lib/coordlab/mechanisms/ownership.js";
import {
  checkJointActions,
  checkOwner,
  checkReach,
} from "../../../../lib/experiments/02-four-mechanisms/turns.js";
import { right, wrong } from "../told.js";

describe("an owner who stays", () => {
  test.each<[string, (key: number, n: number) => number]>([
    ["rendezvous, from the library", (key, n) => rendezvousPlace(key, n)],
    [
      "the highest draw, by hand",
      (key, n) => {
        const draws = Array.from({ length: n }, (_, agent) => hash(key, agent + 100));
        return draws.indexOf(Math.max(...draws));
      },
    ],
    [
      "a newcomer takes its share of what is there",
      (key, n) => {
        let place = 0;
        for (let agent = 1; agent < n; agent++) if (hash(key, agent) % (agent + 1) === 0) place = agent;
        return place;
      },
    ],
  ])("right: %s", (_, owner) => {
    checkOwner(owner);
    right();
  });

  test.each<[string, (key: number, n: number) => number, string]>([
    ["hash % n", (key, n) => hash(key) % n, "What does a newcomer take then?"],
    ["key % n", (key, n) => key % n, "What does a newcomer take then?"],
    ["always agent 0", () => 0, "about a tenth of the keys"],
    [
      "slices of the range",
      (key, n) => Math.floor((hash(key) / 2 ** 32) * n),
      "only ever move to the newcomer",
    ],
    ["nobody", () => Number.NaN, "about a tenth of the keys"],
  ])("its own hint: %s", (_, owner, hint) => {
    checkOwner(owner);
    wrong(hint);
  });
});

describe("what roles leave", () => {
  test.each([
    ["a power", 3n ** 8n],
    ["nine to the fourth", 9n ** 4n],
  ])("right: %s", (_, count) => {
    checkJointActions(count);
    right();
  });

  test.each([
    ["no roles", 9n ** 8n, "How many shelves does a pair own?"],
    ["nothing is forgotten", 2n ** 8n, "nothing."],
    ["pairs as one", 3n ** 4n, "chooses for itself"],
    ["something else", 12n, "Count them"],
  ])("its own hint: %s", (_, count, hint) => {
    checkJointActions(count);
    wrong(hint);
  });
});

describe("the reach at which the graph outtalks all-to-all", () => {
  test.each([
    ["counted", 3],
    ["computed", [1, 2, 3, 4].find((reach) => reach * (reach + 1) > 6)!],
  ])("right: %s", (_, reach) => {
    checkReach(reach);
    right();
  });

  test.each([
    ["too small", 2, "two an edge to tell"],
    ["not the least", 4, "one site fewer"],
    ["no reach", 2.5, "from 1 to 6"],
    ["beyond the sites", 7, "from 1 to 6"],
  ])("its own hint: %s", (_, reach, hint) => {
    checkReach(reach);
    wrong(hint);
  });
});
