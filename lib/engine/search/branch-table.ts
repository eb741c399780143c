/**
 * What an AND/OR search remembers of the branches it has been through: a hash table of fixed size that forgets
 * the older of two entries in one place. An entry is found by agent and context, the number of the actions of
 * the agents that the branch depends on, and is never mistaken for another's.
 */
import type { Action, Agent } from "coordlab/world/game.js";

export class BranchTable {
  private readonly agents: Int32Array;
  private readonly contexts: Float64Array;
  private readonly bounds: Float64Array;
  private readonly actions: Int32Array;
  private readonly mask: number;

  /** @param most the number of different entries there can be; at most 2^18 places are made */
  constructor(most: number) {
    const entries = 2 ** Math.ceil(Math.log2(Math.max(16, Math.min(most, 1 << 18))));
    this.mask = entries - 1;
    this.agents = new Int32Array(entries).fill(-1);
    this.contexts = new Float64Array(entries);
    this.bounds = new Float64Array(entries);
    this.actions = new Int32Array(entries);
  }

  /** The place of an entry, or -1. */
  find(agent: Agent, context: number): number {
    const at = this.placeOf(agent, context);
    return this.agents[at] === agent && this.contexts[at] === context ? at : -1;
  }

  /** The most that the branch pays. */
  bound(place: number): number {
    return this.bounds[place]!;
  }

  /** The agent's action in a joint action of the branch that pays its bound; -1 if none is known. */
  action(place: number): Action {
    return this.actions[place]!;
  }

  set(agent: Agent, context: number, bound: number, action: Action): void {
    const at = this.placeOf(agent, context);
    this.agents[at] = agent;
    this.contexts[at] = context;
    this.bounds[at] = bound;
    this.actions[at] = action;
  }

  private placeOf(agent: Agent, context: number): number {
    const low = context | 0;
    const high = (context / 0x100000000) | 0;
    let hash = Math.imul(low ^ Math.imul(agent, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(high, 0xc2b2ae35);
    hash = Math.imul(hash ^ (hash >>> 15), 0x27d4eb2f);
    return (hash ^ (hash >>> 13)) & this.mask;
  }
}
