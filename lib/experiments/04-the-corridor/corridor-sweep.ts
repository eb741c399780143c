/** The corridor over all demands: simulated and in closed form. */

import { bernoulliDemand, corridor } from "coordlab/scenarios/corridor.js";
import type { Mechanism } from "coordlab/world/mechanism.js";
import { seededStream } from "coordlab/world/random.js";
import { requireWhole } from "coordlab/world/require-range.js";
import { simulate } from "coordlab/world/simulate.js";

export interface DemandRow {
  readonly probability: number;
  readonly mechanism: string;
  /** Simulated crossings a step. */
  readonly crossings: number;
}

/**
 * Crossings a step with lost demand, simulated at each demand for each mechanism. Equal demands meet equal worlds.
 *
 * @throws RangeError if `steps` is not a whole number of at least 1, or an agent count or probability is out of range
 */
export function demandSweep(
  mechanisms: readonly Mechanism[],
  { agents, steps, probabilities }: { agents: number; steps: number; probabilities: readonly number[] },
  seed: number,
): DemandRow[] {
  requireWhole("steps", 1, steps);
  return mechanisms.flatMap((mechanism) =>
    probabilities.map((probability) => {
      const scenario = corridor({ agents, demand: bernoulliDemand(probability), refused: "lost" });
      const { worked } = simulate(scenario, mechanism, steps, seededStream(`${seed}/${probability}`));
      return { probability, mechanism: mechanism.name, crossings: worked / steps };
    }),
  );
}
