/** Table 29.5.1 of the chapter re-made from measurements: what each mechanism costs and earns where. */

import { centralPlanner } from "coordlab/mechanisms/baselines.js";
import type { Channel } from "coordlab/world/channel.js";
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
  /** A step, counted by the channel: messages, those that the busiest agent sends or gets, rounds, bytes. */
  readonly messages?: number;
  readonly busiest?: number;
  readonly rounds?: number;
  readonly bytes?: number;
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
      const sums = { messages: 0, busiest: 0, rounds: 0, bytes: 0, failures: 0 };
      const share = estimate(
        runs,
        (runSeed) => {
          const handled = new Float64Array(scenario.agents + 1);
          const ledger = simulate(scenario, overheard(mechanism, handled), steps, seededStream(runSeed));
          sums.messages += ledger.messages;
          sums.busiest += handled.reduce((most, count) => Math.max(most, count), 0);
          sums.rounds += ledger.rounds;
          sums.bytes += ledger.bytes;
          sums.failures += ledger.collisions + ledger.duplicated + ledger.missedSynergies;
          const most = best(runSeed);
          return ledger.reward === most ? 1 : ledger.reward / most;
        },
        seed,
      );
      const aStep = Object.entries(sums).map(([key, sum]) => [key, sum / (runs * steps)]);
      return { ...row, ...(Object.fromEntries(aStep) as typeof sums), share };
    });
  });
}

/** The same mechanism, with `handled[i]` counting every message that agent i sends or gets. */
function overheard(mechanism: Mechanism, handled: Float64Array): Mechanism {
  if (mechanism.silent) return mechanism;
  return {
    ...mechanism,
    team(scenario, stream) {
      const team = mechanism.team(scenario, stream);
      let heard: Channel | undefined;
      return (world, channel, jointAction, lastOutcome) => {
        heard ??= listening(channel, handled);
        return team(world, heard, jointAction, lastOutcome);
      };
    },
  };
}

function listening(channel: Channel, handled: Float64Array): Channel {
  const send: Channel["send"] = (from, to, content) => {
    channel.send(from, to, content);
    handled[from]!++;
    handled[to]!++;
  };
  return new Proxy(channel, {
    get(target, key) {
      if (key === "send") return send;
      const value: unknown = Reflect.get(target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
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
