/** What a team loses by choosing alone: how much, in which of the three ways, and what it would take to win it back. */

import { centralPlanner } from "coordlab/mechanisms/baselines.js";
import { bestJointAction } from "coordlab/mechanisms/best-joint-action.js";
import { hashOwnership, keepRight, lowestId, rotating } from "coordlab/mechanisms/conventions.js";
import { independent } from "coordlab/mechanisms/independent.js";
import { roles } from "coordlab/mechanisms/roles.js";
import { type Estimate, estimate } from "coordlab/world/estimate.js";
import type { Ledger } from "coordlab/world/ledger.js";
import type { Mechanism } from "coordlab/world/mechanism.js";
import { seededStream } from "coordlab/world/random.js";
import type { Scenario } from "coordlab/world/scenario.js";
import { simulate } from "coordlab/world/simulate.js";

/** Shares of what a central planner earns in the same worlds; losses, so that 0 is nothing lost. */
export interface Loss {
  readonly scenario: string;
  /** Lost by independent choice, with a 95 % interval over the worlds. */
  readonly lost: Estimate;
  /** The same loss by the way in which it happened; the three add up to it. */
  readonly collisions: number;
  readonly duplicated: number;
  readonly missed: number;
  /** Lost by the best of six silent rules: they cannot know what only one agent knows. */
  readonly silent: number;
  /** Lost by the best joint action of the step: it does not look ahead. */
  readonly thisStep: number;
}

/** Somebody who knows everything now and nothing of what comes next. */
const planTheStep: Mechanism = {
  name: "best joint action of the step",
  rung: "baseline",
  silent: false,
  unsuited: () => undefined,
  team: () => (world, _channel, jointAction) => bestJointAction(world, jointAction),
};

const silentRules = [independent, lowestId, rotating, hashOwnership, keepRight, roles()];

export interface LossOptions {
  readonly worlds: number;
  readonly steps: number;
}

/**
 * Measures the loss in `worlds` worlds of `steps` steps; all mechanisms meet the same worlds. A loss is split by
 * the agent-steps that came to nothing in each of the three ways.
 */
export function whatIsLost(
  scenarios: Readonly<Record<string, Scenario>>,
  options: LossOptions,
  seed: number,
): Loss[] {
  return Object.entries(scenarios).map(([name, scenario]) => {
    const lostBy = lostIn(scenario, options, seed);
    const ways = { collided: 0, duplicated: 0, alone: 0 };
    const lost = lostBy(independent, ({ perAgent }) => {
      for (const way of ["collided", "duplicated", "alone"] as const) ways[way] += sum(perAgent[way]);
    });
    const all = Math.max(1, ways.collided + ways.duplicated + ways.alone);
    const suited = silentRules.filter((rule) => rule.unsuited(scenario) === undefined);
    return {
      scenario: name,
      lost,
      collisions: lost.mean * (ways.collided / all),
      duplicated: lost.mean * (ways.duplicated / all),
      missed: lost.mean * (ways.alone / all),
      silent: Math.min(...suited.map((rule) => lostBy(rule).mean)),
      thisStep: lostBy(planTheStep).mean,
    };
  });
}

/** The share of the planner's reward that independent choice loses, and no more than that. */
export function lostAlone(scenario: Scenario, options: LossOptions, seed: number): Estimate {
  return lostIn(scenario, options, seed)(independent);
}

/** What a mechanism loses in a scenario; the planner is run once a world. */
function lostIn(scenario: Scenario, { worlds, steps }: LossOptions, seed: number) {
  const best = new Map<string, number>();
  const run = (mechanism: Mechanism, world: string): Ledger =>
    simulate(scenario, mechanism, steps, seededStream(world));
  const most = (world: string): number => {
    const known = best.get(world) ?? run(centralPlanner, world).reward;
    best.set(world, known);
    return known;
  };
  return (mechanism: Mechanism, see: (ledger: Ledger) => void = () => {}): Estimate =>
    estimate(
      worlds,
      (world) => {
        const ledger = run(mechanism, world);
        see(ledger);
        return most(world) === 0 ? 0 : 1 - ledger.reward / most(world);
      },
      seed,
    );
}

/**
 * Spearman's rank correlation of two lists without ties: 1 if they order alike, -1 if the other way round.
 *
 * @example rankCorrelation([1, 2, 3], [9, 8, 7]) // -1
 */
export function rankCorrelation(left: readonly number[], right: readonly number[]): number {
  const n = left.length;
  const [a, b] = [ranksOf(left), ranksOf(right)];
  const squares = a.reduce((total, rank, i) => total + (rank - b[i]!) ** 2, 0);
  return 1 - (6 * squares) / (n * (n * n - 1));
}

const ranksOf = (values: readonly number[]): number[] =>
  values.map((value) => values.filter((other) => other < value).length);

function sum(counts: Int32Array): number {
  return counts.reduce((total, count) => total + count, 0);
}
