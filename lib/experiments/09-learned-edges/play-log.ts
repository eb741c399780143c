/** What a team has played and what it was paid: the material of fits and tests. */

import type { OneShotGame } from "coordlab/learning/games.js";
import type { JointAction } from "coordlab/world/game.js";
import { jointActionCount } from "coordlab/world/game.js";
import { below, normal, type Stream } from "coordlab/world/random.js";
import { requireAtLeast, requireFraction, requireWhole } from "coordlab/world/require-range.js";

export interface PlayLog {
  readonly actionCounts: Int32Array;
  /** `jointActions[row]` was played. */
  readonly jointActions: readonly JointAction[];
  /** `rewards[row]` was paid. */
  readonly rewards: Float64Array;
}

export interface Logging {
  readonly rows: number;
  /** Standard deviation of what is added to each reward. Default: 0. */
  readonly noise?: number;
  /** What the team plays when it does not explore. Default: action 0 of everybody. */
  readonly habit?: JointAction;
  /** The chance that an agent tries an action at random. Default: 1. */
  readonly explore?: number;
}

/**
 * Lets a team play and writes down what it is paid; each agent explores by itself.
 *
 * @example playLog(climbing, { rows: 3, explore: 0 }, seededStream(1)).rewards // Float64Array.of(11, 11, 11)
 */
export function playLog(
  { actionCounts, payoff }: OneShotGame,
  { rows, noise = 0, habit = new Int32Array(actionCounts.length), explore = 1 }: Logging,
  stream: Stream,
): PlayLog {
  requireWhole("rows", 1, rows);
  requireAtLeast("noise", 0, noise);
  requireFraction("explore", explore);
  const jointActions = Array.from({ length: rows }, () =>
    actionCounts.map((count, i) => (stream() < explore ? below(count, stream) : habit[i]!)),
  );
  const rewards = Float64Array.from(
    jointActions,
    (a) => payoff(a) + (noise > 0 ? noise * normal(stream) : 0),
  );
  return { actionCounts, jointActions, rewards };
}

/**
 * Every joint action once, the last agent fastest, with what it pays.
 *
 * @throws RangeError if there are more than 10 million
 * @example everyJointAction(climbing).rewards[4] // 7
 */
export function everyJointAction({ actionCounts, payoff }: OneShotGame): PlayLog {
  const count = jointActionCount(actionCounts);
  if (count > 1e7) throw new RangeError(`at most 10 million joint actions can be listed, got ${count}`);
  const jointActions = Array.from({ length: Number(count) }, (_, row) => {
    const a = new Int32Array(actionCounts.length);
    for (let i = a.length - 1; i >= 0; i--) {
      a[i] = row % actionCounts[i]!;
      row = Math.floor(row / actionCounts[i]!);
    }
    return a;
  });
  return { actionCounts, jointActions, rewards: Float64Array.from(jointActions, payoff) };
}
