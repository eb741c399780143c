import { expect, test } from "vitest";
import { withPayoffs } from "../../../lib/coordlab/graph/coordination-graph.js";
import { complete, grid, line, pairwiseGraph, randomGraph } from "../../../lib/coordlab/graph/topologies.js";
import { seededStream } from "../../../lib/coordlab/world/random.js";
import { planElimination } from "../../../lib/engine/elimination/plan-elimination.js";
import { maxPlus } from "../../../lib/engine/max-plus/max-plus.js";
import { branchAndBound } from "../../../lib/engine/search/anytime-search.js";
import { solve } from "../../../lib/engine/solve.js";
import { solverLaws } from "../coordlab/graph/solver-laws.js";

solverLaws("the chooser", { solve: (graph) => solve(graph), exact: "always" });
solverLaws("the chooser without memory", { solve: (graph) => solve(graph, { memory: 0 }), exact: "always" });

/** A graph over the topology that pays whole numbers 0..99 of a seeded stream. */
function uniform(topology: Parameters<typeof pairwiseGraph>[0], actions: number) {
  const stream = seededStream("solve");
  return pairwiseGraph(topology, actions, () => Math.floor(100 * stream()));
}

test("a narrow graph is eliminated, however long", () => {
  expect(solve(uniform(line(20_000), 3)).reason).toMatch(/^variable elimination, induced width 1/);
});

test("a graph too wide for its memory is searched, and the reason says so", () => {
  const graph = uniform(grid(7, 7), 3);
  const solution = solve(graph, { memory: 10_000 });
  expect(solution.reason).toMatch(/^branch and bound: .*proven best; too wide to eliminate \(width \d+, /);
  expect(solution.payoff).toBe(planElimination(graph).solve().payoff);
});

test("a budget of one node leaves a joint action, a bound above it, and says what ended the search", () => {
  const graph = uniform(complete(14), 4);
  const solution = solve(graph, { memory: 10_000, nodes: 1 });
  expect(solution.status).toBe("feasible");
  expect(solution.gap).toBe(solution.upperBound - solution.payoff);
  expect(solution.gap).toBeGreaterThan(0);
  expect(solution.reason).toContain("stopped by its budget");
  expect(solve(graph, { memory: 10_000 }).payoff).toBeLessThanOrEqual(solution.upperBound);
});

test("with a budget in nodes, the same call gives the same solution", () => {
  const graph = uniform(grid(8, 8), 4);
  const options = { memory: 10_000, nodes: 5000 };
  expect(solve(graph, options)).toEqual(solve(graph, options));
});

test("tens of thousands of agents, as wide as they are many, get an answer within the budget", () => {
  const stream = seededStream("wide");
  const graph = uniform(randomGraph(20_000, 4, stream), 2);
  const solution = solve(graph, { nodes: 1000 });
  expect(solution.reason).toMatch(/too wide to eliminate \(at least width \d+, /);
  expect(solution.payoff).toBeGreaterThan(0.99 * maxPlus(graph, { rounds: 10 }).payoff);
  expect(solution.upperBound).toBeGreaterThan(solution.payoff);
  expect(() => planElimination(graph)).toThrow(/^elimination needs at least [\d.]+e\d+ cells/);
});

test("no time at all is enough for an answer", () => {
  const graph = uniform(complete(30), 3);
  const solution = solve(graph, { memory: 1e5, milliseconds: 0 });
  expect(solution.upperBound).toBeGreaterThan(solution.payoff);
});

test("where everything is forbidden, no joint action is handed out, whatever the limits", () => {
  const graph = uniform(grid(3, 3), 2);
  const forbidden = withPayoffs(graph, new Float64Array(graph.payoffs.length).fill(-Infinity));
  for (const memory of [0, 1e9])
    for (const nodes of [0, 1e6])
      expect(solve(forbidden, { memory, nodes })).toMatchObject({
        status: "infeasible",
        payoff: -Infinity,
        upperBound: -Infinity,
        gap: 0,
        jointAction: new Int32Array(0),
      });
});

test("what forbids everything in a way that takes a search to see is unknown until then", () => {
  // Five agents on a complete graph may not do what another one does, and have four actions.
  const graph = pairwiseGraph(complete(5), 4, (_i, _j, a, b) => (a === b ? -Infinity : 0));
  expect(solve(graph, { memory: 0, nodes: 0 })).toMatchObject({
    status: "unknown",
    upperBound: 0,
    gap: Infinity,
  });
  expect(solve(graph, { memory: 0 }).status).toBe("infeasible");
});

test("payoffs in small units are proven as far as in large ones, and the tolerance is shown", () => {
  const graph = uniform(randomGraph(30, 4, seededStream("small")), 3);
  const best = solve(graph).payoff;
  for (const scale of [2 ** -33, 1e-11, 1e-300, 1e7 / 3]) {
    const scaled = withPayoffs(
      graph,
      Float64Array.from(graph.payoffs, (value) => value * scale),
    );
    for (const search of [branchAndBound, solve]) {
      const { payoff, status, gap, tolerance, upperBound } = search(scaled);
      expect(status).toBe("optimal");
      expect(gap).toBeLessThanOrEqual(tolerance);
      expect(tolerance).toBeLessThanOrEqual(1e-8 * best * scale);
      expect(Math.abs(payoff - best * scale)).toBeLessThanOrEqual(1e-8 * best * scale);
      expect(upperBound).toBeGreaterThanOrEqual(payoff);
    }
  }
});

test("a payoff that is NaN or +Infinity is refused with its place", () => {
  const graph = uniform(line(3), 2);
  for (const payoff of [Number.NaN, Infinity]) {
    const payoffs = Float64Array.from(graph.payoffs);
    payoffs[5] = payoff;
    for (const each of [solve, branchAndBound, planElimination, maxPlus])
      expect(() => each({ ...graph, payoffs })).toThrow(
        `term 1 pays ${payoff} in cell 1; payoffs must be below`,
      );
  }
});

test("elimination is not begun when it would take longer than the time that is left", () => {
  const graph = uniform(grid(12, 40), 4);
  const { reason, status } = solve(graph, { milliseconds: 5 });
  expect(reason).toMatch(/no time to|too wide to eliminate/);
  expect(["optimal", "feasible"]).toContain(status);
});

test("a signal that is aborted already leaves what one look at the tables tells", () => {
  const signal = AbortSignal.abort();
  const wide = uniform(complete(30), 3);
  const { status, payoff, upperBound, jointAction } = solve(wide, { signal });
  expect(status).toBe("feasible");
  expect(jointAction.length).toBe(30);
  expect(upperBound).toBe(solve(wide, { milliseconds: 0 }).upperBound);
  expect(payoff).toBeLessThan(upperBound);
  const graph = pairwiseGraph(complete(30), 2, (_i, _j, a, b) => (a === 0 || b === 0 ? -Infinity : 1));
  expect(solve(graph, { signal }).upperBound).toBe(435);
});

test("limits that are no numbers are refused", () => {
  const graph = uniform(line(3), 2);
  expect(() => solve(graph, { memory: Number.NaN })).toThrow("memory must be at least 0, got NaN");
  expect(() => solve(graph, { nodes: -5 })).toThrow("nodes must be at least 0, got -5");
});
