/** Coordination graphs: ours against plain C++ elimination and toulbar2, measured in this run. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  below,
  type CoordinationGraph,
  pairwiseGraph,
  type Solution,
  seededStream,
  TooWideError,
  topology,
} from "coordlab";
import { normal } from "coordlab/world/random.js";
import { maxPlus, observe, planElimination, readEvidence, readUai } from "coordlab-engine";
import { instances, uaiOptima } from "./instances.js";
import { millionTable } from "./million-agents.js";
import { bestPeerOnRecord, findPeers } from "./peers.js";
import { printTable } from "./table.js";

const shared = join(process.cwd(), "..", "shared");

export function run(): void {
  const peers = findPeers(join(shared, "tools", "cgref.cc"));
  const speedups: number[] = [];
  const rows = instances.map(({ name, optimum, graph: make }) => {
    const graph = make();
    const tooWide = tooWideRow(graph);
    if (tooWide) return [name, ...tooWide, "-", "-", "-", "-", "-", "-", "-"];
    const ours = best(3, () => eliminated(graph));
    const plain = peers.plain?.(graph);
    const toulbar2 = peers.toulbar2?.(graph);
    const onRecord = bestPeerOnRecord[name];
    if (onRecord) speedups.push(onRecord / ours.milliseconds);
    const right = optimum === undefined || ours.value.solution.payoff === optimum;
    return [
      name,
      ours.value.width,
      ours.value.cells.toExponential(1),
      verdict(ours.value.solution, right),
      ms(ours.milliseconds),
      ms(plain?.milliseconds),
      ratio(ours.milliseconds, plain?.milliseconds),
      ms(toulbar2?.milliseconds),
      ratio(ours.milliseconds, toulbar2?.milliseconds),
      ms(onRecord),
      ratio(ours.milliseconds, onRecord),
    ];
  });
  printTable("Generated graphs: plan, solve and decode, ms; a ratio below 1 means that ours is faster", [
    ["graph", "width", "cells", "result", "ours", "C++", "ratio", "toulbar2", "ratio", "on record", "ratio"],
    ...rows,
  ]);
  const mean = Math.exp(speedups.reduce((sum, x) => sum + Math.log(x), 0) / speedups.length);
  process.stdout.write(
    `on record: the best peer's process, measured elsewhere; ${mean.toFixed(1)} times faster in the geometric mean\n`,
  );
  uaiTable();
  millionTable();
  repeatedTable();
  maxPlusTable();
}

interface Eliminated {
  readonly solution: Solution;
  readonly width: number;
  readonly cells: number;
}

const memory = 2e9;

function eliminated(graph: CoordinationGraph): Eliminated {
  const plan = planElimination(graph, { memory });
  return { solution: plan.solve(), width: plan.width, cells: plan.cells };
}

/** Width, cells and what to say of a graph whose tables do not fit; `npm run bench search` solves these. */
function tooWideRow(graph: CoordinationGraph): readonly [string, string, string] | undefined {
  try {
    planElimination(graph, { memory });
    return undefined;
  } catch (error) {
    if (!(error instanceof TooWideError)) throw error;
    return [String(error.report.width), error.report.cells.toExponential(1), "too wide: see search"];
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
      const tooWide = tooWideRow(graph);
      if (tooWide) return [name, ...tooWide, "-", "-", "-"];
      const { value, milliseconds } = best(2, () => eliminated(graph));
      const right = Math.abs(value.solution.payoff - uaiOptima[name]!) < 1e-4;
      const { payoff, upperBound } = value.solution;
      return [
        name,
        value.width,
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

function verdict({ status }: Solution, right: boolean): string {
  return status === "optimal" && right ? "optimal" : "WRONG";
}

function ms(milliseconds: number | undefined): string {
  if (milliseconds === undefined) return "-";
  return milliseconds < 10 ? milliseconds.toFixed(2) : milliseconds.toFixed(0);
}

function ratio(ours: number, theirs: number | undefined): string {
  return theirs === undefined ? "-" : (ours / theirs).toFixed(2);
}
