/** Random workloads for detection, whose cost depends on how widely agents share. */

import { sweepTenures, type TenureTable } from "coordlab/plans/tenure-sweep.js";
import { estimate } from "coordlab/world/estimate.js";
import { below, type Stream, seededStream } from "coordlab/world/random.js";

/** Draws a resource 0 .. resources-1 for an agent. */
export type Usage = (agent: number, agents: number, resources: number, stream: Stream) => number;

/** Agents on a ring use what lies near them: within 4 resources of their own place. */
export const neighbourhoodUsage: Usage = (agent, agents, resources, stream) =>
  (Math.floor((agent / agents) * resources) + below(9, stream) - 4 + resources) % resources;

/** Every resource is as likely as any other. */
export const uniformUsage: Usage = (_agent, _agents, resources, stream) => below(resources, stream);

/** Low numbers are in demand: resource floor(u^2 R) with u uniform, so the first hundredth gets a tenth. */
export const hotSpotUsage: Usage = (_agent, _agents, resources, stream) =>
  Math.floor(stream() ** 2 * resources);

/** The size of a workload: n agents, actions a plan, resources an action; there are 4 n resources in all. */
export interface WorkloadSize {
  readonly agents: number;
  readonly actions: number;
  readonly claims: number;
}

/**
 * The exclusive tenures of n plans, one action after the other, each lasting 1 to 5 steps and beginning
 * 0 to 2 steps after the one before. Cost O(T), T = agents x actions x claims.
 */
export function randomTenures(
  { agents, actions, claims }: WorkloadSize,
  usage: Usage,
  stream: Stream,
): TenureTable {
  const count = agents * actions * claims;
  const table = {
    on: new Int32Array(count),
    start: new Float64Array(count),
    end: new Float64Array(count),
    owner: new Int32Array(count),
    share: new Int32Array(count).fill(-1),
  };
  for (let t = 0, agent = 0; agent < agents; agent++)
    for (let time = 0, action = 0; action < actions; action++) {
      const start = time + below(3, stream);
      time = start + 1 + below(5, stream);
      for (let claim = 0; claim < claims; claim++, t++) {
        table.on[t] = usage(agent, agents, 4 * agents, stream);
        table.owner[t] = agent;
        table.start[t] = start;
        table.end[t] = time;
      }
    }
  return table;
}

/**
 * The number of agent pairs that use some resource in common, at whatever time: what "only agents that
 * share a resource" leaves to be compared. Cost O(T + pairs on each resource), memory O(pairs).
 */
export function sharingPairs({ on, owner }: TenureTable): number {
  const users = new Map<number, Set<number>>();
  const agents = new Set(owner);
  for (let t = 0; t < on.length; t++) {
    const set = users.get(on[t]!);
    if (set) set.add(owner[t]!);
    else users.set(on[t]!, new Set([owner[t]!]));
  }
  const pairs = new Set<number>();
  for (const set of users.values())
    for (const a of set) for (const b of set) if (a < b) pairs.add(a * agents.size + b);
  return pairs.size;
}

/** What detection costs on one workload; comparisons are of pairs of tenures. */
export interface DetectionCost {
  readonly workload: string;
  readonly agents: number;
  readonly agentPairs: number;
  readonly sharingPairs: number;
  readonly allPairsComparisons: number;
  readonly sweepComparisons: number;
  readonly conflicts: number;
}

/** The three workloads, by name. */
export const workloads: Readonly<Record<string, Usage>> = {
  neighbourhood: neighbourhoodUsage,
  uniform: uniformUsage,
  "hot spot": hotSpotUsage,
};

/** The cost of detection for plans of 20 actions with 2 resources each, on all three workloads. */
export function detectionCosts(agentCounts: readonly number[], seed: number | string): DetectionCost[] {
  return Object.entries(workloads).flatMap(([workload, usage]) =>
    agentCounts.map((agents): DetectionCost => {
      const stream = seededStream(`${seed} ${workload} ${agents}`);
      const table = randomTenures({ agents, actions: 20, claims: 2 }, usage, stream);
      const { comparisons, conflicts } = sweepTenures(table);
      const count = table.on.length;
      return {
        ...{ workload, agents, agentPairs: (agents * (agents - 1)) / 2, sharingPairs: sharingPairs(table) },
        ...{ allPairsComparisons: (count * (count - 1)) / 2, sweepComparisons: comparisons, conflicts },
      };
    }),
  );
}

/** Means over worlds: agent pairs that share a resource (percent, with its 95 % interval), and what detection costs. */
export interface SharingRow {
  readonly world: string;
  readonly pairs: number;
  readonly percent: number;
  readonly low: number;
  readonly high: number;
  /** Comparisons of tenures: all pairs, and the sweep. */
  readonly all: number;
  readonly sweep: number;
  readonly conflicts: number;
}

/** How much sharing there is among plans of 20 actions with 2 resources each, on all three workloads. */
export function sharingOver(
  agents: number,
  { worlds, seed }: { readonly worlds: number; readonly seed: number | string },
): SharingRow[] {
  const pairs = (agents * (agents - 1)) / 2;
  return Object.entries(workloads).map(([world, usage]) => {
    let [all, sweep, found] = [0, 0, 0];
    const { mean, low, high } = estimate(
      worlds,
      (run) => {
        const table = randomTenures({ agents, actions: 20, claims: 2 }, usage, seededStream(run));
        const { comparisons, conflicts } = sweepTenures(table);
        all += (table.on.length * (table.on.length - 1)) / 2 / worlds;
        sweep += comparisons / worlds;
        found += conflicts / worlds;
        return (100 * sharingPairs(table)) / pairs;
      },
      `${seed} ${world}`,
    );
    return { world, pairs, percent: mean, low, high, all, sweep, conflicts: found };
  });
}
