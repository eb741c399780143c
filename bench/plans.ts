/** Plan merging: detection, exactness, the job shops, and what lateness does to merged plans. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkTimetable, mergeFirstCome, planProblem, seededStream } from "coordlab";
import { sweepTenures } from "coordlab/plans/tenure-sweep.js";
import { checkOrders, ft06, mergeByPriority, mergePlans, readJobShop } from "coordlab-engine";
import { detectionCosts, randomPlans, survivalOfLateness } from "coordlab-experiments";
import { allPairs } from "coordlab-experiments/06-plan-merging/all-pairs.js";
import { smallShapes } from "coordlab-experiments/06-plan-merging/random-plans.js";
import { randomTenures, workloads } from "coordlab-experiments/06-plan-merging/workloads.js";
import { mergeByTrying } from "../test/lib/engine/merging/merge-by-trying.js";
import { milpOf, solveMilp } from "./plans-milp.js";
import { printTable } from "./table.js";

const shops = join(process.cwd(), "..", "shared", "data", "jobshop");

/** Published optima. */
const optima = { ft06: 55, la01: 666, la02: 655 } as const;

export async function run(): Promise<void> {
  await jobShops();
  millionTenures();
  comparisons();
  lateness();
  exactness(10_000);
}

async function jobShops(): Promise<void> {
  const rows: (string | number)[][] = [];
  for (const [name, optimum] of Object.entries(optima)) {
    const file = join(shops, name);
    if (name !== "ft06" && !existsSync(file)) {
      process.stdout.write(`SKIPPED ${name}: there is no ${file}\n`);
      continue;
    }
    const { world, plans } = readJobShop(name === "ft06" ? ft06 : readFileSync(file, "utf8"));
    const ours = best(7, () => mergePlans(planProblem({ world, plans }), { nodes: 1_000_000 }));
    const merged = ours.value;
    if (merged.status !== "optimal" || merged.plan.makespan !== optimum)
      throw new Error(`${name}: ${merged.status}`);
    if (checkTimetable({ world, plans }, merged.plan) ?? checkOrders({ world, plans }, merged.plan))
      throw new Error(name);
    const greedy = [
      mergeByPriority(planProblem({ world, plans })),
      mergeFirstCome(planProblem({ world, plans })),
    ].map((g) => (g.status === "feasible" ? g.plan.makespan : "-"));
    const milp = await solveMilp(milpOf(world, plans), name === "ft06" ? 120 : 20);
    if (!milp) process.stdout.write("SKIPPED the MILP route: the package highs is not installed\n");
    rows.push([
      ...[
        name,
        optimum,
        merged.plan.makespan,
        merged.status,
        merged.nodes,
        ours.milliseconds.toFixed(1),
        ...greedy,
      ],
      ...(milp ? [`${milp.makespan} ${milp.status}`, milp.milliseconds.toFixed(0)] : ["-", "-"]),
      milp ? (milp.milliseconds / ours.milliseconds).toFixed(0) : "-",
    ]);
  }
  printTable("Job shops: exact merging against a mixed integer program (20 s for the larger ones)", [
    [
      "instance",
      "optimum",
      "ours",
      "status",
      "nodes",
      "ms",
      "priority",
      "first come",
      "highs",
      "ms",
      "ratio",
    ],
    ...rows,
  ]);
}

function millionTenures(): void {
  const rows = Object.entries(workloads).map(([name, usage]) => {
    const table = randomTenures({ agents: 25_000, actions: 20, claims: 2 }, usage, seededStream(1));
    const { value, milliseconds } = best(5, () => sweepTenures(table));
    return [name, table.on.length, value.comparisons, value.conflicts, milliseconds.toFixed(0)];
  });
  printTable("A million tenures swept on one core", [
    ["workload", "tenures", "comparisons", "conflicts", "ms"],
    ...rows,
  ]);
}

function comparisons(): void {
  const rows = detectionCosts([10, 30, 100, 300, 1000, 3000], 1).map((row) => {
    const size = { agents: row.agents, actions: 20, claims: 2 };
    const table = randomTenures(
      size,
      workloads[row.workload]!,
      seededStream(`1 ${row.workload} ${row.agents}`),
    );
    const sweep = best(3, () => sweepTenures(table));
    const pairs = row.agents <= 300 ? best(1, () => allPairs(table)) : undefined;
    if (pairs && pairs.value.conflicts !== sweep.value.conflicts)
      throw new Error("the sweep missed a conflict");
    return [
      ...[
        row.workload,
        row.agents,
        row.agentPairs,
        `${((100 * row.sharingPairs) / row.agentPairs).toFixed(1)} %`,
      ],
      ...[row.allPairsComparisons, row.sweepComparisons, row.conflicts],
      ...[pairs ? pairs.milliseconds.toFixed(1) : "-", sweep.milliseconds.toFixed(1)],
    ];
  });
  printTable("Detection: n plans of 20 actions with 2 resources each", [
    ["workload", "n", "agent pairs", "that share", "all pairs", "sweep", "conflicts", "ms", "ms"],
    ...rows,
  ]);
}

function lateness(): void {
  const shape = {
    agents: 4,
    actions: 5,
    resources: 4,
    holding: 0.3,
    replaceable: 0.1,
    facts: 1,
    setting: 0.1,
    needing: 0.1,
  };
  const worlds = { "nothing closes": 0, "every resource closes once": 1 };
  const rows = Object.entries(worlds).flatMap(([world, closing]) =>
    survivalOfLateness(
      { ...shape, closing },
      { probability: 0.2, most: 3 },
      { teams: 100, replays: 100, seed: 1 },
    ).map((row) => [
      ...[world, row.discipline, row.replays, row.valid, row.unchanged, row.teams],
      row.stretch.toFixed(3),
    ]),
  );
  printTable("100 optimal merges, each replayed 100 times with a fifth of the actions 1 to 3 steps late", [
    ["world", "discipline", "replays", "valid", "makespan kept", "of", "stretch"],
    ...rows,
  ]);
}

function exactness(count: number): void {
  const tally = { optimal: 0, infeasible: 0, substituted: 0, wrong: 0, rejected: 0 };
  const from = performance.now();
  for (let seed = 0; seed < count; seed++) {
    const { world, plans } = randomPlans(smallShapes[seed % smallShapes.length]!, seededStream(seed));
    const merged = mergePlans(planProblem({ world, plans }));
    const tried = mergeByTrying(planProblem({ world, plans }));
    if (merged.status === "infeasible") tally.infeasible++;
    if (merged.status !== "optimal") {
      if (tried || merged.status !== "infeasible") tally.wrong++;
      continue;
    }
    tally.optimal++;
    if (merged.plan.price > 0) tally.substituted++;
    if (merged.plan.cost !== tried?.cost) tally.wrong++;
    if (checkTimetable({ world, plans }, merged.plan) ?? checkOrders({ world, plans }, merged.plan))
      tally.rejected++;
  }
  printTable(
    `Exact merging against trying every timetable (${((performance.now() - from) / 1000).toFixed(0)} s)`,
    [
      [
        "teams",
        "optimal",
        "of them with substitutions",
        "infeasible",
        "different from the oracle",
        "rejected by the checker",
      ],
      [count, tally.optimal, tally.substituted, tally.infeasible, tally.wrong, tally.rejected],
    ],
  );
  if (tally.wrong + tally.rejected > 0) throw new Error("the exact merger is not exact");
}

/** The least time of several runs, and the last value. */
function best<T>(runs: number, work: () => T): { readonly value: T; readonly milliseconds: number } {
  let milliseconds = Number.POSITIVE_INFINITY;
  let value!: T;
  for (let k = 0; k < runs; k++) {
    const from = performance.now();
    value = work();
    milliseconds = Math.min(milliseconds, performance.now() - from);
  }
  return { value, milliseconds };
}
