/** Every long call keeps its limits, gives the loop back, and tells what it finds on the way. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CoordinationGraph, payoff } from "../../../lib/coordlab/graph/coordination-graph.js";
import {
  complete,
  grid,
  pairwiseGraph,
  randomGraph,
  type Topology,
} from "../../../lib/coordlab/graph/topologies.js";
import { below, type Stream, seededStream } from "../../../lib/coordlab/world/random.js";
import { readJobShop } from "../../../lib/engine/files/job-shop.js";
import { mergePlans, mergePlansInTurns } from "../../../lib/engine/merging/merge-plans.js";
import { planRobotsInTurns } from "../../../lib/engine/robots/plan-robots.js";
import { branchAndBound } from "../../../lib/engine/search/anytime-search.js";
import type { SearchLimits } from "../../../lib/engine/search/solve-parts.js";
import { solve, solveInTurns } from "../../../lib/engine/solve.js";

const drawn = (topology: Topology, actions: number, stream: Stream): CoordinationGraph =>
  pairwiseGraph(topology, actions, () => below(100, stream));

/** Too wide to eliminate, and too frustrated to prove. */
const monster = () => drawn(grid(16, 16), 4, seededStream("monster"));
const shop = () => readJobShop(readFileSync(new URL("../../data/job-shop/ft10", import.meta.url), "utf8"));

/** Processor time of this process, in milliseconds. */
function spent(work: () => void): number {
  const begun = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

describe("time is kept, within a factor of ten on whatever machine", () => {
  /** What the cliffs of the bench are, smaller; other graphs in each run. */
  const shapes: readonly [string, (stream: Stream) => CoordinationGraph][] = [
    ["many agents of degree 4", (stream) => drawn(randomGraph(20_000, 4, stream), 3, stream)],
    ["many agents of degree 3", (stream) => drawn(randomGraph(20_000, 3, stream), 3, stream)],
    ["a grid of 10 by 200", (stream) => drawn(grid(10, 200), 3, stream)],
    ["a grid of 20 by 20", (stream) => drawn(grid(20, 20), 2, stream)],
    ["all with all, many actions", (stream) => drawn(complete(40), 24, stream)],
    ["few agents of degree 4", (stream) => drawn(randomGraph(60, 4, stream), 4, stream)],
  ];
  const milliseconds = 200;
  spent(() => solve(drawn(grid(12, 12), 3, seededStream("warm")), { memory: 1e6, milliseconds }));

  test.each(shapes)("%s", (_, shape) => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const graph = shape(seededStream(seed));
        expect(spent(() => solve(graph, { milliseconds }))).toBeLessThan(10 * milliseconds);
      }),
      { numRuns: 1 },
    );
  });

  test("a shop of jobs", () => {
    const plans = shop();
    expect(spent(() => mergePlans(plans, { milliseconds }))).toBeLessThan(10 * milliseconds);
  });
});

describe("a signal that a timer fires ends", () => {
  test("solveInTurns, with a joint action", async () => {
    const solution = await solveInTurns(monster(), { signal: AbortSignal.timeout(100), nodes: Infinity });
    expect(solution.status).toBe("feasible");
    expect(solution.jointAction.length).toBe(256);
  });

  test("mergePlansInTurns, with a plan", async () => {
    const result = await mergePlansInTurns(shop(), { signal: AbortSignal.timeout(100), nodes: Infinity });
    expect(result.status).toBe("feasible");
  });

  test("planRobotsInTurns, with a bound", async () => {
    const rows = Array.from({ length: 20 }, () => ".".repeat(20));
    const cells = rows.flatMap((row, y) => Array.from(row, (_, x): [number, number] => [x, y]));
    const starts = cells.slice(0, 100);
    const task = { rows, starts, goals: cells.slice(-100).reverse() };
    const result = await planRobotsInTurns(task, { signal: AbortSignal.timeout(100), nodes: Infinity });
    expect(["feasible", "unknown", "optimal"]).toContain(result.status);
  });
});

test.each<[string, Topology, number]>([
  ["all with all", complete(30), 24],
  ["a grid", grid(16, 16), 4],
])("tables take at most a quarter above the memory allowed: %s", async (_, topology, actions) => {
  const graph = drawn(topology, actions, seededStream("memory"));
  const memory = 6.4e7;
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  const look = setInterval(() => {
    most = Math.max(most, process.memoryUsage().arrayBuffers - before);
  });
  await solveInTurns(graph, { memory, nodes: 1e6 });
  clearInterval(look);
  expect(most).toBeLessThanOrEqual(1.25 * memory);
});

test("the loop is given back while a graph is prepared, eliminated and searched", async () => {
  const stream = seededStream("turns");
  for (const graph of [drawn(randomGraph(20_000, 4, stream), 3, stream), drawn(grid(9, 60), 3, stream)]) {
    let turns = 0;
    const timer = setInterval(() => turns++);
    await solveInTurns(graph, { nodes: 2e5 });
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
  }
});

test("what is told gets better, and the last of it is the answer; in turns it is the same", async () => {
  const graph = drawn(grid(12, 12), 3, seededStream("told"));
  for (const limits of [{ memory: 1e5, nodes: 3e5 }, {}]) {
    const told: [number, number][] = [];
    const onImproved: SearchLimits["onImproved"] = (best, bound) => {
      if (best) expect(payoff(graph, best.jointAction)).toBe(best.payoff);
      told.push([best?.payoff ?? -Infinity, bound]);
    };
    const solution = solve(graph, { ...limits, onImproved });
    expect(told.length).toBeGreaterThan(0);
    told.slice(1).forEach(([value, bound], k) => {
      expect(value > told[k]![0] || bound < told[k]![1]).toBe(true);
    });
    expect(told.at(-1)).toEqual([solution.payoff, solution.upperBound]);
    expect(await solveInTurns(graph, limits)).toEqual(solution);
  }
});

test("merging tells costs that fall and bounds that rise, and in turns it is the same", async () => {
  const told: [number, number][] = [];
  const result = mergePlans(shop(), {
    nodes: 2000,
    onImproved: (best, bound) => told.push([best!.cost, bound]),
  });
  told.slice(1).forEach(([cost, bound], k) => {
    expect(cost < told[k]![0] || bound > told[k]![1]).toBe(true);
  });
  expect(told.at(-1)).toEqual([
    result.status === "feasible" && result.plan.cost,
    "lowerBound" in result && result.lowerBound,
  ]);
  expect(await mergePlansInTurns(shop(), { nodes: 2000 })).toEqual(result);
});

describe("limits at the edge", () => {
  test("the first limit that is met ends the call, whatever the others allow", () => {
    const graph = monster();
    const nothing = solve(graph, { nodes: 0 });
    expect(solve(graph, { nodes: 0, milliseconds: 1e9 })).toEqual(nothing);
    expect(nothing.status).toBe("feasible");
    expect(mergePlans(shop(), { nodes: 0, milliseconds: 1e9 }).status).toBe("feasible");
    expect(mergePlans(shop(), { nodes: 1e9, milliseconds: 0 }).status).toBe("feasible");
  });

  test("a signal that is aborted already leaves what is found without searching", async () => {
    const signal = AbortSignal.abort();
    expect(mergePlans(shop(), { signal })).toMatchObject({ status: "feasible", nodes: 0 });
    expect((await solveInTurns(monster(), { signal })).status).toBe("feasible");
  });

  test("a joint action to begin with makes the answer no worse, and is looked at", () => {
    const graph = monster();
    const good = solve(graph, { nodes: 1e6 });
    for (const each of [solve, branchAndBound])
      expect(each(graph, { start: good.jointAction, nodes: 1 }).payoff).toBeGreaterThanOrEqual(good.payoff);
    expect(() => solve(graph, { start: [1, 2] })).toThrow("a joint action needs 256 actions, got 2");
  });
});
