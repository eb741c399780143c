/** The ledger of a run while it lasts. */
import type { Channel } from "./channel.js";
import { type AgentLedger, fairness, type Ledger, type StepLedger } from "./ledger.js";
import type { StepResult } from "./resolve.js";
import { outcomeCode as code, type Scenario, type SharedWorld } from "./scenario.js";

/** Enters every step of one run. How many there will be need not be known: a class decides when to stop. */
export class LedgerKeeper {
  private steps = 0;
  private decisions = 0;
  private reward = 0;
  private idle = 0;
  private messages = 0;
  private readonly perAgent: AgentLedger;
  private perStep = columns(64);
  private readonly spell: Int32Array;

  constructor(agents: number) {
    const agentCounts = () => new Int32Array(agents);
    this.perAgent = {
      worked: agentCounts(),
      collided: agentCounts(),
      duplicated: agentCounts(),
      alone: agentCounts(),
      waited: agentCounts(),
      longestWait: agentCounts(),
    };
    this.spell = agentCounts();
  }

  /** @param messages how many the channel has carried since the run began */
  enter(
    world: SharedWorld,
    result: StepResult,
    outcome: Uint8Array,
    messages: number,
    decisions: number,
  ): void {
    const step = this.steps++;
    if (step === this.perStep.reward.length) this.perStep = columns(2 * step, this.perStep);
    this.decisions += decisions;
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
        case code.worked:
          worked[agent]!++;
          this.spell[agent] = 0;
          continue;
        case code.collided:
          collided[agent]!++;
          break;
        case code.duplicated:
          duplicated[agent]!++;
          break;
        case code.alone:
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

  /** The ledger of the steps so far. */
  ledger(scenario: Scenario, mechanism: string, channel: Channel): Ledger {
    const perAgent = eachColumn(this.perAgent, (column) => column.slice());
    const perStep = eachColumn(this.perStep, (column) => column.slice(0, this.steps));
    return {
      scenario: scenario.name,
      mechanism,
      agents: scenario.agents,
      steps: this.steps,
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

/** Room for this many steps, holding what the old columns hold. */
function columns(steps: number, old?: StepLedger): StepLedger {
  const counts = () => new Int32Array(steps);
  const fresh: StepLedger = {
    reward: new Float64Array(steps),
    collisions: counts(),
    duplicated: counts(),
    missedSynergies: counts(),
    messages: counts(),
  };
  if (old) for (const key of Object.keys(fresh) as (keyof StepLedger)[]) fresh[key].set(old[key]);
  return fresh;
}

function eachColumn<T extends object>(table: T, copy: (column: Int32Array) => unknown): T {
  return Object.fromEntries(Object.entries(table).map(([name, column]) => [name, copy(column)])) as T;
}

function total(counts: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) sum += counts[i]!;
  return sum;
}
