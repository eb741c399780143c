/** Any scenario as a room with seats: some stay empty, somebody comes late, somebody leaves. */

import { pausing } from "coordlab/scenarios/pausing.js";
import type { Agent } from "coordlab/world/game.js";
import type { Scenario, SharedWorld } from "coordlab/world/scenario.js";

/** Whether somebody sits in the agent's seat in this step. */
export type Seating = (agent: Agent, step: number) => boolean;

/**
 * The same scenario in which an agent acts only while its seat is taken. An empty seat is in plain sight: nobody
 * counts on it.
 *
 * @param taken asked anew at every look, so it must not change its mind about a step once that step has begun
 * @throws RangeError when a world is started, if it looks ahead
 */
export function withSeats(scenario: Scenario, taken: Seating): Scenario {
  return {
    ...scenario,
    start: (stream) => seated(scenario.start(stream), taken),
  };
}

function seated(world: SharedWorld, taken: Seating): SharedWorld {
  if (world.lookahead)
    throw new RangeError("a seat in the air cannot be empty: others would be left without a way");
  const sits = (agent: Agent) => taken(agent, world.step);
  return Object.assign(
    pausing(world, (agent) => !sits(agent)),
    {
      contenders: (...[agent, resource]: Parameters<SharedWorld["contenders"]>) =>
        world.contenders(agent, resource).filter(sits),
    },
  );
}
