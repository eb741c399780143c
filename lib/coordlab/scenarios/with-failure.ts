/** Any scenario with an agent that breaks down on the way. */
import type { Agent } from "../world/game.js";
import { requireWhole } from "../world/require-range.js";
import type { Scenario, SharedWorld } from "../world/scenario.js";
import { pausing } from "./pausing.js";

/**
 * The same scenario in which `agent` stops for good at the beginning of step `step`. The others cannot see it:
 * they count on it as before.
 *
 * @throws RangeError if the agent does not exist or `step` is not a whole number of at least 0; and when a world is
 * started, if it looks ahead
 */
export function withFailure(scenario: Scenario, agent: Agent, step: number): Scenario {
  requireWhole("agent", 0, agent, scenario.agents - 1);
  requireWhole("step", 0, step);
  return {
    ...scenario,
    name: `${scenario.name}, agent ${agent} fails`,
    start: (stream) => failing(scenario.start(stream), agent, step),
  };
}

function failing(world: SharedWorld, broken: Agent, step: number): SharedWorld {
  if (world.lookahead)
    throw new RangeError("an agent in the air cannot fail: others would be left without a way");
  const failed = (agent: Agent) => agent === broken && world.step >= step;
  return Object.assign(pausing(world, failed), { failed });
}
