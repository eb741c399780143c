/** How a joint action pays: one rule for all scenarios, read off the resources that the options use. */
import type { JointAction } from "./game.js";
import { requireWhole } from "./require-range.js";
import { outcomeCode as code, type Option, type SharedWorld } from "./scenario.js";

/** What a joint action came to: the sums of a step. */
export interface StepResult {
  readonly reward: number;
  /** Exclusive resources that more than one agent used. */
  readonly collisions: number;
  /** Users of once and joint resources beyond those it can make use of. */
  readonly duplicated: number;
  /** Joint resources that were used by too few. */
  readonly missedSynergies: number;
}

/**
 * Counts users per resource and decides each agent's outcome (an index into `outcomes`), in O(n).
 *
 * A resolver keeps scratch arrays between steps, so that a step allocates nothing.
 */
export class Resolver {
  private users = new Int32Array(16);
  private served = new Int32Array(16);
  private readonly chosen: Option[];
  readonly outcome: Uint8Array;

  constructor(readonly agents: number) {
    this.outcome = new Uint8Array(agents);
    this.chosen = new Array<Option>(agents);
  }

  /** Resolves one step and fills `outcome`. */
  resolve(world: SharedWorld, jointAction: JointAction): StepResult {
    if (world.slots > this.users.length) {
      this.users = new Int32Array(2 * world.slots);
      this.served = new Int32Array(2 * world.slots);
    }
    const { users, served, chosen, outcome, agents } = this;
    for (let agent = 0; agent < agents; agent++) {
      const options = world.options(agent);
      const index = jointAction[agent]!;
      const option = options[index]!;
      chosen[agent] = option;
      outcome[agent] = index === options.length - 1 ? code.idle : code.worked;
      for (let r = 0; r < option.uses.length; r++) users[option.uses[r]!.slot]!++;
    }
    let reward = 0;
    let collisions = 0;
    let duplicated = 0;
    let missedSynergies = 0;
    for (let agent = 0; agent < agents; agent++) {
      const option = chosen[agent]!;
      let result = outcome[agent]!;
      let paid = true;
      for (let r = 0; r < option.uses.length; r++) {
        const { kind, seats, slot } = option.uses[r]!;
        const count = users[slot]!;
        const position = served[slot]!++;
        if (kind === "exclusive") {
          if (count === 1) continue;
          if (position === 0) collisions++;
          result = code.collided;
        } else if (kind === "joint" && count < seats) {
          if (position === 0) missedSynergies++;
          result = code.alone;
        } else {
          if (position >= seats) {
            duplicated++;
            result = code.duplicated;
          }
          paid = position === 0;
        }
      }
      outcome[agent] = result;
      if (result === code.worked && paid) reward += option.value;
    }
    for (let agent = 0; agent < agents; agent++)
      for (const { slot } of chosen[agent]!.uses) users[slot] = served[slot] = 0;
    return { reward, collisions, duplicated, missedSynergies };
  }
}

/**
 * What a joint action would pay at this moment.
 *
 * @param jointAction `jointAction[i]` indexes `world.options(i)`
 * @throws RangeError if an agent has no such option
 * @example payoffNow(doorway().start(seededStream(1)), [0, 1]) // 1
 */
export function payoffNow(world: SharedWorld, jointAction: JointAction): number {
  for (let agent = 0; agent < jointAction.length; agent++)
    requireWhole(`jointAction[${agent}]`, 0, jointAction[agent]!, world.options(agent).length - 1);
  return new Resolver(jointAction.length).resolve(world, jointAction).reward;
}
