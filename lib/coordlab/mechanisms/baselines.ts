/** The two baselines that every mechanism is compared with: one who knows all, and all who tell all. */
import type { Channel, Content } from "../world/channel.js";
import type { Mechanism } from "../world/mechanism.js";
import type { Stream } from "../world/random.js";
import type { Option, Scenario, SharedWorld } from "../world/scenario.js";
import { bestJointAction, bestRoutes } from "./best-joint-action.js";
import { Reservations } from "./reservations.js";

/**
 * A central planner, not itself an agent: every agent reports what it can do, the planner chooses a best joint
 * action and tells each its part. 2n messages in 2 rounds a step.
 */
export const centralPlanner: Mechanism = {
  name: "central planner",
  rung: "baseline",
  silent: false,
  unsuited: () => undefined,
  team: (scenario, stream) => {
    const choose = chooseBest(scenario, stream);
    const planner = scenario.agents;
    return (world, channel, jointAction) => {
      for (let agent = 0; agent < planner; agent++)
        channel.send(agent, planner, report(world.options(agent)));
      channel.deliver();
      const looked = choose(world, jointAction);
      for (let agent = 0; agent < planner; agent++) channel.send(planner, agent, jointAction[agent]!);
      channel.deliver();
      return looked;
    };
  },
};

/**
 * All-to-all agreement: everybody tells everybody what it can do, and all compute the same best joint action.
 * n (n - 1) messages in 1 round a step.
 */
export const allToAll: Mechanism = {
  name: "all-to-all",
  rung: "baseline",
  silent: false,
  unsuited: () => undefined,
  team: ({ agents, ...rest }, stream) => {
    const choose = chooseBest({ agents, ...rest }, stream);
    return (world, channel, jointAction) => {
      everybodyTellsEverybody(world, channel, agents);
      return agents * choose(world, jointAction);
    };
  },
};

/**
 * A team that talks all the time and still stalls: everybody announces what it would like, and whoever hears
 * that another would like to as well says "after you". Communication is not coordination.
 */
export const politeTalk: Mechanism = {
  name: "polite talk",
  rung: "none",
  silent: false,
  unsuited: () => undefined,
  team:
    ({ agents }) =>
    (world, channel, jointAction) => {
      everybodyTellsEverybody(world, channel, agents);
      for (let agent = 0; agent < agents; agent++) {
        const options = world.options(agent);
        const wish = options[0]!.uses[0];
        const heard = channel.inbox(agent).some(({ content }) => wish && mentions(content, wish.key));
        jointAction[agent] = heard ? options.length - 1 : 0;
      }
      return agents;
    },
};

function everybodyTellsEverybody(world: SharedWorld, channel: Channel, agents: number): void {
  for (let from = 0; from < agents; from++) {
    const content = report(world.options(from));
    for (let to = 0; to < agents; to++) if (to !== from) channel.send(from, to, content);
  }
  channel.deliver();
}

/** What an agent reports: the keys of the resources it could use, best first. */
function report(options: readonly Option[]): readonly number[] {
  return options.flatMap(({ uses }) => uses.map(({ key }) => key));
}

function mentions(content: Content, key: number): boolean {
  return Array.isArray(content) && content[0] === key;
}

function chooseBest(
  { agents }: Scenario,
  stream: Stream,
): (world: SharedWorld, jointAction: Int32Array) => number {
  const reservations = new Reservations(agents);
  return (world, jointAction) =>
    world.lookahead
      ? bestRoutes(world, world.lookahead, reservations, jointAction, 10, stream)
      : bestJointAction(world, jointAction);
}
