/** Runs a mechanism in a scenario and keeps the books. */
import { Channel } from "./channel.js";
import { type AgentLedger, fairness, type Ledger, type StepLedger } from "./ledger.js";
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

/** The books of a run while it lasts. */
class Books {
  decisions = 0;
  private reward = 0;
  private idle = 0;
  private messages = 0;
  private readonly perAgent: AgentLedger;
  private readonly perStep: StepLedger;
  private readonly spell: Int32Array;

  constructor(agents: number, steps: number) {
    const agentCounts = () => new Int32Array(agents);
    const stepCounts = () => new Int32Array(steps);
    this.perAgent = {
      worked: agentCounts(),
      collided: agentCounts(),
      duplicated: agentCounts(),
      alone: agentCounts(),
      waited: agentCounts(),
      longestWait: agentCounts(),
    };
    this.perStep = {
      reward: new Float64Array(steps),
      collisions: stepCounts(),
      duplicated: stepCounts(),
      missedSynergies: stepCounts(),
      messages: stepCounts(),
    };
    this.spell = agentCounts();
  }

  enter(
    world: SharedWorld,
    step: number,
    result: { reward: number; collisions: number; duplicated: number; missedSynergies: number },
    outcome: Uint8Array,
    messages: number,
  ): void {
    const { worked, collided, duplicated, alone, waited, longestWait } = this.perAgent;
    this.reward += result.reward;
    this.perStep.reward[step] = result.reward;
    this.perStep.collisions[step] = result.collisions;
    this.perStep.duplicated[step] = result.duplicated;
    this.perStep.missedSynergies[step] = result.missedSynergies;
    this.perStep.messages[step] = messages - this.messages;
    this.messages = messages;
    for (let agent = 0; agent < outcome.length; agent++) {
      switch (outcome[agent]) {
        case 1:
          worked[agent]!++;
          this.spell[agent] = 0;
          continue;
        case 2:
          collided[agent]!++;
          break;
        case 3:
          duplicated[agent]!++;
          break;
        case 4:
          alone[agent]!++;
          break;
        default:
          if (world.options(agent).length === 1) continue;
          this.idle++;
      }
      waited[agent]!++;
      const spell = ++this.spell[agent]!;
      if (spell > longestWait[agent]!) longestWait[agent] = spell;
    }
  }

  close(scenario: Scenario, mechanism: Mechanism, channel: Channel): Ledger {
    const { perAgent, perStep } = this;
    return {
      scenario: scenario.name,
      mechanism: mechanism.name,
      agents: scenario.agents,
      steps: perStep.reward.length,
      reward: this.reward,
      worked: total(perAgent.worked),
      collisions: total(perStep.collisions),
      duplicated: total(perStep.duplicated),
      missedSynergies: total(perStep.missedSynergies),
      idle: this.idle,
      ...channel.traffic(),
      decisions: this.decisions,
      perAgent,
      perStep,
      fairness: fairness(perAgent.worked),
    };
  }
}

function total(counts: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) sum += counts[i]!;
  return sum;
}
