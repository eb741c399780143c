/** Table 29.5.1 of the chapter re-made from measurements: what each mechanism costs and earns where. */

import { centralPlanner } from "coordlab/mechanisms/baselines.js";
import { type Estimate, estimate } from "coordlab/world/estimate.js";
import type { Mechanism, Rung } from "coordlab/world/mechanism.js";
import { seededStream } from "coordlab/world/random.js";
import { requireWhole } from "coordlab/world/require-range.js";
import type { Scenario } from "coordlab/world/scenario.js";
import { simulate } from "coordlab/world/simulate.js";

/** One mechanism in one scenario. */
export interface TableRow {
  readonly scenario: string;
  readonly mechanism: string;
  readonly rung: Rung;
  /** Why the mechanism makes no sense there; the figures are then missing. */
  readonly unsuited?: string;
  /** Messages a step, counted by the channel. */
  readonly messages?: number;
  /** Reward as a share of the central planner's on the same worlds, with a 95 % interval. */
  readonly share?: Estimate;
  /** Collisions, duplicates and missed synergies that are left, a step. */
  readonly failures?: number;
}

/**
 * Runs every mechanism in every scenario, `runs` worlds of `steps` steps each; all mechanisms meet the same
 * worlds. Cost: scenarios x mechanisms x runs x steps, times what a step takes. Where the planner earns nothing, so
 * does the team, and its share is 1.
 *
 * @param scenarios names and the scenarios themselves
 * @throws RangeError if `runs` or `steps` is not a whole number of at least 1
 */
export function mechanismTable(
  scenarios: Readonly<Record<string, Scenario>>,
  mechanisms: readonly Mechanism[],
  { runs, steps }: { readonly runs: number; readonly steps: number },
  seed: number,
): TableRow[] {
  requireWhole("runs", 1, runs);
  requireWhole("steps", 1, steps);
  return Object.entries(scenarios).flatMap(([name, scenario]) => {
    const optimum = new Map<string, number>();
    const best = (runSeed: string) => {
      let reward = optimum.get(runSeed);
      if (reward === undefined) {
        reward = simulate(scenario, centralPlanner, steps, seededStream(runSeed)).reward;
        optimum.set(runSeed, reward);
      }
      return reward;
    };
    return mechanisms.map((mechanism): TableRow => {
      const row = { scenario: name, mechanism: mechanism.name, rung: mechanism.rung };
      const unsuited = mechanism.unsuited(scenario);
      if (unsuited !== undefined) return { ...row, unsuited };
      let messages = 0;
      let failures = 0;
      const share = estimate(
        runs,
        (runSeed) => {
          const ledger = simulate(scenario, mechanism, steps, seededStream(runSeed));
          messages += ledger.messages;
          failures += ledger.collisions + ledger.duplicated + ledger.missedSynergies;
          const most = best(runSeed);
          return ledger.reward === most ? 1 : ledger.reward / most;
        },
        seed,
      );
      return { ...row, messages: messages / (runs * steps), failures: failures / (runs * steps), share };
    });
  });
}

/**
 * The rows that no other row beats: nothing else costs no more messages and earns more, or earns as much for
 * fewer messages. In ascending order of messages.
 *
 * @param tolerance shares closer than this count as equal
 */
export function frontier(rows: readonly TableRow[], tolerance: number = 0.005): TableRow[] {
  const suited = rows.filter(({ share }) => share !== undefined);
  const better = (a: TableRow, b: TableRow) =>
    (a.messages! <= b.messages! && a.share!.mean > b.share!.mean + tolerance) ||
    (a.messages! < b.messages! && a.share!.mean >= b.share!.mean - tolerance);
  return suited
    .filter((row) => !suited.some((other) => better(other, row)))
    .sort((a, b) => a.messages! - b.messages!);
}
