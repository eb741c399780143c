/** One piece of work for the engine in a process of its own: `node parts-work.mjs WORK` prints what it cost and gave. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { below, type CoordinationGraph, pairwiseGraph, seededStream, topology } from "coordlab";
import {
  mergePlans,
  observe,
  planElimination,
  planRobots,
  readEvidence,
  readGridMap,
  readGridScenario,
  readJobShop,
  readUai,
  solve,
} from "coordlab-engine";
import { instances } from "./instances.js";

const grids = join(process.cwd(), "test", "data", "grids");
const shops = join(process.cwd(), "test", "data", "job-shop");
const uai = join(process.cwd(), "..", "shared", "data", "graphs", "uai");

/** Longest that a search may take; what is not proven by then is lost. */
const milliseconds = 20_000;

/** Reads and draws what the work needs; what is returned does it. */
function work(name: string): () => string {
  const repeated = /^(\S+) ([\d,]+) times$/.exec(name);
  if (repeated) return solvedAgain(repeated[1]!, Number(repeated[2]!.replaceAll(",", "")));
  if (existsSync(join(grids, `${name}.scen`))) return robots(name);
  if (existsSync(join(shops, name))) return shop(name);
  const graph = graphOf(name);
  return () => {
    const { status, payoff } = solve(graph, { milliseconds });
    return `${status}, ${Math.round(1000 * payoff) / 1000}`;
  };
}

function solvedAgain(name: string, times: number): () => string {
  const graph = graphOf(name);
  return () => {
    const plan = planElimination(graph);
    let payoff = 0;
    for (let k = 0; k < times; k++) payoff = plan.solve(graph.payoffs).payoff;
    return `${payoff}`;
  };
}

function robots(scenario: string): () => string {
  const map = scenario.replace(/-random-\d$/, "");
  const rows = readGridMap(readFileSync(join(grids, `${map}.map`), "utf8"), map);
  const count = { "empty-16-16": 20, "random-32-32-20": 30, "room-32-32-4": 20 }[map];
  const file = `${scenario}.scen`;
  const text = readFileSync(join(grids, file), "utf8");
  const task = readGridScenario(text, { rows, file, ...(count !== undefined && { robots: count }) });
  return () => {
    const plan = planRobots(task, { nodes: 20_000 });
    return plan.status === "optimal" ? `optimal, ${plan.cost}` : plan.status;
  };
}

function shop(name: string): () => string {
  const problem = readJobShop(readFileSync(join(shops, name), "utf8"));
  return () => {
    const merged = mergePlans(problem, { nodes: 20_000 });
    return `${merged.status}, ${"plan" in merged ? merged.plan.cost : merged.status}`;
  };
}

function graphOf(name: string): CoordinationGraph {
  const made = instances.find((instance) => instance.name === name);
  if (made) return made.graph();
  const drawn = seededStream(name);
  const grid = /^grid(\d+)x(\d+)_d(\d+)$/.exec(name);
  if (grid)
    return pairwiseGraph(topology.grid(Number(grid[1]), Number(grid[2])), Number(grid[3]), () =>
      below(100, drawn),
    );
  const loose = /^kv(\d+)_e(\d+)_d(\d+)$/.exec(name);
  if (loose)
    return pairwiseGraph(
      topology.balancedGraph(Number(loose[1]), Number(loose[2]), drawn),
      Number(loose[3]),
      () => below(1000, drawn),
    );
  if (name === "line of 1,000,000")
    return pairwiseGraph(topology.line(1_000_000), 2, () => below(100, drawn));
  if (name === "ring of 1,000,000")
    return pairwiseGraph(topology.ring(1_000_000), 2, () => below(100, drawn));
  if (name === "tree of 100,000")
    return pairwiseGraph(topology.randomTree(100_000, drawn), 4, () => below(100, drawn));
  const whole = readUai(readFileSync(join(uai, `${name}.uai`), "utf8"));
  const evidence = join(uai, `${name}.uai.evid`);
  return existsSync(evidence)
    ? observe(whole, readEvidence(readFileSync(evidence, "utf8"), whole)).graph
    : whole;
}

const prepared = work(process.argv[2]!);
const begun = process.cpuUsage();
const result = prepared();
const { user, system } = process.cpuUsage(begun);
process.stdout.write(JSON.stringify({ seconds: (user + system) / 1e6, result }));
