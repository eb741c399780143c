/** What agreeing gains in the corridor, over team size, demand and fee. */
import { coordinatedReward, expectedCorridor, type Refused } from "coordlab/overhead/costed-corridor.js";
import type { FeeGain } from "coordlab-figures/charts/gain-surface.js";

/**
 * The gain over a whole grid, in expectation over 200 steps, as in the chapter's run. Rows go through the agents,
 * then the demands, then the fees.
 *
 * @throws RangeError if an entry of the grid is out of its range
 */
export function feeSweep(
  grid: Readonly<Record<"agents" | "demands" | "fees", readonly number[]>>,
  refused: Refused,
): FeeGain[] {
  const steps = 200;
  return grid.agents.flatMap((agents) =>
    grid.demands.flatMap((demand) => {
      const corridor = expectedCorridor({ agents, steps, probability: demand }, refused);
      return grid.fees.map((fee) => {
        const gain = (coordinatedReward(corridor, fee) - corridor.independentReward) / steps;
        return { agents, demand, fee, gain };
      });
    }),
  );
}
