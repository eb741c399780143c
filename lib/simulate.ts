/** Runs a mechanism in a scenario and keeps the books. */
import { Books } from "./books.js";
import { Channel } from "./channel.js";
import type { Ledger } from "./ledger.js";
import type { Mechanism } from "./mechanism.js";
import { type Stream, seededStream } from "./random.js";
import { requireWhole } from "./range.js";
import { Resolver } from "./resolve.js";
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
 * Simulates `steps` steps and returns the ledger.
 *
 * The stream feeds the world; the mechanism gets a stream of its own, seeded by the first number. Runs with
 * equal streams therefore see the same world, whatever the mechanism draws. Cost O(n) a step beyond what the
 * mechanism itself does.
 *
 * @param onStep called after every step, for traces; leave it out for speed
 * @throws RangeError if the mechanism makes no sense in the scenario, or chooses an option that does not exist
 */
export function simulate(
  scenario: Scenario,
  mechanism: Mechanism,
  steps: number,
  stream: Stream,
  onStep?: (step: TraceStep) => void,
): Ledger {
  requireWhole("steps", 0, steps);
  const unsuited = mechanism.unsuited(scenario);
  if (unsuited !== undefined)
    throw new RangeError(`${mechanism.name} makes no sense in ${scenario.name}: ${unsuited}`);
  const { agents } = scenario;
  const team = mechanism.team(scenario, seededStream(stream()));
  const world = scenario.start(stream);
  // One place more than agents: for a planner that is not one of them.
  const channel = new Channel(agents + 1);
  const resolver = new Resolver(agents);
  const jointAction = new Int32Array(agents);
  const books = new Books(agents, steps);
  for (let step = 0; step < steps; step++) {
    const before = onStep ? world.snapshot?.() : undefined;
    books.decisions += team(world, channel, jointAction, resolver.outcome);
    requireLegal(world, mechanism, jointAction);
    const result = resolver.resolve(world, jointAction);
    books.enter(world, step, result, resolver.outcome, channel.traffic().messages);
    onStep?.(traceStep(world, jointAction, resolver.outcome, before));
    world.advance(jointAction, resolver.outcome);
  }
  return books.close(scenario, mechanism, channel);
}

/** The ledger together with all steps as they happened. */
export function simulateWithTrace(
  scenario: Scenario,
  mechanism: Mechanism,
  steps: number,
  stream: Stream,
): { readonly ledger: Ledger; readonly trace: readonly TraceStep[] } {
  const trace: TraceStep[] = [];
  return { ledger: simulate(scenario, mechanism, steps, stream, (step) => trace.push(step)), trace };
}

function requireLegal(world: SharedWorld, mechanism: Mechanism, jointAction: Int32Array): void {
  for (let agent = 0; agent < jointAction.length; agent++) {
    const index = jointAction[agent]!;
    const count = world.options(agent).length;
    if (index < 0 || index >= count)
      throw new RangeError(
        `${mechanism.name} chose option ${index} for agent ${agent} in step ${world.step}; it has options 0..${count - 1}`,
      );
  }
}

function traceStep(
  world: SharedWorld,
  jointAction: Int32Array,
  outcome: Uint8Array,
  before: unknown,
): TraceStep {
  return {
    step: world.step,
    jointAction: jointAction.slice(),
    choices: Array.from(jointAction, (index, agent) => world.options(agent)[index]!.name),
    outcome: outcome.slice(),
    active: Array.from(jointAction, (_, agent) => world.options(agent).length > 1),
    before,
  };
}
