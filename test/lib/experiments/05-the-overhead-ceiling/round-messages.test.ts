import { describe, expect, test } from "vitest";
import { complete, line, star } from "../../../../lib/coordlab/graph/topologies.js";
import { karpFlatt } from "../../../../lib/coordlab/overhead/karp-flatt.js";
import { scaledThroughput } from "../../../../lib/coordlab/overhead/scalability-law.js";
import {
  allToAllRound,
  graphRound,
  roundThroughput,
  starRound,
  treeRound,
} from "../../../../lib/experiments/05-the-overhead-ceiling/round-messages.js";

describe("a round", () => {
  test("of five agents: all to all 20 messages, star and tree 8, line 8", () => {
    expect(allToAllRound(5)).toEqual({ all: 20, busiest: 8, hops: 1 });
    expect(starRound(5)).toEqual({ all: 8, busiest: 8, hops: 2 });
    // 0 has children 1 and 2; 1 has 3 and 4: agent 1 writes to and hears from three, 3 -> 1 -> 0 and back
    expect(treeRound(5)).toEqual({ all: 8, busiest: 6, hops: 4 });
    expect(graphRound(line(5))).toEqual({ all: 8, busiest: 4, hops: 1 });
  });

  test("of a tree with one child each is a line of 2 (n - 1) hops, with n - 1 children a star", () => {
    expect(treeRound(6, 1)).toEqual({ all: 10, busiest: 4, hops: 10 });
    expect(treeRound(6, 5)).toEqual({ all: 10, busiest: 10, hops: 2 });
  });

  test("costs one agent nothing, whatever the topology", () => {
    const none = { all: 0, busiest: 0, hops: 0 };
    for (const round of [allToAllRound(1), starRound(1), treeRound(1), graphRound(line(1))])
      expect(round).toEqual(none);
  });

  test("over the complete coordination graph is the all-to-all round, over a star one hop of the hub's", () => {
    expect(graphRound(complete(6))).toEqual(allToAllRound(6));
    expect(graphRound(star(6))).toEqual({ all: 10, busiest: 10, hops: 1 });
  });

  test("refuses a team of no agents or of half an agent", () => {
    expect(() => allToAllRound(0)).toThrow("n must be a whole number of at least 1, got 0");
    expect(() => starRound(2.5)).toThrow("n must be a whole number of at least 1, got 2.5");
    expect(() => treeRound(3, 0)).toThrow("children must be a whole number of at least 1, got 0");
    expect(() => roundThroughput(3, 2, -0.1)).toThrow("messageTime must be at least 0, got -0.1");
  });
});

describe("throughput with a round after every unit of work", () => {
  const c = 0.01;

  test("all to all on a shared medium is the scalability law with kappa = c", () => {
    for (const n of [1, 2, 7, 100])
      expect(roundThroughput(n, allToAllRound(n).all, c)).toBeCloseTo(
        scaledThroughput(n, { sigma: 0, kappa: c }),
        12,
      );
  });

  test("a star is Amdahl's law with s = 2 c, on a shared medium and on private links", () => {
    for (const n of [2, 7, 100]) {
      expect(karpFlatt(n, roundThroughput(n, starRound(n).all, c))).toBeCloseTo(2 * c, 12);
      expect(karpFlatt(n, roundThroughput(n, starRound(n).busiest, c))).toBeCloseTo(2 * c, 12);
    }
  });

  test("a line on private links implies a serial fraction 4 c / (n - 1), which vanishes", () => {
    for (const n of [3, 10, 1000])
      expect(karpFlatt(n, roundThroughput(n, 4, c))).toBeCloseTo((4 * c) / (n - 1), 12);
  });
});
