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
        expect(solution.status).toBe(solution.gap === 0 ? "optimal" : "not proven");
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

    test("forbidden joint actions are avoided where they can be", () => {
      law(whereExact, (graph) => {
        const forbidding = withPayoffs(
          graph,
          Float64Array.from(graph.payoffs, (value) => (value < -15 ? -Infinity : value)),
        );
        expect(solve(forbidding).payoff).toBe(bruteForce(forbidding).payoff);
      });
    });

    test("payoffs that are not integers are solved to rounding", () => {
      law(whereExact, (graph) => {
        const thirds = withPayoffs(
          graph,
          Float64Array.from(graph.payoffs, (value) => value / 3),
        );
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
