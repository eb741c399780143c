/**
 * SysAdmin: machines in a network, each of which may be rebooted at every step. A running machine earns 1 a step,
 * rebooting costs, and a machine fails the sooner the more of its neighbours are down:
 *
 *   P(i runs next) = 1 if rebooted; 0.45 + 0.5 (1 + neighbours running) / (1 + neighbours) if it runs; 0.05 if not.
 *
 * Choosing one step's reboots is a coordination graph over the network itself: its width is the network's and not
 * the number of machines.
 *
 * @see Guestrin, Koller & Parr (2001), Multiagent planning with factored MDPs
 * @see the SysAdmin domain of the International Probabilistic Planning Competition (2011), for the numbers
 */

import { type CoordinationGraph, coordinationGraph } from "coordlab/graph/coordination-graph.js";
import type { Topology } from "coordlab/graph/topologies.js";
import type { JointAction } from "coordlab/world/game.js";
import type { Stream } from "coordlab/world/random.js";

/** The action of rebooting; 0 leaves the machine alone. */
export const reboot = 1;

/** What the team believes the next step is worth, on top of what this one earns. */
export interface SysadminValue {
  readonly rebootCost: number;
  /** For each machine that runs next. */
  readonly running: number;
  /** For each edge whose two machines both run next; this is what neighbours must agree about. */
  readonly pair: number;
}

export const sysadminValue: SysadminValue = { rebootCost: 0.75, running: 1, pair: 1 };

/**
 * The coordination graph of one step: Q(a) = sum of (1 if i runs) - cost of a_i + running P_i(a_i) over machines,
 * + pair P_i(a_i) P_j(a_j) over edges. Cost O(n + edges).
 *
 * @param isRunning `isRunning[i]` is 1 where machine i runs, else 0
 */
export function sysadminGraph(
  network: Topology,
  isRunning: ArrayLike<number>,
  value: SysadminValue = sysadminValue,
): CoordinationGraph {
  const alone = runsNextUnaided(network, isRunning);
  const chance = (i: number, action: number) => (action === reboot ? 1 : alone[i]!);
  const machines = Array.from(alone, (_, i) => ({
    agents: [i],
    payoff: (a: number) =>
      isRunning[i]! - (a === reboot ? value.rebootCost : 0) + value.running * chance(i, a),
  }));
  const pairs = Array.from({ length: network.edges.length / 2 }, (_, e) => {
    const i = network.edges[2 * e]!;
    const j = network.edges[2 * e + 1]!;
    return { agents: [i, j], payoff: (a: number, b: number) => value.pair * chance(i, a) * chance(j, b) };
  });
  return coordinationGraph(new Int32Array(network.agents).fill(2), [...machines, ...pairs]);
}

/** Which machines run after one step, drawn from the stream: one number for each machine. */
export function sysadminStep(
  network: Topology,
  { isRunning, jointAction }: { readonly isRunning: ArrayLike<number>; readonly jointAction: JointAction },
  stream: Stream,
): Uint8Array {
  const alone = runsNextUnaided(network, isRunning);
  return Uint8Array.from(alone, (chance, i) => (stream() < (jointAction[i] === reboot ? 1 : chance) ? 1 : 0));
}

function runsNextUnaided({ agents, edges }: Topology, isRunning: ArrayLike<number>): Float64Array {
  if (isRunning.length !== agents)
    throw new RangeError(`isRunning needs ${agents} entries, got ${isRunning.length}`);
  const near = new Int32Array(agents);
  const up = new Int32Array(agents);
  for (let e = 0; e < edges.length; e += 2) {
    for (const [i, j] of [
      [edges[e]!, edges[e + 1]!],
      [edges[e + 1]!, edges[e]!],
    ] as const) {
      near[i]!++;
      up[i]! += isRunning[j]!;
    }
  }
  return Float64Array.from(near, (count, i) =>
    isRunning[i] ? 0.45 + (0.5 * (1 + up[i]!)) / (1 + count) : 0.05,
  );
}
