import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bruteForce } from "../../../../lib/coordlab/graph/brute-force.js";
import {
  type CoordinationGraph,
  coordinationGraph,
  payoff,
  withPayoffs,
} from "../../../../lib/coordlab/graph/coordination-graph.js";
import type { Solution } from "../../../../lib/coordlab/graph/solution.js";
import { seededStream, shuffled } from "../../../../lib/coordlab/world/random.js";
import { arbitraryForest, arbitraryGraph } from "./arbitrary-graph.js";
import { square } from "./square.js";

export interface Solver {
  readonly solve: (graph: CoordinationGraph) => Solution;
  /** Graphs on which the solver promises the optimum, proven. */
  readonly exact: "always" | "on forests";
  readonly runs?: number;
}

/** What every solver of coordination graphs must keep to. Payoffs are integers, so equality is exact. */
export function solverLaws(name: string, { solve, exact, runs = 100 }: Solver): void {
  const whereExact = exact === "always" ? arbitraryGraph() : arbitraryForest();
  const law = <T>(arbitrary: fc.Arbitrary<T>, check: (value: T) => void) =>
    fc.assert(
      fc.property(arbitrary, (value) => void check(value)),
      { numRuns: runs },
    );

  describe(`${name} keeps the laws of a solver`, () => {
    test(`it finds what brute force finds ${exact}, and says that it is optimal`, () => {
      law(whereExact, (graph) => {
        const solution = solve(graph);
        expect(solution.payoff).toBe(bruteForce(graph).payoff);
        expect(solution).toMatchObject({ status: "optimal", gap: 0, upperBound: solution.payoff });
      });
    });

    test("its payoff is that of its joint action, its bound is never below the optimum, its gap is the difference", () => {
      law(arbitraryGraph(), (graph) => {
        const solution = solve(graph);
        expect(solution.payoff).toBe(payoff(graph, solution.jointAction));
        expect(solution.upperBound).toBeGreaterThanOrEqual(bruteForce(graph).payoff);
        expect(solution.gap).toBe(solution.upperBound - solution.payoff);
        expect(solution.status).toBe(solution.gap === 0 ? "optimal" : "feasible");
      });
    });

    test("agents without terms play action 0, agents with unary terms their best one", () => {
      const graph = coordinationGraph(
        [3, 2, 4, 1],
        [
          { agents: [2], payoff: [1, 5, 5, 0] },
          { agents: [], payoff: [7] },
        ],
      );
      expect(Array.from(solve(graph).jointAction)).toEqual([0, 0, 1, 0]);
      expect(solve(graph).payoff).toBe(12);
      expect(Array.from(solve(coordinationGraph([2, 2], [])).jointAction)).toEqual([0, 0]);
    });

    test("adding a constant to a term adds it to the payoff and changes no action", () => {
      law(whereExact, (graph) => {
        const raised = coordinationGraph(graph.actionCounts, [{ agents: [], payoff: [13] }]);
        const both = joined(graph, raised);
        expect(solve(both).payoff).toBe(solve(graph).payoff + 13);
        expect(solve(both).jointAction).toEqual(solve(graph).jointAction);
      });
    });

    test("the order of the terms and the names of the agents do not change the payoff", () => {
      law(fc.tuple(whereExact, fc.nat()), ([graph, seed]) => {
        expect(solve(renamed(graph, seed)).payoff).toBe(solve(graph).payoff);
      });
    });

    test("solving A, B and A again gives A's solution twice, and leaves the graphs alone", () => {
      law(fc.tuple(arbitraryGraph(), arbitraryGraph()), ([a, b]) => {
        const before = a.payoffs.slice();
        const first = solve(a);
        solve(b);
        expect(solve(a)).toEqual(first);
        expect(a.payoffs).toEqual(before);
      });
    });

    test("forbidden joint actions are avoided where they can be, and infeasible is what has no other", () => {
      law(fc.tuple(whereExact, fc.integer({ min: -15, max: 15 })), ([graph, most]) => {
        const forbidding = repaid(graph, (value) => (value < most ? -Infinity : value));
        const { payoff: best } = bruteForce(forbidding);
        const solution = solve(forbidding);
        expect(solution.payoff).toBe(best);
        expect(solution).toMatchObject({ gap: 0, status: best === -Infinity ? "infeasible" : "optimal" });
        expect(solution.jointAction.length).toBe(best === -Infinity ? 0 : graph.actionCounts.length);
      });
    });

    test("no forbidden joint action is handed out, and no figure is NaN", () => {
      law(fc.tuple(arbitraryGraph(), fc.integer({ min: -15, max: 15 })), ([graph, most]) => {
        const forbidding = repaid(graph, (value) => (value < most ? -Infinity : value));
        const { jointAction, payoff: value, upperBound, gap, status } = solve(forbidding);
        expect(upperBound).toBeGreaterThanOrEqual(bruteForce(forbidding).payoff);
        expect(gap).toBeGreaterThanOrEqual(0);
        const found = value > -Infinity;
        expect(found ? ["optimal", "feasible"] : ["infeasible", "unknown"]).toContain(status);
        expect(jointAction.length).toBe(found ? graph.actionCounts.length : 0);
      });
    });

    test("payoffs in larger or smaller units, by a power of two, change no action", () => {
      const units = fc.integer({ min: -200, max: 200 }).map((power) => 2 ** power);
      const parts = fc.constantFrom(1, 3, 7);
      law(
        fc.tuple(arbitraryGraph(), units, parts, fc.integer({ min: -25, max: 0 })),
        ([graph, unit, part, most]) => {
          const plain = repaid(graph, (value) => (value < most ? -Infinity : value / part));
          const { jointAction, payoff: value, upperBound, status, tolerance } = solve(plain);
          const other = solve(repaid(plain, (each) => each * unit));
          expect(other).toMatchObject({ jointAction, payoff: value * unit, upperBound: upperBound * unit });
          expect(other).toMatchObject({ status, tolerance: tolerance * unit });
        },
      );
    });

    test("payoffs that are not integers are solved to rounding", () => {
      law(whereExact, (graph) => {
        const thirds = repaid(graph, (value) => value / 3);
        expect(solve(thirds).payoff).toBeCloseTo(bruteForce(thirds).payoff, 9);
      });
    });

    test("the square of four agents is coordinated on all four sides", () => {
      const solution = solve(square);
      expect(solution.payoff).toBeLessThanOrEqual(10);
      if (exact === "always") expect(solution.payoff).toBe(10);
    });
  });
}

/** The graph with every payoff changed. */
function repaid(graph: CoordinationGraph, change: (payoff: number) => number): CoordinationGraph {
  return withPayoffs(graph, Float64Array.from(graph.payoffs, change));
}

/** The terms of both graphs, over the same agents. */
function joined(a: CoordinationGraph, b: CoordinationGraph): CoordinationGraph {
  return coordinationGraph(a.actionCounts, [...termsOf(a), ...termsOf(b)]);
}

function renamed(graph: CoordinationGraph, seed: number): CoordinationGraph {
  const stream = seededStream(seed);
  const name = shuffled(Array.from(graph.actionCounts.keys()), stream);
  const counts: number[] = [];
  for (const [i, count] of graph.actionCounts.entries()) counts[name[i]!] = count;
  const terms = termsOf(graph).map((term) => ({ ...term, agents: term.agents.map((i) => name[i]!) }));
  return coordinationGraph(counts, shuffled(terms, stream));
}

function termsOf({ termStart, termAgents, tableStart, payoffs }: CoordinationGraph) {
  return Array.from({ length: termStart.length - 1 }, (_, t) => ({
    agents: Array.from(termAgents.subarray(termStart[t], termStart[t + 1])),
    payoff: Array.from(payoffs.subarray(tableStart[t], tableStart[t + 1])),
  }));
}
