/** Teams that learn a one-shot game from the team's payoff alone, with one table an agent. */
import type { JointAction } from "../world/game.js";
import type { Stream } from "../world/random.js";
import { requireFraction, requirePositive, requireWhole } from "../world/require-range.js";

/** Changes as it learns. */
export interface Learner {
  /** The joint action that it thinks best; ties go to the lowest action. A new array in each call. */
  best(): Int32Array;
  learn(jointAction: JointAction, reward: number): void;
  /** How many numbers it keeps. */
  readonly numbers: number;
}

/** The share of an error that an entry takes over: a constant, or a function of how often it has been tried. */
export type LearningRate = number | ((visits: number) => number);

/** The rate by which an entry is the mean of what it was told. @example runningMean(4) // 0.25 */
export const runningMean = (visits: number): number => 1 / visits;

export function rateOf(rate: LearningRate): (visits: number) => number {
  if (typeof rate === "function") return rate;
  requireFraction("rate", rate);
  requirePositive("rate", rate);
  return () => rate;
}

/**
 * Independent Q-learning: each agent takes the others for weather, Q_i(a_i) += rate (r - Q_i(a_i)), and so values
 * an action by the mean over what the others happened to play.
 *
 * @param rate in (0, 1]. Default: 0.1.
 * @example independentQ(Int32Array.of(3, 3)).numbers // 6
 * @see Tan (1993); Claus & Boutilier (1998)
 */
export function independentQ(actionCounts: Int32Array, rate: LearningRate = 0.1): Learner {
  return tableLearner(actionCounts, rate, (step, own) => step * own);
}

/**
 * Hysteretic Q-learning: as {@link independentQ}, but bad news counts `caution` times as much as good, since it may
 * be the partner's fault. So an action is worth nearly the best that was ever seen with it.
 *
 * @param caution in [0, 1]. Default: 0.01.
 * @example trainTeam(climbing, hystereticQ(climbing.actionCounts), { steps: 2000 }, seededStream(1)) // 11
 * @see Matignon, Laurent & Le Fort-Piat (2007), Hysteretic Q-learning
 */
export function hystereticQ(actionCounts: Int32Array, rate: LearningRate = 0.1, caution = 0.01): Learner {
  requireFraction("caution", caution);
  return tableLearner(actionCounts, rate, (step, own) => step * own * (own < 0 ? caution : 1));
}

/**
 * Value decomposition (VDN): Q(a) = sum of Q_i(a_i), a coordination graph without edges. Each entry takes an equal
 * share of the *team's* error, Q_i(a_i) += rate (r - Q(a)) / n.
 *
 * @param rate in (0, 1]. Default: 0.1.
 * @example trainTeam(climbing, valueDecomposition(climbing.actionCounts), { steps: 2000 }, seededStream(1)) // 5
 * @see Sunehag et al. (2018), Value-decomposition networks for cooperative multi-agent learning
 */
export function valueDecomposition(actionCounts: Int32Array, rate: LearningRate = 0.1): Learner {
  return tableLearner(actionCounts, rate, (step, _, team) => (step * team) / actionCounts.length);
}

/** Every table's entry moves by `move(rate, r - Q_i(a_i), r - sum of Q_i(a_i))`. */
function tableLearner(
  actionCounts: Int32Array,
  rate: LearningRate,
  move: (step: number, own: number, team: number) => number,
): Learner {
  const { q, visit, best, numbers } = agentTables(actionCounts);
  const share = rateOf(rate);
  return {
    best,
    numbers,
    learn(a, reward) {
      const team = q.reduce((error, values, i) => error - values[a[i]!]!, reward);
      for (const [i, values] of q.entries()) {
        const action = a[i]!;
        values[action]! += move(share(visit(i, action)), reward - values[action]!, team);
      }
    },
  };
}

export interface MixingSettings {
  /** Default: 8. */
  readonly hidden?: number;
  /** Of a gradient step, for tables and mixer alike. Default: 0.01. */
  readonly rate?: number;
  /** Largest error that a step takes in; `Infinity` for all of it. Default: 10. */
  readonly clip?: number;
  /** Weights are drawn from [0, start). Default: 0.5. */
  readonly start?: number;
}

/**
 * Monotone mixing (QMIX without states): Q(a) = |v| . elu(|W| q + b) + c with q_i = Q_i(a_i). The team's value never
 * falls when an agent's own rises, so each may maximise alone.
 *
 * @example monotoneMixing(Int32Array.of(3, 3), { hidden: 8 }, seededStream(1)).numbers // 39
 * @see Rashid et al. (2018), QMIX: monotonic value function factorisation
 */
export function monotoneMixing(
  actionCounts: Int32Array,
  { hidden = 8, rate = 0.01, clip = 10, start = 0.5 }: MixingSettings,
  stream: Stream,
): Learner {
  requireWhole("hidden", 1, hidden);
  rateOf(rate);
  if (!(clip > 0)) throw new RangeError(`clip must be above 0, got ${clip}`);
  requirePositive("start", start);
  const tables = agentTables(actionCounts);
  const n = actionCounts.length;
  const weights = Float64Array.from({ length: hidden * n }, () => start * stream());
  const bias = new Float64Array(hidden);
  const out = Float64Array.from({ length: hidden }, () => start * stream());
  const [input, active] = [new Float64Array(hidden), new Float64Array(hidden)];
  let constant = 0;
  return {
    best: tables.best,
    numbers: tables.numbers + weights.length + 2 * hidden + 1,
    learn(a, reward) {
      const own = tables.q.map((values, i) => values[a[i]!]!);
      let error = reward - constant;
      for (let h = 0; h < hidden; h++) {
        input[h] = own.reduce((sum, q, i) => sum + Math.abs(weights[h * n + i]!) * q, bias[h]!);
        active[h] = input[h]! > 0 ? input[h]! : Math.exp(input[h]!) - 1;
        error -= Math.abs(out[h]!) * active[h]!;
      }
      const step = rate * Math.max(-clip, Math.min(clip, error));
      constant += step;
      for (let h = 0; h < hidden; h++) {
        const back = Math.abs(out[h]!) * (input[h]! > 0 ? 1 : Math.exp(input[h]!));
        out[h]! += step * active[h]! * Math.sign(out[h]!);
        bias[h]! += step * back;
        for (let i = 0; i < n; i++) {
          const weight = weights[h * n + i]!;
          tables.q[i]![a[i]!]! += step * back * Math.abs(weight);
          weights[h * n + i]! += step * back * own[i]! * Math.sign(weight);
        }
      }
    },
  };
}

/** One table an agent, all 0 at first, and each agent's own best action. */
function agentTables(actionCounts: Int32Array) {
  for (const count of actionCounts) requireWhole("an agent's number of actions", 1, count);
  const q = Array.from(actionCounts, (count) => new Float64Array(count));
  const visits = Array.from(actionCounts, (count) => new Int32Array(count));
  return {
    q,
    visit: (agent: number, action: number): number => ++visits[agent]![action]!,
    best: (): Int32Array => Int32Array.from(q, (values) => values.indexOf(Math.max(...values))),
    numbers: q.reduce((sum, { length }) => sum + length, 0),
  };
}
