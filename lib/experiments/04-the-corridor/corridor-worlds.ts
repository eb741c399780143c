/** The corridor in many worlds: what one run's figures are worth. */

import { bernoulliDemand, corridor } from "coordlab/scenarios/corridor.js";
import { estimate } from "coordlab/world/estimate.js";
import type { Ledger } from "coordlab/world/ledger.js";
import type { Mechanism } from "coordlab/world/mechanism.js";
import { seededStream } from "coordlab/world/random.js";
import { simulate } from "coordlab/world/simulate.js";

export interface WorldRow {
  readonly team: string;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Means over worlds of six agents with demand 0.45 in 200 steps, each with its 95 % interval. */
export function overWorlds(
  teams: readonly {
    readonly name: string;
    readonly refused: "lost" | "remembered";
    readonly mechanism: Mechanism;
  }[],
  measure: (ledger: Ledger) => number,
  worlds = 200,
): WorldRow[] {
  return teams.map(({ name, refused, mechanism }) => {
    const scenario = corridor({ agents: 6, demand: bernoulliDemand(0.45), refused });
    const { mean, low, high } = estimate(worlds, (seed) =>
      measure(simulate(scenario, mechanism, 200, seededStream(seed))),
    );
    return { team: name, mean, low, high };
  });
}
