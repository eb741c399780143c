/** A role that is a hierarchy: one agent owns the right to break ties, and the others ask. */

import type { Channel } from "coordlab/world/channel.js";
import type { Mechanism } from "coordlab/world/mechanism.js";
import type { Scenario, SharedWorld } from "coordlab/world/scenario.js";

/**
 * Who sees nobody else at a resource that only one can have goes. Where several meet, each asks the coordinator,
 * who lets the one go that has been refused most often, and says so to that one alone; the others wait.
 *
 * A message for each who asks and one for the answer, none where nobody meets. The coordinator's own wish needs
 * no message, and neither does its own permission.
 */
export function tieBreaker(coordinator = 0): Mechanism {
  return {
    name: "coordinator breaks ties",
    rung: "roles",
    silent: false,
    unsuited: ({ failure }: Scenario) =>
      failure === "collision" ? undefined : "there are no ties to break: nobody is in anybody's way",
    team({ agents }) {
      const refused = new Int32Array(agents);
      return (world, channel, jointAction) => {
        const asking = ask(world, channel, coordinator, jointAction);
        for (const contenders of asking.values()) {
          const first = contenders.reduce((a, b) => (refused[b]! > refused[a]! ? b : a));
          for (const agent of contenders) refused[agent] = agent === first ? 0 : refused[agent]! + 1;
          if (first !== coordinator) channel.send(coordinator, first, 1);
          jointAction[first] = 0;
        }
        channel.deliver();
        return agents;
      };
    },
  };
}

/** Sets everybody who meets somebody to wait, and returns who asks for what. */
function ask(
  world: SharedWorld,
  channel: Channel,
  coordinator: number,
  jointAction: Int32Array,
): Map<number, number[]> {
  const asking = new Map<number, number[]>();
  for (let agent = 0; agent < jointAction.length; agent++) {
    const options = world.options(agent);
    const resource = options[0]!.uses[0];
    const meets = resource?.kind === "exclusive" && world.contenders(agent, resource).length > 1;
    jointAction[agent] = meets ? options.length - 1 : 0;
    if (!meets) continue;
    if (agent !== coordinator) channel.send(agent, coordinator, resource.key);
    asking.set(resource.slot, [...(asking.get(resource.slot) ?? []), agent]);
  }
  channel.deliver();
  return asking;
}
