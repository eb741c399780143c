/**
 * A run takes one joint action a step, whoever decides it: a mechanism, three hundred phones, a recording. However
 * it was driven, it ends in the same ledger.
 */

import { Channel } from "./channel.js";
import type { JointAction } from "./game.js";
import type { Ledger } from "./ledger.js";
import { LedgerKeeper } from "./ledger-keeper.js";
import { type Stream, seededStream } from "./random.js";
import { Resolver, type StepResult } from "./resolve.js";
import type { Scenario, SharedWorld } from "./scenario.js";

/** One step as it happened, for pictures and for looking back. */
export interface TraceStep {
  readonly step: number;
  /** Index into the agent's options of that step. */
  readonly jointAction: Int32Array;
  /** Names of the chosen options. */
  readonly choices: readonly string[];
  /** Index into `outcomes`, per agent. */
  readonly outcome: Uint8Array;
  /** Whether the agent had anything to do. */
  readonly active: readonly boolean[];
  /** The world's own snapshot from before the step. */
  readonly before: unknown;
}

/**
 * The world, what is said in it, and its books.
 *
 * @example
 * const run = new Run(doorway(), "by hand", seededStream(1));
 * run.take([0, 1]).reward // 1
 */
export class Run {
  readonly world: SharedWorld;
  /** Has one place more than agents: for a planner that is not one of them. */
  readonly channel: Channel;
  /** For whoever decides. The world draws from another stream, so what a driver draws does not change the world. */
  readonly stream: Stream;
  private readonly resolver: Resolver;
  private readonly keeper: LedgerKeeper;

  /**
   * Cost of a step O(n).
   *
   * @param driver who decides; the ledger names it as the mechanism
   */
  constructor(
    readonly scenario: Scenario,
    readonly driver: string,
    stream: Stream,
  ) {
    this.stream = seededStream(stream());
    this.world = scenario.start(stream);
    this.channel = new Channel(scenario.agents + 1);
    this.resolver = new Resolver(scenario.agents);
    this.keeper = new LedgerKeeper(scenario.agents);
  }

  /** What became of each agent's last choice: an index into `outcomes`. */
  get outcome(): Uint8Array {
    return this.resolver.outcome;
  }

  /**
   * Plays one step.
   *
   * @param jointAction `jointAction[i]` indexes `world.options(i)`
   * @param decisions how many options or table cells were looked at to decide. Default: one an agent.
   * @param onStep told what happened, before the world moves on
   * @throws RangeError if an agent has no such option
   */
  take(
    jointAction: JointAction,
    decisions: number = this.scenario.agents,
    onStep?: (step: TraceStep) => void,
  ): StepResult {
    const { world, resolver, outcome } = this;
    const choices = jointAction instanceof Int32Array ? jointAction : Int32Array.from(jointAction);
    this.requireLegal(choices);
    const result = resolver.resolve(world, choices);
    this.keeper.enter(world, result, outcome, this.channel.traffic().messages, decisions);
    onStep?.(traceStep(world, choices, outcome));
    world.advance(choices, outcome);
    return result;
  }

  /** The ledger of the steps taken so far. */
  ledger(): Ledger {
    return this.keeper.ledger(this.scenario, this.driver, this.channel);
  }

  private requireLegal(jointAction: Int32Array): void {
    const { world, driver } = this;
    for (let agent = 0; agent < jointAction.length; agent++) {
      const index = jointAction[agent]!;
      const count = world.options(agent).length;
      if (index < 0 || index >= count)
        throw new RangeError(
          `${driver} chose option ${index} for agent ${agent} in step ${world.step}; it has options 0..${count - 1}`,
        );
    }
  }
}

function traceStep(world: SharedWorld, jointAction: Int32Array, outcome: Uint8Array): TraceStep {
  return {
    step: world.step,
    jointAction: jointAction.slice(),
    choices: Array.from(jointAction, (index, agent) => world.options(agent)[index]!.name),
    outcome: outcome.slice(),
    active: Array.from(jointAction, (_, agent) => world.options(agent).length > 1),
    before: world.snapshot?.(),
  };
}
