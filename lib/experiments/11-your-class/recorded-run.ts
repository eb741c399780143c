/** A run that has been: a class, a team of another program, replayed choice by choice and word by word. */

import type { Content } from "coordlab/world/channel.js";
import type { Agent } from "coordlab/world/game.js";
import type { Mechanism } from "coordlab/world/mechanism.js";

/** One step of a run as it was played. */
export interface RecordedStep {
  /** `choices[i]` indexes the options that agent i had. */
  readonly choices: ArrayLike<number>;
  /** What was said before the choice, round by round. Default: nothing. */
  readonly said?: readonly (readonly RecordedMessage[])[];
}

/** A message that was sent in the run that was recorded. */
export type RecordedMessage = readonly [from: Agent, to: Agent, content: Content];

/**
 * Chooses what was chosen then and says what was said then; one decision an agent a step.
 *
 * In the scenario and from the stream of the recorded run it ends in the same ledger as that run.
 *
 * @throws RangeError in a step that was not recorded, or that was recorded with another number of agents
 * @example simulate(doorway(), recordedRun("us", [{ choices: [0, 1] }]), 1, seededStream(1)).worked // 1
 */
export function recordedRun(name: string, steps: readonly RecordedStep[]): Mechanism {
  return {
    name,
    rung: "none",
    silent: false,
    unsuited: () => undefined,
    team:
      ({ agents }) =>
      (world, channel, jointAction) => {
        const step = steps[world.step];
        if (!step)
          throw new RangeError(
            `${name} was recorded for ${steps.length} steps; step ${world.step} is not among them`,
          );
        if (step.choices.length !== agents)
          throw new RangeError(
            `${name} has ${step.choices.length} choices in step ${world.step}; there are ${agents} agents`,
          );
        for (const round of step.said ?? []) {
          for (const [from, to, content] of round) channel.send(from, to, content);
          channel.deliver();
        }
        jointAction.set(step.choices);
        return agents;
      },
  };
}
