/** Four rules for rebooting, in two networks, over many worlds. */

import { ring, star } from "coordlab/graph/topologies.js";
import { estimate } from "coordlab/world/estimate.js";
import { seededStream } from "coordlab/world/random.js";
import { rebootAlone, rebootDown, rebootNone, rebootTogether, sysadminRun } from "./sysadmin-run.js";

export interface RebootRow {
  readonly network: string;
  readonly rule: string;
  /** Mean value a step over the worlds, with its 95 % interval. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const value = { rebootCost: 1, running: 0.2, pair: 1 };

/** Ten machines in a ring and in a star, 100 steps in each world. */
export function rebootRules(worlds: number): RebootRow[] {
  return [{ network: "ring", net: ring(10) } as const, { network: "star", net: star(10) } as const].flatMap(
    ({ network, net }) =>
      [
        { name: "nobody reboots", rule: rebootNone(net) },
        { name: "each for itself", rule: rebootAlone(net, value) },
        { name: "who is down reboots", rule: rebootDown() },
        { name: "best joint action", rule: rebootTogether(net, value) },
      ].map(({ name, rule }) => {
        const run = (seed: string) => sysadminRun(net, { rule, steps: 100, value }, seededStream(seed)).value;
        const { mean, low, high } = estimate(worlds, run);
        return { network, rule: name, value: mean, low, high };
      }),
  );
}
