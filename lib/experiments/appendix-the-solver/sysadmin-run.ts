/** SysAdmin played for many steps by a rule for rebooting: together, each machine for itself, or by habit. */

import type { Topology } from "coordlab/graph/topologies.js";
import type { JointAction } from "coordlab/world/game.js";
import type { Stream } from "coordlab/world/random.js";
import { planElimination } from "coordlab-engine/elimination/plan-elimination.js";
import { reboot, type SysadminValue, sysadminGraph, sysadminStep, sysadminValue } from "./sysadmin.js";

/** The reboots of a step, given which machines run. */
export type RebootRule = (isRunning: Uint8Array) => JointAction;

/** Nobody ever reboots. */
export function rebootNone({ agents }: Topology): RebootRule {
  const none = new Int32Array(agents);
  return () => none;
}

/** A convention: whoever is down reboots. */
export function rebootDown(): RebootRule {
  return (isRunning) => Int32Array.from(isRunning, (runs) => (runs ? 0 : reboot));
}

/** Each machine chooses what is best for the team if all others leave theirs alone. Cost O(n + edges) a step. */
export function rebootAlone(network: Topology, value: SysadminValue = sysadminValue): RebootRule {
  return (isRunning) => {
    const graph = sysadminGraph(network, isRunning, value);
    const { termStart, termAgents, tableStart, payoffs } = graph;
    const gain = new Float64Array(network.agents);
    for (let t = 0; t + 1 < termStart.length; t++) {
      const [first, last, cells] = [termStart[t]!, termStart[t + 1]! - 1, tableStart[t]!];
      // the last agent runs fastest: its reboot is the next cell, the first agent's the one after that
      gain[termAgents[last]!]! += payoffs[cells + 1]! - payoffs[cells]!;
      if (first < last) gain[termAgents[first]!]! += payoffs[cells + 2]! - payoffs[cells]!;
    }
    return Int32Array.from(gain, (more) => (more > 0 ? reboot : 0));
  };
}

/** The best joint action of each step, by elimination: planned once, solved in every step. */
export function rebootTogether(network: Topology, value: SysadminValue = sysadminValue): RebootRule {
  const plan = planElimination(sysadminGraph(network, new Uint8Array(network.agents), value));
  return (isRunning) => plan.solve(sysadminGraph(network, isRunning, value).payoffs).jointAction;
}

export interface SysadminSettings {
  readonly rule: RebootRule;
  readonly steps: number;
  /** What the run is judged by. Default: `sysadminValue`. */
  readonly value?: SysadminValue;
}

/** Means over the steps of a run that starts with all machines running. */
export interface SysadminRun {
  /** Share of the machines that run. */
  readonly running: number;
  /** Share of the pairs of neighbours that both run. */
  readonly pairsRunning: number;
  readonly reboots: number;
  /** What the step's choice was for: machines and pairs that run next at their value, less the reboots' cost. */
  readonly value: number;
}

/**
 * Plays a rule. Rules played with equal streams meet the same luck: a step draws one number for each machine.
 *
 * @throws RangeError if `steps` is not a whole number of at least 1
 * @example sysadminRun(ring(10), { rule: rebootDown(), steps: 1000 }, seededStream(7)).running
 */
export function sysadminRun(
  network: Topology,
  { rule, steps, value = sysadminValue }: SysadminSettings,
  stream: Stream,
): SysadminRun {
  if (!(Number.isInteger(steps) && steps >= 1))
    throw new RangeError(`steps must be a whole number of at least 1, got ${steps}`);
  const { agents, edges } = network;
  let isRunning: Uint8Array = new Uint8Array(agents).fill(1);
  let up = 0;
  let pairs = 0;
  let reboots = 0;
  for (let step = 0; step < steps; step++) {
    const jointAction = rule(isRunning);
    for (let i = 0; i < agents; i++) if (jointAction[i] === reboot) reboots++;
    isRunning = sysadminStep(network, { isRunning, jointAction }, stream);
    for (const runs of isRunning) up += runs;
    for (let e = 0; e < edges.length; e += 2) pairs += isRunning[edges[e]!]! & isRunning[edges[e + 1]!]!;
  }
  const { running, pair, rebootCost } = value;
  return {
    running: up / (agents * steps),
    pairsRunning: (2 * pairs) / (edges.length * steps),
    reboots: reboots / steps,
    value: (running * up + pair * pairs - rebootCost * reboots) / steps,
  };
}
