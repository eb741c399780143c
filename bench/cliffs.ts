/** Limits at the edge: what `solve` takes on graphs that are far too large for the time it is given. */
import { below, type CoordinationGraph, pairwiseGraph, seededStream, topology } from "coordlab";
import { solve } from "coordlab-engine";
import { printTable } from "./table.js";

const stream = seededStream("cliffs");

const drawn = (edges: Parameters<typeof pairwiseGraph>[0], actions: number): CoordinationGraph =>
  pairwiseGraph(edges, actions, () => below(100, stream));

const works: readonly (readonly [name: string, milliseconds: number, graph: () => CoordinationGraph])[] = [
  ["100,000 agents of degree 4", 200, () => drawn(topology.randomGraph(100_000, 4, stream), 3)],
  ["100,000 agents of degree 3", 200, () => drawn(topology.randomGraph(100_000, 3, stream), 3)],
  ["10,000 agents of degree 4", 1000, () => drawn(topology.randomGraph(10_000, 4, stream), 3)],
  ["grid of 10 by 500", 200, () => drawn(topology.grid(10, 500), 3)],
  ["60 agents of degree 4, 4 actions", 500, () => drawn(topology.randomGraph(60, 4, stream), 4)],
  ["grid of 20 by 20, 2 actions", 200, () => drawn(topology.grid(20, 20), 2)],
  ["101 agents, all with all, 64 actions", 500, () => drawn(topology.complete(101), 64)],
  ["grid of 12 by 100, 4 actions", 200, () => drawn(topology.grid(12, 100), 4)],
];

export function run(): void {
  solve(drawn(topology.grid(12, 12), 3), { memory: 1e6, milliseconds: 1500 });
  printTable("Time asked for and taken, ms; kept: at most a fifth or 100 ms more, of processor time", [
    ["graph", "asked", "processor", "wall", "", "status", "gap"],
    ...works.map(([name, milliseconds, graph]) => {
      const made = graph();
      const wall = performance.now();
      const begun = process.cpuUsage();
      const { status, gap, payoff } = solve(made, { milliseconds });
      const { user, system } = process.cpuUsage(begun);
      const taken = (user + system) / 1000;
      const kept = taken <= Math.max(1.2 * milliseconds, milliseconds + 100);
      const share = `${((100 * gap) / Math.abs(payoff)).toFixed(1)} %`;
      const passed = (performance.now() - wall).toFixed(0);
      return [name, milliseconds, taken.toFixed(0), passed, kept ? "kept" : "LATE", status, share];
    }),
  ]);
}
