import { coordinationGraph, topology } from "coordlab";
import { checkDamping, checkFewBytes, checkMessage } from "coordlab-experiments";
import { describe, test } from "vitest";
import { right, wrong } from "../told.js";

describe("one message", () => {
  const q = [2, 2, 5, 8];
  test.each([[[0, 1].map((a) => Math.max(q[a]!, q[2 + a]!))], [[q[2]!, q[3]!]]])("right: %j", (message) => {
    checkMessage(message);
    right();
  });
  test.each<[number[], string]>([
    [[2, 2], "q[0] or q[2]"],
    [[2, 8], "down the columns"],
    [[8, 8], "cannot have the 8"],
    [[7, 10], "the larger of the two"],
  ])("its own hint for %j", (message, hint) => {
    checkMessage(message);
    wrong(hint);
  });
});

describe("damping on the triangle", () => {
  const triangle = coordinationGraph(
    [2, 2, 2],
    [
      { agents: [0, 1], payoff: [2, 2, 5, 8] },
      { agents: [1, 2], payoff: [8, 1, 3, 5] },
      { agents: [2, 0], payoff: [0, 6, 9, 2] },
    ],
  );
  test.each([0.3, 0.5])("right: %d", (damping) => {
    checkDamping(triangle, damping);
    right();
  });
  test.each<[number, string]>([
    [0, "by halves"],
    [1, "less than 1"],
    [-0.5, "at least 0"],
  ])("its own hint for %d", (damping, hint) => {
    checkDamping(triangle, damping);
    wrong(hint);
  });
});

describe("few bytes", () => {
  test.each([topology.line(8), topology.star(8)])("right", (shape) => {
    checkFewBytes(shape);
    right();
  });
  test.each([
    [topology.complete(8), "a table speaks of all neighbours above"],
    [topology.ring(8), "Open the loop"],
    [topology.line(4), "Eight agents"],
  ])("its own hint", (shape, hint) => {
    checkFewBytes(shape);
    wrong(hint);
  });
});
