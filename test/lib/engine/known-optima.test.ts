/** Graphs of several kinds, against optima that another program proved: toulbar2 (pytoulbar2 1.4.0), all within 2 s. */
import { describe, expect, test } from "vitest";
import { branchAndBound } from "../../../lib/engine/search/anytime-search.js";
import { solve } from "../../../lib/engine/solve.js";
import { type MadeGraph, madeGraph } from "./made-graphs.js";

const optima: Readonly<Record<MadeGraph, number>> = {
  "grid of 12 by 12": 25194,
  "grid of 5 by 5, five actions": 4750,
  "torus of 7 by 7": 8944,
  "pairs at random": 4336,
  "triples at random": 3500,
  "terms of five": 2028,
  colouring: 2220,
  "family of 70": 3895,
  "spin glass of 10 by 10": 8113,
};
const cases = Object.entries(optima) as [MadeGraph, number][];
const searched = cases.filter(([name]) => name !== "spin glass of 10 by 10");

describe("known optima", () => {
  test.each(cases)("%s: the chooser proves %d", (name, payoff) => {
    expect(solve(madeGraph(name))).toMatchObject({ status: "optimal", payoff, upperBound: payoff });
  });

  test.each(searched)("%s: AND/OR branch and bound proves %d", (name, payoff) => {
    expect(branchAndBound(madeGraph(name))).toMatchObject({ status: "optimal", payoff });
  });

  test("a spin glass, cut short: the optimum lies between payoff and bound", () => {
    const { status, payoff, upperBound } = branchAndBound(madeGraph("spin glass of 10 by 10"), {
      nodes: 200,
    });
    expect(status).toBe("feasible");
    expect(payoff).toBeLessThanOrEqual(8113);
    expect(upperBound).toBeGreaterThanOrEqual(8113);
    expect(payoff).toBeGreaterThan(0);
    expect(upperBound).toBeLessThan(11_000);
  });
});
