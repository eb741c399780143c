/** The actions that each agent has left. */
import type { Action, Agent } from "coordlab/world/game.js";

export class LiveActions {
  /** Those of agent i: actions[firstAction[i]] .., size[i] of them. The ones struck out follow. */
  readonly actions: Int32Array;
  readonly size: Int32Array;
  private readonly place: Int32Array;

  constructor(
    counts: Int32Array,
    private readonly firstAction: Int32Array,
  ) {
    this.size = counts.slice();
    this.actions = new Int32Array(firstAction[counts.length]!);
    for (let i = 0; i < counts.length; i++)
      for (let a = 0; a < counts[i]!; a++) this.actions[firstAction[i]! + a] = a;
    this.place = this.actions.slice();
  }

  isLive(agent: Agent, action: Action): boolean {
    return this.place[this.firstAction[agent]! + action]! < this.size[agent]!;
  }

  strike(agent: Agent, action: Action): void {
    const { actions, place } = this;
    const first = this.firstAction[agent]!;
    const last = --this.size[agent]!;
    const at = place[first + action]!;
    const moved = actions[first + last]!;
    actions[first + at] = moved;
    place[first + moved] = at;
    actions[first + last] = action;
    place[first + action] = last;
  }
}
