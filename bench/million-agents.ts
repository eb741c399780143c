/** A million agents, each graph in a process of its own, so that the time is a first one and the memory its own. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { below, pairwiseGraph, seededStream, topology } from "coordlab";
import { planElimination } from "coordlab-engine";
import { mulberry32 } from "./instances.js";
import { printTable } from "./table.js";

const n = 1_000_000;
const shapes = {
  line: () => topology.line(n),
  ring: () => topology.ring(n),
  star: () => topology.star(n),
  "random tree": () => topology.randomTree(n, seededStream(1)),
} as const;
type Shape = keyof typeof shapes;

interface Measured {
  readonly status: string;
  readonly milliseconds: number;
  /** Largest resident memory of the process, the graph and Node itself included. */
  readonly megabytes: number;
}

export function millionTable(): void {
  const rows = (Object.keys(shapes) as Shape[]).flatMap((shape) =>
    [2, 3].map((actions) => {
      const { status, milliseconds, megabytes } = inItsOwnProcess(shape, actions);
      return [shape, actions, status, milliseconds.toFixed(0), megabytes.toFixed(0)];
    }),
  );
  printTable("A million agents: plan, solve and decode, in a fresh process; the goal is 1500 ms and 500 MB", [
    ["shape", "actions", "result", "ms", "MB"],
    ...rows,
  ]);
}

function inItsOwnProcess(shape: Shape, actions: number): Measured {
  const words = [fileURLToPath(import.meta.url), shape, String(actions)];
  const { stdout, stderr, status } = spawnSync(process.execPath, words, { encoding: "utf8" });
  if (status !== 0) throw new Error(`a million agents on a ${shape} failed:\n${stderr}`);
  return JSON.parse(stdout) as Measured;
}

function measure(shape: Shape, actions: number): Measured {
  const stream = mulberry32(1);
  const graph = pairwiseGraph(shapes[shape](), actions, () => below(100, stream));
  const start = performance.now();
  const { status } = planElimination(graph, { memory: 2e9 }).solve();
  const milliseconds = performance.now() - start;
  return { status, milliseconds, megabytes: process.resourceUsage().maxRSS / 1024 };
}

const [, script, shape, actions] = process.argv;
if (script === fileURLToPath(import.meta.url))
  process.stdout.write(JSON.stringify(measure(shape as Shape, Number(actions))));
