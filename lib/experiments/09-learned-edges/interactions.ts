/** Who has to agree? In a log of random play it can be tested, pair by pair. */
import type { Agent } from "coordlab/world/game.js";
import { requireFraction } from "coordlab/world/require-range.js";
import { upperTail } from "./f-distribution.js";
import { fitTerms } from "./fit-terms.js";
import type { PlayLog } from "./play-log.js";

/** The test of one pair of agents: how much better the log is explained if the two agree. */
export interface Interaction {
  readonly agents: readonly [Agent, Agent];
  /** What the pair explains beyond its two agents, over what nobody explains. */
  readonly ratio: number;
  /** The chance of this ratio or a larger one if the two have nothing to do with each other. */
  readonly chance: number;
}

/**
 * The F test of every pair (0, 1), (0, 2), ... after each agent's own effect is taken out of the rewards. With m the
 * mean of what is left in a cell of the pair's table and c its rows, d = (|A_i| - 1)(|A_j| - 1), own = sum of
 * (|A_i| - 1) and total the sum of squares:
 *
 *   explained = sum of c m^2,  ratio = (explained / d) / ((total - explained) / (rows - 1 - own - d)).
 *
 * It takes the rest to scatter alike in all cells; play that is not random breaks that. Time O(rows n^2).
 *
 * @throws RangeError if there are not more rows than the agents and a pair have numbers
 * @example pairInteractions(playLog(climbing, { rows: 200 }, seededStream(1)))[0].chance < 1e-9 // true
 * @see Fisher (1925), Statistical methods for research workers
 */
export function pairInteractions(log: PlayLog): Interaction[] {
  const { actionCounts, jointActions } = log;
  const rows = jointActions.length;
  const { left } = fitTerms(
    log,
    Array.from(actionCounts, (_, i) => [i]),
  );
  const total = left.reduce((sum, r) => sum + r * r, 0);
  const own = actionCounts.reduce((sum, count) => sum + count - 1, 0);
  const tests: Interaction[] = [];
  for (let i = 0; i < actionCounts.length; i++)
    for (let j = i + 1; j < actionCounts.length; j++) {
      const d = (actionCounts[i]! - 1) * (actionCounts[j]! - 1);
      const spare = rows - 1 - own - d;
      if (spare < 1) throw new RangeError(`the test needs more than ${1 + own + d} rows, got ${rows}`);
      const explained = explainedBy(i, j, log, left);
      const ratio = explained > 0 ? explained / d / ((total - explained) / spare) : 0;
      tests.push({ agents: [i, j], ratio, chance: ratio > 0 ? upperTail(ratio, d, spare) : 1 });
    }
  return tests;
}

function explainedBy(
  i: Agent,
  j: Agent,
  { actionCounts, jointActions }: PlayLog,
  left: Float64Array,
): number {
  const sums = new Float64Array(actionCounts[i]! * actionCounts[j]!);
  const counts = new Int32Array(sums.length);
  for (let row = 0; row < left.length; row++) {
    const cell = jointActions[row]![i]! * actionCounts[j]! + jointActions[row]![j]!;
    sums[cell]! += left[row]!;
    counts[cell]!++;
  }
  return sums.reduce((sum, s, cell) => sum + (counts[cell]! > 0 ? (s * s) / counts[cell]! : 0), 0);
}

/**
 * The pairs that have to agree (Benjamini & Hochberg 1995): of m tests in order of their chance, all up to the last
 * whose chance is at most `falseShare` k / m at place k. The expected share of false ones among them is `falseShare`
 * or less.
 *
 * @param falseShare in [0, 1]. Default: 0.05.
 * @example keepEdges([{ agents: [0, 1], ratio: 9, chance: 0.001 }, { agents: [0, 2], ratio: 1, chance: 0.4 }]) // [[0, 1]]
 */
export function keepEdges(tests: readonly Interaction[], falseShare: number = 0.05): [Agent, Agent][] {
  requireFraction("falseShare", falseShare);
  const byChance = [...tests].sort((x, y) => x.chance - y.chance);
  const kept = byChance.findLastIndex(({ chance }, k) => chance <= (falseShare * (k + 1)) / tests.length) + 1;
  return byChance.slice(0, kept).map(({ agents: [i, j] }) => [i, j]);
}
