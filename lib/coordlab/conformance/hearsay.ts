/** Who can know of whom: what messages may have carried, and the world without the rest. */
import { Channel, type Content } from "../world/channel.js";
import type { Agent } from "../world/game.js";
import { nothingToDo, type SharedWorld } from "../world/scenario.js";

/** A channel that keeps track of whom each agent has heard of, directly or through others. */
export class HearsayChannel extends Channel {
  private readonly known: ReadonlyMap<Agent, Set<Agent>>;
  private carried: { readonly to: Agent; readonly of: readonly Agent[] }[] = [];

  constructor(agents: number) {
    super(agents);
    this.known = new Map(Array.from({ length: agents }, (_, agent) => [agent, new Set([agent])]));
  }

  override send(from: Agent, to: Agent, content: Content): void {
    super.send(from, to, content);
    this.carried.push({ to, of: [...this.heardOf(from)] });
  }

  override deliver(): void {
    super.deliver();
    for (const { to, of } of this.carried) for (const agent of of) this.known.get(to)!.add(agent);
    this.carried = [];
  }

  /** The agent itself, and all whose news may have reached it. */
  heardOf(agent: Agent): ReadonlySet<Agent> {
    return this.known.get(agent)!;
  }
}

/**
 * The world as `agent` can know it: its own options, what is in plain sight, and all of those it has heard of; the
 * others have nothing to do. Looking at the state as a whole, or moving on, is for nobody.
 */
export function seenBy(agent: Agent, heardOf: ReadonlySet<Agent>, world: SharedWorld): SharedWorld {
  const known = (other: Agent) => other === agent || heardOf.has(other);
  const { lookahead } = world;
  return {
    get step() {
      return world.step;
    },
    get slots() {
      return world.slots;
    },
    options: (other) => (known(other) ? world.options(other) : nothingToDo),
    publicOptions: (other) => (known(other) ? world.publicOptions(other) : nothingToDo),
    contenders: (other, resource) => world.contenders(other, resource),
    holder: (resource) => world.holder?.(resource),
    failed: (other) => known(other) && world.failed?.(other) === true,
    advance: () => {
      throw new Error("a team chooses; the world moves on by itself");
    },
    ...(lookahead && {
      lookahead: {
        horizon: lookahead.horizon,
        plan: (other, taken) => (known(other) ? lookahead.plan(other, taken) : undefined),
        near: (other) => lookahead.near(other),
      },
    }),
  };
}
