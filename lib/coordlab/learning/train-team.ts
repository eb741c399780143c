/** Trains a learner on a one-shot game, step by step. */
import { below, normal, type Stream } from "../world/random.js";
import { requireAtLeast, requireFraction, requireWhole } from "../world/require-range.js";
import type { OneShotGame } from "./games.js";
import type { Learner } from "./learners.js";

export interface Training {
  readonly steps: number;
  /** The chance that an agent tries an action at random, at each step; 1 is uniform play. Default: {@link fadingExploration}. */
  readonly explore?: (step: number, steps: number) => number;
  /** What is added to the reward: normal noise of that standard deviation, or a draw of your own. Default: 0. */
  readonly noise?: number | ((stream: Stream) => number);
  /** Called before each step. */
  readonly onStep?: (step: number) => void;
}

/** From 1 down to 0.05 over the first half, then level. @example fadingExploration(1000, 4000) // 0.525 */
export const fadingExploration = (step: number, steps: number): number =>
  Math.max(0.05, 1 - (1.9 * step) / steps);

/**
 * Plays `steps` joint actions and tells the learner what each paid. Who does not explore plays its part of the
 * learner's best joint action.
 *
 * @returns what the learner's best joint action pays afterwards, without noise
 * @throws RangeError if a setting or a payoff is out of range
 * @example trainTeam(climbing, valueDecomposition(climbing.actionCounts), { steps: 2000 }, seededStream(1)) // 5
 */
export function trainTeam(game: OneShotGame, learner: Learner, training: Training, stream: Stream): number {
  const { steps, explore = fadingExploration, noise = 0, onStep } = training;
  requireWhole("steps", 1, steps);
  if (typeof noise === "number") requireAtLeast("noise", 0, noise);
  const added = typeof noise === "number" ? () => (noise > 0 ? noise * normal(stream) : 0) : noise;
  const { actionCounts, payoff } = game;
  const exploring = new Uint8Array(actionCounts.length);
  for (let step = 0; step < steps; step++) {
    onStep?.(step);
    const chance = explore(step, steps);
    requireFraction("explore", chance);
    for (let i = 0; i < exploring.length; i++) exploring[i] = Number(stream() < chance);
    // Maximising is the dear part, and not needed while everybody explores
    const played = exploring.includes(0) ? learner.best() : new Int32Array(actionCounts.length);
    for (let i = 0; i < exploring.length; i++) if (exploring[i]) played[i] = below(actionCounts[i]!, stream);
    const paid = payoff(played);
    if (!Number.isFinite(paid))
      throw new RangeError(`a game pays a finite number, got ${paid} for ${played}`);
    learner.learn(played, paid + added(stream));
  }
  return payoff(learner.best());
}
