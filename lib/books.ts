/** The books of a run while it lasts: what becomes its ledger in the end. */
import type { Channel } from "./channel.js";
import { type AgentLedger, fairness, type Ledger, type StepLedger } from "./ledger.js";
import type { Mechanism } from "./mechanism.js";
import type { StepResult } from "./resolve.js";
import type { Scenario, SharedWorld } from "./scenario.js";

/** Enters every step of one run, and closes with the run's ledger. */
export class Books {
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

  enter(world: SharedWorld, step: number, result: StepResult, outcome: Uint8Array, messages: number): void {
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
