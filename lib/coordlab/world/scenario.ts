/**
 * A scenario is a shared world in which agents choose one option a step.
 *
 * An option uses resources, and resources are where choices meet. There are three ways in which they can
 * depend on each other, one for each way in which a team without coordination fails:
 *
 * | kind      | pays                                   | failure          |
 * | --------- | -------------------------------------- | ---------------- |
 * | exclusive | a lone user; two or more all fail      | collision        |
 * | once      | the first user; the others did it again | duplicated work  |
 * | joint     | `seats` users together; fewer get nothing | missed synergy |
 */
import type { Agent } from "./game.js";
import type { Stream } from "./random.js";

/** How the users of a resource depend on each other: only one may use it, one is enough, or several have to. */
export type Interdependence = "exclusive" | "once" | "joint";

/** What several agents may want to use in the same step: a doorway, a page, a shelf. */
export interface SharedResource {
  readonly name: string;
  readonly kind: Interdependence;
  /** How many users it can make use of: 1, or for a joint resource how many it needs. */
  readonly seats: number;
  /** A number of its own among the resources of this moment, 0 .. `slots` - 1 of the world. */
  readonly slot: number;
  /** A number that stays with it for good; what a hash is taken of. */
  readonly key: number;
  /** The standing place it belongs to (site, aisle, lane), by which roles divide the work. */
  readonly place: number;
}

/** One thing that an agent can do in this step, and the resources that it needs for it. */
export interface Option {
  readonly name: string;
  /** Empty for an option that meets nobody. An option works if all its resources grant it. */
  readonly uses: readonly SharedResource[];
  /** What it pays the team if it works, in reward; a once or joint resource pays one of its users. */
  readonly value: number;
  /** What it pays where everybody keeps right; -Infinity if it would break that law. Only where there are lanes. */
  readonly keepingRight?: number;
}

/** What became of an agent's option in a step. */
export const outcomes = ["idle", "worked", "collided", "duplicated", "alone"] as const;
/** The word for what became of an option. */
export type Outcome = (typeof outcomes)[number];
/** The number that stands for each in a trace or a joint outcome. @example outcomeCode.collided // 2 */
export const outcomeCode: Readonly<Record<Outcome, number>> = Object.fromEntries(
  outcomes.map((name, code) => [name, code]),
) as Record<Outcome, number>;

/** A scenario as one reads about it; `start` makes a world to run. */
export interface Scenario {
  readonly name: string;
  readonly agents: number;
  /** What independent choice gets wrong here. */
  readonly failure: "collision" | "duplicated work" | "missed synergy";
  /** Number of standing places among which roles may divide the work. */
  readonly places: number;
  /** Whether it has lanes in which to keep right. */
  readonly lanes?: boolean;
  /** A fresh world; everything random in it is drawn from `stream`. */
  start(stream: Stream): SharedWorld;
}

/** The state of a running scenario. What an agent may see of it is `options` and `contenders`, nothing else. */
export interface SharedWorld {
  readonly step: number;
  /** Upper bound of `SharedResource.slot` at this moment, exclusive. */
  readonly slots: number;
  /** The agent's own options, what looks best to it first; the last one always is to do nothing. */
  options(agent: Agent): readonly Option[];
  /** The same options in the order that everybody knows: by page rank, by shelf number. */
  publicOptions(agent: Agent): readonly Option[];
  /** The agents whom `agent` can see to be able to use the resource now, itself included, ascending. */
  contenders(agent: Agent, resource: SharedResource): readonly Agent[];
  /** Who is already in the resource, in plain sight; undefined where nobody can be, or nobody is. */
  holder?(resource: SharedResource): Agent | undefined;
  /** Whether the agent is out of order for good. It does not act; the others cannot see it. */
  failed?(agent: Agent): boolean;
  /** Moves on by one step after the joint action (`jointAction[i]` indexes `options(i)`) had these outcomes. */
  advance(jointAction: Int32Array, outcome: Uint8Array): void;
  /** Where the scenario needs looking ahead: routes in time. */
  readonly lookahead?: Lookahead;
  /** The state as plain data, for pictures and traces. */
  snapshot?(): unknown;
}

/** Looking several steps ahead: a plan is the options of the next steps, one a step. */
export interface Lookahead {
  /** How many steps ahead plans reach. */
  readonly horizon: number;
  /**
   * A best plan for the agent that uses no taken resource.
   *
   * @param taken whether the resource in this slot is taken `ahead` steps from now (0 is this step)
   * @returns the slots used at each step ahead, and the index of the first option; undefined if there is none
   */
  plan(agent: Agent, taken: (slot: number, ahead: number) => boolean): Route | undefined;
  /** The agents whose plans could touch this agent's within the horizon: the only ones worth asking. */
  near(agent: Agent): readonly Agent[];
}

export interface Route {
  readonly option: number;
  /** `slots[t]` are the slots in use t steps ahead. */
  readonly slots: readonly (readonly number[])[];
  /** Value of the whole route within the horizon. */
  readonly value: number;
}

/** The option to do nothing: the last one of every agent. */
export const idle: Option = { name: "idle", uses: [], value: 0 };
/** The options of an agent that has nothing to do. */
export const nothingToDo: readonly Option[] = [idle];
