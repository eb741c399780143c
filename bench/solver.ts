/** Coordination graphs: ours against plain C++ elimination and toulbar2, measured in this run. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  below,
  type CoordinationGraph,
  maxPlus,
  normal,
  observe,
  pairwiseGraph,
  planElimination,
  readEvidence,
  readUai,
  type Solution,
  seededStream,
  TooWideError,
  topology,
} from "coordlab";
import { instances, mulberry32, uaiOptima } from "./instances.js";
import { findPeers } from "./peers.js";
import { printTable } from "./table.js";

const shared = join(process.cwd(), "..", "shared");

export function run(): void {
  const peers = findPeers(join(shared, "tools", "cgref.cc"));
  const rows = instances.map(({ name, optimum, graph: make }) => {
    const graph = make();
    const ours = best(3, () => solved(graph));
    const plain = ours.value.width === undefined ? undefined : peers.plain?.(graph);
    const toulbar2 = peers.toulbar2?.(graph);
    const right = optimum === undefined || ours.value.solution.payoff === optimum;
    return [
      name,
      ours.value.width ?? "-",
      ours.value.cells.toExponential(1),
      verdict(ours.value.solution, right),
      ms(ours.milliseconds),
      ms(plain?.milliseconds),
      ratio(ours.milliseconds, plain?.milliseconds),
      ms(toulbar2?.milliseconds),
      ratio(ours.milliseconds, toulbar2?.milliseconds),
    ];
  });
  printTable("Generated graphs: plan, solve and decode, ms; a ratio below 1 means that ours is faster", [
    ["graph", "width", "cells", "result", "ours", "C++", "ratio", "toulbar2", "ratio"],
    ...rows,
  ]);
  uaiTable();
  millionTable();
  repeatedTable();
  maxPlusTable();
}

interface Solved {
  readonly solution: Solution;
  readonly width: number | undefined;
  readonly cells: number;
}

/** By elimination where its tables fit into 2 GB, else by max-plus. */
function solved(graph: CoordinationGraph): Solved {
  try {
    const plan = planElimination(graph, { memory: 2e9 });
    return { solution: plan.solve(), width: plan.width, cells: plan.cells };
  } catch (error) {
    if (!(error instanceof TooWideError)) throw error;
    return { solution: maxPlus(graph), width: undefined, cells: error.report.cells };
  }
}

function uaiTable(): void {
  const folder = join(shared, "data", "graphs", "uai");
  if (!existsSync(folder)) {
    process.stdout.write(`SKIPPED the public instances: there is no ${folder}\n`);
    return;
  }
  const rows = readdirSync(folder)
    .filter((file) => file.endsWith(".uai"))
    .map((file) => {
      const name = file.replace(/\.uai$/, "");
      const whole = readUai(readFileSync(join(folder, file), "utf8"));
      const evidence = join(folder, `${file}.evid`);
      const graph = existsSync(evidence)
        ? observe(whole, readEvidence(readFileSync(evidence, "utf8"), whole)).graph
        : whole;
      const { value, milliseconds } = best(2, () => solved(graph));
      const right = Math.abs(value.solution.payoff - uaiOptima[name]!) < 1e-4;
      const { payoff, upperBound } = value.solution;
      return [
        name,
        value.width ?? "-",
        value.cells.toExponential(1),
        verdict(value.solution, right),
        payoff.toFixed(4),
        upperBound.toFixed(4),
        ms(milliseconds),
      ];
    });
  printTable("Public instances (log10)", [
    ["file", "width", "cells", "result", "payoff", "bound", "ms"],
    ...rows,
  ]);
}

function millionTable(): void {
  const n = 1_000_000;
  const shapes = {
    line: () => topology.line(n),
    ring: () => topology.ring(n),
    star: () => topology.star(n),
    "random tree": () => topology.randomTree(n, seededStream(1)),
  };
  const rows = Object.entries(shapes).flatMap(([name, shape]) =>
    [2, 3].map((actions) => {
      const stream = mulberry32(1);
      const graph = pairwiseGraph(shape(), actions, () => below(100, stream));
      const { value, milliseconds } = best(2, () => solved(graph));
      return [name, actions, verdict(value.solution, true), ms(milliseconds)];
    }),
  );
  printTable("A million agents: plan, solve and decode", [["shape", "actions", "result", "ms"], ...rows]);
  process.stdout.write(
    `largest resident memory so far: ${Math.round(process.resourceUsage().maxRSS / 1000)} MB\n`,
  );
}

function repeatedTable(): void {
  const rows = ["kv15_e23_d5", "kv15_e37_d5"].map((name) => {
    const graph = instances.find((instance) => instance.name === name)!.graph();
    const plan = planElimination(graph);
    const times = [1, 100, 1000].map((solves) => {
      const { milliseconds } = best(solves === 1 ? 1 : 5, () => {
        for (let k = 0; k < solves; k++) plan.solve(graph.payoffs);
      });
      return ((1000 * milliseconds) / solves).toFixed(1);
    });
    return [name, ...times];
  });
  printTable("Planned once, solved again: microseconds a solve", [
    ["graph", "first", "100 times", "1000 times"],
    ...rows,
  ]);
}

function maxPlusTable(): void {
  const stream = seededStream(1);
  const graph = pairwiseGraph(topology.randomGraph(10_000, 4, stream), 5, () => below(100, stream));
  const { value, milliseconds } = best(3, () => maxPlus(graph, { rounds: 20 }));
  const speed = value.counters.messages / milliseconds / 1000;
  const relative = Array.from({ length: 100 }, (_, seed) => {
    const draws = seededStream(seed);
    const kokVlassis = pairwiseGraph(topology.balancedGraph(15, 37, draws), 5, () => normal(draws));
    return maxPlus(kokVlassis).payoff / planElimination(kokVlassis).solve().payoff;
  });
  const mean = relative.reduce((a, b) => a + b) / relative.length;
  printTable("Max-plus", [
    ["measure", "value", "goal"],
    ["million messages a second, 10,000 agents, 5 actions", speed.toFixed(2), "5"],
    ["mean share of the optimum, 15 agents, 37 edges, 5 actions, 100 graphs", mean.toFixed(4), ".99"],
  ]);
}

/** The shortest of several runs: so many at least, and more while they are short, for the compiler warms up. */
function best<T>(runs: number, work: () => T): { readonly value: T; readonly milliseconds: number } {
  let milliseconds = Infinity;
  let value!: T;
  const begun = performance.now();
  for (let k = 0; k < runs || (k < 50 && performance.now() - begun < 300); k++) {
    const start = performance.now();
    value = work();
    milliseconds = Math.min(milliseconds, performance.now() - start);
  }
  return { value, milliseconds };
}

function verdict({ status, payoff, upperBound }: Solution, right: boolean): string {
  if (status === "optimal") return right ? "optimal" : "WRONG";
  if (payoff === -Infinity) return "nothing found";
  return `within ${((100 * (upperBound - payoff)) / Math.abs(payoff)).toFixed(1)} %`;
}

function ms(milliseconds: number | undefined): string {
  if (milliseconds === undefined) return "-";
  return milliseconds < 10 ? milliseconds.toFixed(2) : milliseconds.toFixed(0);
}

function ratio(ours: number, theirs: number | undefined): string {
  return theirs === undefined ? "-" : (ours / theirs).toFixed(2);
}
