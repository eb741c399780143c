/** A team of one's own: is it one, what does it lose, and what is the cheapest mechanism that is enough? */
import { checkScenario } from "coordlab/conformance/check-scenario.js";
import { check } from "coordlab/exercise/exercise-check.js";
import { allToAll, centralPlanner } from "coordlab/mechanisms/baselines.js";
import { hashOwnership, lowestId, rotating } from "coordlab/mechanisms/conventions.js";
import { coordinationByGraph } from "coordlab/mechanisms/coordination-graph.js";
import { independent } from "coordlab/mechanisms/independent.js";
import { roles } from "coordlab/mechanisms/roles.js";
import type { Mechanism } from "coordlab/world/mechanism.js";
import type { Scenario } from "coordlab/world/scenario.js";
import { lostAlone } from "../01-why-independent-choice-fails/what-is-lost.js";
import { mechanismTable, type TableRow } from "../02-four-mechanisms/mechanism-table.js";

/** The mechanisms that any team can be put through, from each for itself to everybody telling everybody. */
export const ownMechanisms: readonly Mechanism[] = [
  independent,
  roles(),
  lowestId,
  rotating,
  hashOwnership,
  coordinationByGraph,
  centralPlanner,
  allToAll,
];

/** A row of a measured ladder, in one number each. */
export interface MeasuredRung extends Pick<TableRow, "mechanism"> {
  /** Messages a step, counted by the channel. */
  readonly messages: number;
  /** The share of the planner's reward, with the lower end of its 95 % interval. */
  readonly share: number;
  readonly low: number;
  /** Collisions, work done twice and synergies missed, a step. */
  readonly failures: number;
}

/** Every mechanism in the team's scenario: `runs` worlds of `steps` steps, the same worlds for all. */
export function measuredLadder(
  scenario: Scenario,
  { runs = 200, steps = 40 }: { readonly runs?: number; readonly steps?: number } = {},
): MeasuredRung[] {
  const rows = mechanismTable({ [scenario.name]: scenario }, ownMechanisms, { runs, steps }, 7);
  return rows.flatMap(({ mechanism, share, messages, failures }) =>
    share ? { mechanism, messages: messages!, share: share.mean, low: share.low, failures: failures! } : [],
  );
}

/**
 * Of the rungs whose interval lies at or above `enough`, the one with the fewest messages; of equals the one that earns
 * most. Undefined if none is enough.
 *
 * @example cheapestSufficient([], 0.9) // undefined
 */
export function cheapestSufficient(rungs: readonly MeasuredRung[], enough: number): MeasuredRung | undefined {
  return rungs
    .filter(({ low }) => low >= enough)
    .sort((a, b) => a.messages - b.messages || b.share - a.share)[0];
}

/** Says three things about a team: it keeps the contract of scenarios, it meets, and choosing alone costs it something. */
export function checkTeam(scenario: Scenario): void {
  check(
    `${scenario.name}: the contract of scenarios holds`,
    () => checkScenario(scenario) === undefined,
    "The line above names step, agent, value and rule. A stream must be the only chance in `tasks`.",
  );
  let lost = 0;
  check(
    "choosing alone costs at least a tenth",
    () => {
      lost = lostAlone(scenario, { worlds: 50, steps: 40 }, 7).mean;
      return lost >= 0.1;
    },
    "Do two of them ever want the same thing in the same step? Where nobody meets, nothing is to be coordinated.",
  );
  if (lost > 0) console.log(`  choosing alone loses ${(100 * lost).toFixed(0)} % of what a planner earns`);
}
