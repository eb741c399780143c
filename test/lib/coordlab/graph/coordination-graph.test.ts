import { describe, expect, test } from "vitest";
import {
  checkedGraph,
  coordinationGraph,
  payoff,
  withPayoffs,
} from "../../../../lib/coordlab/graph/coordination-graph.js";
import { square } from "./square.js";

describe("coordinationGraph", () => {
  test("tabulates each term with its last agent fastest", () => {
    const graph = coordinationGraph([2, 3], [{ agents: [1, 0], payoff: (b, a) => 10 * b + a }]);
    expect(Array.from(graph.payoffs)).toEqual([0, 1, 10, 11, 20, 21]);
  });

  test("keeps integers as 32-bit integers, and anything else as doubles", () => {
    expect(square.payoffs).toBeInstanceOf(Int32Array);
    expect(coordinationGraph([2], [{ agents: [0], payoff: [0.5, 1] }]).payoffs).toBeInstanceOf(Float64Array);
    expect(coordinationGraph([2], [{ agents: [0], payoff: [2 ** 31, 1] }]).payoffs).toBeInstanceOf(
      Float64Array,
    );
  });

  test.each([
    [[], [], "at least 1 agent"],
    [[2, 0], [], "agent 1 needs a whole number of at least 1 action, got 0"],
    [[2, 2], [{ agents: [0, 2], payoff: [] }], "term 0 names agent 2; the agents are 0..1"],
    [[2, 2], [{ agents: [1, 1], payoff: [] }], "term 0 names agent 1 twice"],
    [[2, 2], [{ agents: [0, 1], payoff: [1, 2, 3] }], "term 0 needs 4 payoffs, got 3"],
    [
      [2],
      [
        { agents: [], payoff: [1] },
        { agents: [0], payoff: [1, Number.NaN] },
      ],
      "term 1 pays NaN in cell 1",
    ],
    [[2], [{ agents: [0], payoff: [1, Infinity] }], "term 0 pays Infinity in cell 1"],
  ])("refuses actions %j with terms %j", (actionCounts, terms, message) => {
    expect(() => coordinationGraph(actionCounts, terms)).toThrow(message);
  });
});

test("payoff sums the terms at the joint action", () => {
  expect(payoff(square, [0, 0, 1, 1])).toBe(10);
  expect(payoff(square, [0, 0, 0, 0])).toBe(3 + 2);
  expect(payoff(square, [0, 1, 1, 1])).toBe(4 + 2);
  expect(() => payoff(square, [0, 0, 0])).toThrow("a joint action needs 4 actions, got 3");
  expect(() => payoff(square, [0, 0, 0, 2])).toThrow("agent 3 has the actions 0..1, got 2");
});

test("checkedGraph refuses flat arrays that do not fit together", () => {
  expect(() => checkedGraph({ ...square, payoffs: new Int32Array(15) })).toThrow("from 0 to 15");
  expect(() => checkedGraph({ ...square, termAgents: Int32Array.from([0, 1, 0, 2, 1, 3, 3, 3]) })).toThrow(
    "term 3 names agent 3 twice",
  );
  expect(() => checkedGraph({ ...square, tableStart: Int32Array.from([0, 4, 8, 11, 16]) })).toThrow(
    "term 2 needs 4 payoffs, got 3",
  );
});

test("withPayoffs keeps the shape and changes what is paid", () => {
  const doubled = withPayoffs(
    square,
    square.payoffs.map((value) => 2 * value),
  );
  expect(payoff(doubled, [0, 0, 1, 1])).toBe(20);
  expect(() => withPayoffs(square, [1])).toThrow("the graph needs 16 payoffs, got 1");
});
