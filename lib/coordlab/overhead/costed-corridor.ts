/**
 * The corridor with a fee: when does agreeing pay?
 *
 * A coordinated team crosses in every step in which somebody wants to; a step that several want is contested,
 * and settling it takes one round, which costs a fee c. Independent agents cross only when exactly one wants to,
 * and earn nothing for a collision. So with R steps in which the coordinated team crosses, K of them contested,
 * and U steps in which an independent agent is alone,
 *
 *   coordinated reward = R - c K,    independent reward = U,    break-even fee c* = (R - U) / K.
 *
 * Every contested step is a crossing, so R = K + L with L lone crossings, and c* = 1 + (L - U) / K. With lost
 * demand L = U: the fee breaks even at exactly 1, one crossing saved for one fee. With remembered demand the
 * agents that were made to wait turn up again: in empty steps (L > U, c* above 1) or beside others that would
 * have been alone (L < U, c* below 1).
 */

import type { CorridorSettings, Demand } from "../scenarios/corridor.js";
import type { Stream } from "../world/random.js";
import { requireAtLeast, requireFraction, requireWhole } from "../world/require-range.js";

/** What becomes of a wish that was not granted: gone, or there again in the next step. */
export type Refused = CorridorSettings["refused"];

/** Both teams over the same steps. Independent agents always lose a wish that ends in a collision. */
export interface CostedCorridor {
  /** U: steps in which exactly one agent newly wants to cross. */
  readonly independentReward: number;
  /** R: steps in which the coordinated team crosses. */
  readonly crossings: number;
  /** K: those of them that several wanted, one round each. */
  readonly contested: number;
}

/**
 * Plays both teams on given wishes; of several at the door the lowest number goes first. With lost demand who goes
 * first changes no count. With remembered demand it may: a new wish of an agent that still waits is no second one.
 * O(steps x agents).
 *
 * @param wishes `wishes[step]` has an entry per agent, above 0 for those that newly want to cross
 * @throws RangeError if the steps do not all have the same number of agents
 * @example playCorridor([[1, 1], [0, 0]], "remembered") // { independentReward: 0, crossings: 2, contested: 1 }
 */
export function playCorridor(wishes: readonly ArrayLike<number>[], refused: Refused): CostedCorridor {
  const waiting = new Uint8Array(wishes[0]?.length ?? 0);
  let independentReward = 0;
  let crossings = 0;
  let contested = 0;
  for (const [step, wish] of wishes.entries()) {
    if (wish.length !== waiting.length)
      throw new RangeError(`wishes[${step}] has ${wish.length} entries, wishes[0] has ${waiting.length}`);
    let fresh = 0;
    let wanting = 0;
    for (let agent = 0; agent < waiting.length; agent++) {
      if (wish[agent]! > 0) {
        fresh++;
        waiting[agent] = 1;
      }
      wanting += waiting[agent]!;
    }
    if (fresh === 1) independentReward++;
    if (wanting > 0) crossings++;
    if (wanting > 1) contested++;
    if (refused === "lost") waiting.fill(0);
    else if (wanting > 0) waiting[waiting.indexOf(1)] = 0;
  }
  return { independentReward, crossings, contested };
}

/**
 * The same three counts as expected values, exactly, for agents that want to cross with probability p each
 * step, independently.
 *
 * Only the number j of waiting agents matters, so remembered demand is a Markov chain on 0 .. n-1: from j,
 * the team meets m wishes with the binomial probability of m - j new ones among n - j, and leaves max(0, m - 1).
 * O(steps n^2).
 *
 * @throws RangeError if p is not in [0, 1], agents no whole number of at least 1 or steps of at least 0
 * @example expectedCorridor({ agents: 6, steps: 200, probability: 0.5 }, "lost").independentReward // 18.75
 */
export function expectedCorridor(demand: CorridorDemand, refused: Refused): CostedCorridor {
  const { agents, steps, probability } = requireDemand(demand);
  const fresh = Array.from({ length: agents + 1 }, (_, left) => binomial(left, probability));
  let waiting = Float64Array.from({ length: agents }, (_, j) => (j === 0 ? 1 : 0));
  let crossings = 0;
  let contested = 0;
  for (let step = 0; step < steps; step++) {
    const next = new Float64Array(agents);
    for (let j = 0; j < agents; j++)
      for (let m = j; m <= agents; m++) {
        const chance = waiting[j]! * fresh[agents - j]![m - j]!;
        if (m > 0) crossings += chance;
        if (m > 1) contested += chance;
        next[refused === "lost" ? 0 : Math.max(0, m - 1)]! += chance;
      }
    waiting = next;
  }
  return { independentReward: steps * fresh[agents]![1]!, crossings, contested };
}

export interface CorridorDemand {
  readonly agents: number;
  readonly steps: number;
  /** Of each agent, in each step. */
  readonly probability: number;
}

/**
 * The wishes of a corridor's demand, step by step: what {@link playCorridor} plays on.
 *
 * @param stream for demands that draw from it; the chapter's has streams of its own
 * @throws RangeError if agents is no whole number of at least 1 or steps of at least 0
 * @example corridorWishes({ agents: 6, steps: 200 }, chapterDemand(0.45), seededStream(1)).length // 200
 */
export function corridorWishes(
  { agents, steps }: { readonly agents: number; readonly steps: number },
  demand: Demand,
  stream: Stream,
): Uint8Array[] {
  requireWhole("agents", 1, agents);
  requireWhole("steps", 0, steps);
  return Array.from({ length: steps }, (_, step) => {
    const wants = new Uint8Array(agents);
    demand(step, wants, stream);
    return wants;
  });
}

/**
 * R - c K.
 *
 * @param fee c, in crossings per contested step, at least 0
 * @throws RangeError if the fee is below 0
 */
export function coordinatedReward(corridor: CostedCorridor, fee: number): number {
  requireAtLeast("fee", 0, fee);
  return corridor.crossings - fee * corridor.contested;
}

/** c* = (R - U) / K, the fee at which both teams earn the same; `NaN` if no step is contested. */
export function breakEvenFee({ independentReward, crossings, contested }: CostedCorridor): number {
  return (crossings - independentReward) / contested;
}

/**
 * s = c K / R: the share of the coordinated team's crossing time that goes into rounds, when a crossing takes one
 * step and a round a fee's share of one. The coordinated reward is then (1 - s) R, and the two teams earn the same
 * at s = 1 - U / R. Above 1 where the rounds cost more than all crossings earn; 0 if nobody crosses.
 *
 * @throws RangeError if the fee is below 0
 */
export function corridorSerialFraction({ crossings, contested }: CostedCorridor, fee: number): number {
  requireAtLeast("fee", 0, fee);
  return crossings === 0 ? 0 : (fee * contested) / crossings;
}

function requireDemand(demand: CorridorDemand): CorridorDemand {
  requireWhole("agents", 1, demand.agents);
  requireWhole("steps", 0, demand.steps);
  requireFraction("probability", demand.probability);
  return demand;
}

/** Entry m is the probability of m successes in `trials`. O(trials^2). */
function binomial(trials: number, probability: number): Float64Array {
  let row = Float64Array.of(1);
  for (let t = 1; t <= trials; t++)
    row = Float64Array.from({ length: t + 1 }, (_, m) => {
      const missed = m < t ? row[m]! * (1 - probability) : 0;
      return m > 0 ? missed + row[m - 1]! * probability : missed;
    });
  return row;
}
