/** Simulated agent-steps per second: the corridor beside a plain Python loop, and how every pair grows with n. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import {
  bernoulliDemand,
  centralPlanner,
  chapterDemand,
  coordinationByGraph,
  corridor,
  crawlers,
  drones,
  hashOwnership,
  independent,
  lift,
  lowestId,
  type Mechanism,
  planMerging,
  rotating,
  type Scenario,
  seededStream,
  simulate,
} from "coordlab";
import { table } from "coordlab-figures";
import { bestOf } from "./best-of.js";

export function run(): void {
  besidePython();
  corridorSpeed();
  growth();
}

/** The chapter's demand, which seeds a Mersenne Twister in every step: most of the time of both. */
function besidePython(): void {
  const [agents, steps] = [6, 20_000];
  const script = fileURLToPath(new URL("../corridor.py", import.meta.url));
  const ours = bestOf(3, () => {
    for (const [refused, mechanism] of [
      ["lost", independent],
      ["remembered", lowestId],
    ] as const)
      simulate(corridor({ agents, demand: chapterDemand(), refused }), mechanism, steps, seededStream(1));
  });
  const python = spawnSync("python3", [script, String(agents), String(steps), "0.45"], { encoding: "utf8" });
  const rows = [{ program: "coordlab", million: million(2 * agents * steps, ours) }];
  if (python.status === 0) {
    const { seconds } = JSON.parse(python.stdout) as { seconds: number };
    rows.push({ program: "plain Python loop", million: million(2 * agents * steps, 1000 * seconds) });
  } else console.log("SKIPPED: python3 is not installed, so there is no Python loop to compare with");
  const caption = `The textbook's two runs, ${agents} agents, ${steps} steps each, its own demand`;
  console.log(
    table(rows, { caption, digits: 2, columns: { program: "program", million: "million agent-steps/s" } })
      .text,
  );
}

function corridorSpeed(): void {
  const rows = [6, 100, 1000].flatMap((agents) =>
    [independent, lowestId, rotating].map((mechanism) => {
      const steps = Math.round(3e6 / agents);
      const demand = bernoulliDemand(Math.min(0.45, 1 / agents));
      const scenario = corridor({ agents, demand, refused: "remembered" });
      const milliseconds = bestOf(5, () => simulate(scenario, mechanism, steps, seededStream(1)));
      return { agents, mechanism: mechanism.name, million: million(agents * steps, milliseconds) };
    }),
  );
  const columns = { agents: "agents", mechanism: "mechanism", million: "million agent-steps/s" };
  console.log(
    table(rows, { caption: "The corridor, demand from the run's own stream", digits: 1, columns }).text,
  );
}

/** 10 times the agents: silent mechanisms take 10 times as long. */
function growth(): void {
  const scenarios: readonly (readonly [string, (agents: number) => Scenario, readonly Mechanism[]])[] = [
    ["corridor", manyInTheCorridor, [independent, lowestId, rotating]],
    ["crawlers", (agents) => crawlers({ agents }), [independent, lowestId, hashOwnership]],
    [
      "lift",
      (agents) => lift({ agents, reach: 3, ready: 0.8 }),
      [independent, lowestId, coordinationByGraph],
    ],
    ["drones", (agents) => drones({ agents }), [independent, planMerging, centralPlanner]],
  ];
  const rows = scenarios.flatMap(([scenario, make, mechanisms]) =>
    mechanisms.map((mechanism) => {
      const sizes = mechanism.silent && scenario !== "drones" ? [100, 1000, 10_000] : [10, 20, 40];
      const seconds = sizes.map((agents) => {
        const steps = mechanism.silent ? 100 : 20;
        const world = make(agents);
        return bestOf(2, () => simulate(world, mechanism, steps, seededStream(1))) / 1000 / steps;
      });
      const slope = Math.log(seconds.at(-1)! / seconds[0]!) / Math.log(sizes.at(-1)! / sizes[0]!);
      const last = `${sizes.at(-1)} agents x 1,000 steps`;
      return { scenario, mechanism: mechanism.name, slope, last, seconds: 1000 * seconds.at(-1)! };
    }),
  );
  const columns = {
    scenario: "scenario",
    mechanism: "mechanism",
    slope: "grows as n to the",
    last: "size",
    seconds: "seconds (from fewer steps)",
  };
  console.log(table(rows, { caption: "Growth with n", digits: 2, columns }).text);
}

function manyInTheCorridor(agents: number): Scenario {
  return corridor({ agents, demand: bernoulliDemand(1 / agents), refused: "remembered" });
}

function million(agentSteps: number, milliseconds: number): number {
  return agentSteps / 1000 / milliseconds;
}
