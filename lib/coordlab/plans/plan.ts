/**
 * Individual plans, and the world in which they meet. Everything here is plain data, and a JSON file holds
 * it as it stands.
 *
 * Time is counted in whole steps and an action occupies [start, start + duration). Its needs must be true
 * over that whole interval; what it sets becomes true at the end of it, and while it runs nobody may rely
 * on a different value or set one.
 *
 * @see Georgeff (1983); Tsamardinos, Pollack & Horty (2000); Cox & Durfee (2005)
 */

/** What a fact may be equal to. */
export type FactValue = string | number | boolean;

/** Facts and their values, by name: what holds at first, what an action needs, what it sets. */
export type Facts = Readonly<Record<string, FactValue>>;

/** The use of a resource while an action runs or, with `until`, on to the end of a later action. */
export interface Claim {
  readonly resource: string;
  /** An exclusive claim (the default) tolerates no other agent's claim; shared ones tolerate each other. */
  readonly mode?: "exclusive" | "shared";
  /** How much of the resource's capacity a shared claim takes. Default: 1. */
  readonly amount?: number;
  /** A later action of the same plan: the resource is held until that action ends. */
  readonly until?: string;
}

/** A part of a budget that the action uses up. */
export interface Spend {
  readonly budget: string;
  readonly amount: number;
}

/** One action, as it can be performed. */
export interface ActionSpec {
  /** Unique among all actions and alternatives of all plans. */
  readonly id: string;
  /** Steps, at least 1. */
  readonly duration: number;
  readonly claims?: readonly Claim[];
  readonly spends?: readonly Spend[];
  readonly needs?: Facts;
  readonly sets?: Facts;
}

/** Another way to the same end, at a price that is added to the makespan in the cost. */
export interface Alternative extends ActionSpec {
  readonly price: number;
}

/** An action of a plan, with what may be performed in its place. */
export interface PlannedAction extends ActionSpec {
  readonly alternatives?: readonly Alternative[];
}

/** What one agent means to do. It never competes with itself for a resource. */
export interface Plan {
  readonly agent: string;
  readonly actions: readonly PlannedAction[];
  /** Pairs [before, after]; without it the actions are done in the order in which they are listed. */
  readonly order?: readonly (readonly [before: string, after: string])[];
  /** No action starts before. Default: 0. */
  readonly release?: number;
  /** Every action has ended by then. */
  readonly deadline?: number;
}

/** A resource: without a capacity it has room for any number of shared claims. It closes only at the times of `closed`. */
export interface Resource {
  readonly capacity?: number;
  /** Intervals [from, until), one after the other, in which nobody may claim or hold it. */
  readonly closed?: readonly (readonly [from: number, until: number])[];
}

/** What the plans have in common: facts that hold at first, resources to claim, budgets to spend. */
export interface World {
  readonly facts?: Facts;
  readonly resources?: Readonly<Record<string, Resource>>;
  readonly budgets?: Readonly<Record<string, number>>;
}

/** An order between two actions: the first has ended when the second starts. */
export interface Order {
  readonly before: string;
  readonly after: string;
}

/** When each action starts, by its id in the plan, and which alternative is performed in its place. */
export interface Timetable {
  readonly starts: Readonly<Record<string, number>>;
  readonly substitutions: Readonly<Record<string, string>>;
}
