/** Robots on a grid: optima of the MovingAI benchmarks, and deadlock toys. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  conflictBasedSearch,
  type GridResult,
  type GridTask,
  planRobots,
  readGridMap,
  readGridScenario,
} from "coordlab-engine";
import { checkGridPlan } from "coordlab-engine/robots/check-grid-plan.js";
import { jointSearch } from "coordlab-engine/robots/joint-search.js";
import { prioritisedPlanning } from "coordlab-engine/robots/prioritised-planning.js";
import { clashes } from "../test/lib/engine/robots/clashes.js";
import { bestOf } from "./best-of.js";
import { printTable } from "./table.js";

const grids = join(process.cwd(), "..", "shared", "data", "grids");

/** Map, scenario, robots, and the optimum as published or as three optimal solvers agree on it. */
const tasks: readonly (readonly [map: string, scenario: string, robots: number, optimum: number])[] = [
  ["empty-16-16", "empty-16-16-random-1", 20, 189],
  ["empty-16-16", "empty-16-16-random-2", 20, 239],
  ["random-32-32-20", "random-32-32-20-random-1", 30, 637],
  ["random-32-32-20", "random-32-32-20-random-2", 30, 613],
  ["room-32-32-4", "room-32-32-4-random-1", 20, 569],
  ["room-32-32-4", "room-32-32-4-random-2", 20, 590],
];

export async function run(): Promise<void> {
  if (existsSync(grids)) {
    optima();
    toys();
    many();
  } else process.stdout.write(`SKIPPED all grids: there is no ${grids}\n`);
}

function optima(): void {
  const rows = tasks.map(([map, scenario, robots, optimum]) => {
    const task = load(map, scenario, robots);
    const ours = planRobots(task);
    if (ours.status !== "optimal" || ours.cost !== optimum) throw new Error(`${scenario}: ${ours.status}`);
    if (checkGridPlan(task, ours.paths)) throw new Error(`${scenario}: not a plan`);
    const time = bestOf(5, () => planRobots(task));
    const greedy = prioritisedPlanning(task);
    const greedyTime = bestOf(5, () => prioritisedPlanning(task));
    return [
      ...[scenario, robots, optimum, ours.cost, ours.nodes, time.toFixed(0)],
      ...[greedy.status === "feasible" ? greedy.cost : "stuck", greedyTime.toFixed(0)],
    ];
  });
  printTable("Sums of costs, proven (conflict tree), and by priority in the order of the file", [
    ["scenario", "robots", "optimum", "ours", "nodes", "ms", "priority", "ms"],
    ...rows,
  ]);
}

/** Too many robots to prove anything: what a call gives in one second and in five. Each plan is checked twice. */
function many(): void {
  const teams = [
    ["random-32-32-20", "random-32-32-20-random-1", 100],
    ["random-32-32-20", "random-32-32-20-random-1", 200],
    ["random-32-32-20", "random-32-32-20-random-1", 400],
    ["room-32-32-4", "room-32-32-4-random-1", 200],
    ["empty-16-16", "empty-16-16-random-1", 128],
  ] as const;
  const rows = teams.flatMap(([map, scenario, robots]) =>
    [1, 5].map((seconds) => {
      const task = load(map, scenario, robots);
      let first: number | undefined;
      const started = performance.now();
      const used = process.cpuUsage();
      const planned = planRobots(task, {
        milliseconds: 1000 * seconds,
        onImproved: (plan) => {
          if (plan) first ??= performance.now() - started;
        },
      });
      const { user, system } = process.cpuUsage(used);
      const wall = performance.now() - started;
      if (planned.status !== "feasible" && planned.status !== "optimal") throw new Error(planned.status);
      if (checkGridPlan(task, planned.paths) ?? clashes(planned.paths)) throw new Error("not a plan");
      const times = [first!, wall, (user + system) / 1000].map((time) => time.toFixed(0));
      return [scenario, robots, seconds, planned.status, planned.cost, planned.lowerBound, ...times];
    }),
  );
  printTable("Many robots, by time", [
    ["scenario", "robots", "seconds", "status", "cost", "bound", "first plan ms", "wall ms", "processor ms"],
    ...rows,
  ]);
}

function toys(): void {
  const rows = ["tree", "tunnel"].flatMap((name) => {
    const task = load(name, name);
    const solvers: readonly [string, () => GridResult][] = [
      ["conflict tree, 2,000 nodes", () => conflictBasedSearch(task, { nodes: 2_000 })],
      ["joint search", () => jointSearch(task)],
      ["planRobots", () => planRobots(task)],
    ];
    return solvers.map(([solver, solve]) => {
      const value = solve();
      const milliseconds = bestOf(2, solve);
      const cost = value.status === "optimal" || value.status === "feasible" ? value.cost : "-";
      const bound = value.status === "infeasible" ? "-" : value.lowerBound;
      return [name, solver, value.status, cost, bound, value.nodes, milliseconds.toFixed(0)];
    });
  });
  printTable("Deadlock toys: no order of priorities solves them", [
    ["toy", "solver", "status", "cost", "bound", "nodes", "ms"],
    ...rows,
  ]);
}

function load(map: string, scenario: string, robots?: number): GridTask {
  const rows = readGridMap(readFileSync(join(grids, `${map}.map`), "utf8"), `${map}.map`);
  const file = `${scenario}.scen`;
  const text = readFileSync(join(grids, file), "utf8");
  return readGridScenario(text, { rows, file, ...(robots !== undefined && { robots }) });
}
