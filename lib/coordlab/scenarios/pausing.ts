/** Any world in which some agents have nothing to do for a while. */
import type { Agent } from "../world/game.js";
import { nothingToDo, type SharedWorld } from "../world/scenario.js";

/** The same world, in which an agent has nothing to do while it pauses; in the world below it does nothing. */
export function pausing(world: SharedWorld, pauses: (agent: Agent) => boolean): SharedWorld {
  return {
    get step() {
      return world.step;
    },
    get slots() {
      return world.slots;
    },
    options: (agent) => (pauses(agent) ? nothingToDo : world.options(agent)),
    publicOptions: (agent) => (pauses(agent) ? nothingToDo : world.publicOptions(agent)),
    contenders: (agent, resource) => world.contenders(agent, resource),
    advance: (jointAction, outcome) => {
      const below = jointAction.slice();
      for (let agent = 0; agent < below.length; agent++)
        if (pauses(agent)) below[agent] = world.options(agent).length - 1;
      world.advance(below, outcome);
    },
    ...(world.snapshot ? { snapshot: () => world.snapshot!() } : {}),
  };
}
