/** Who has reserved which slot when: the merged plan of a team as far as it is known. */
import type { Agent } from "../world/game.js";
import type { Lookahead, Route, SharedWorld } from "../world/scenario.js";

/** A route and when it is flown. */
export interface Held {
  readonly route: Route;
  /** The step in which the route begins. */
  readonly from: number;
}

/** A table of routes that do not touch: each is planned around those that are already in it. */
export class Reservations {
  private readonly held = new Map<Agent, Held>();
  private readonly taken = new Map<string, Agent>();

  constructor(private readonly agents: number) {}

  copy(): Reservations {
    const twin = new Reservations(this.agents);
    twin.adopt(this);
    return twin;
  }

  adopt(other: Reservations): void {
    if (other === this) return;
    this.held.clear();
    this.taken.clear();
    for (const [agent, held] of other.held) this.held.set(agent, held);
    for (const [key, agent] of other.taken) this.taken.set(key, agent);
  }

  /** Every route that is reserved, with its agent. */
  all(): readonly (readonly [Agent, Held])[] {
    return [...this.held];
  }

  /** The agents whose route has been flown to its end, or who have none. */
  withoutRoute(step: number): Agent[] {
    const list: Agent[] = [];
    for (let agent = 0; agent < this.agents; agent++) {
      const held = this.held.get(agent);
      if (!held || step >= held.from + held.route.slots.length) list.push(agent);
    }
    return list;
  }

  /** Plans a route for the agent around all others' and reserves it. */
  plan(agent: Agent, world: SharedWorld, lookahead: Lookahead): Route | undefined {
    this.release(agent);
    const { step } = world;
    const route = lookahead.plan(agent, (slot, ahead) => this.taken.has(`${slot},${step + ahead}`));
    if (route) this.reserve(agent, route, step);
    return route;
  }

  reserve(agent: Agent, route: Route, from: number): void {
    this.held.set(agent, { route, from });
    route.slots.forEach((slots, ahead) => {
      for (const slot of slots) this.taken.set(`${slot},${from + ahead}`, agent);
    });
  }

  release(agent: Agent): void {
    const held = this.held.get(agent);
    if (!held) return;
    held.route.slots.forEach((slots, ahead) => {
      for (const slot of slots) this.taken.delete(`${slot},${held.from + ahead}`);
    });
    this.held.delete(agent);
  }

  /** Fills in the option that each agent's route has for this step; agents without a route do nothing. */
  follow(world: SharedWorld, jointAction: Int32Array): void {
    for (let agent = 0; agent < this.agents; agent++) {
      const options = world.options(agent);
      jointAction[agent] = options.length - 1;
      const held = this.held.get(agent);
      const needed = held?.route.slots[world.step - held.from];
      if (!needed || needed.length === 0) continue;
      const index = options.findIndex(({ uses }) => sameSlots(uses, needed));
      if (index >= 0) jointAction[agent] = index;
    }
  }
}

function sameSlots(uses: readonly { readonly slot: number }[], needed: readonly number[]): boolean {
  return uses.length === needed.length && uses.every(({ slot }, k) => slot === needed[k]);
}
