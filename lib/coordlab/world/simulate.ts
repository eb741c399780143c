/** Runs a mechanism in a scenario and keeps the books. */
import type { Ledger } from "./ledger.js";
import type { Mechanism } from "./mechanism.js";
import type { Stream } from "./random.js";
import { requireWhole } from "./require-range.js";
import { Run, type TraceStep } from "./run.js";
import type { Scenario } from "./scenario.js";

/**
 * Simulates `steps` steps and returns the ledger.
 *
 * The stream feeds the world; the mechanism gets a stream of its own, seeded by the first number. Runs with
 * equal streams therefore see the same world, whatever the mechanism draws. Cost O(n) a step beyond what the
 * mechanism itself does.
 *
 * @param onStep called after every step, for traces; leave it out for speed
 * @throws RangeError if the mechanism makes no sense in the scenario, or chooses an option that does not exist
 */
export function simulate(
  scenario: Scenario,
  mechanism: Mechanism,
  steps: number,
  stream: Stream,
  onStep?: (step: TraceStep) => void,
): Ledger {
  requireWhole("steps", 0, steps);
  const unsuited = mechanism.unsuited(scenario);
  if (unsuited !== undefined)
    throw new RangeError(`${mechanism.name} makes no sense in ${scenario.name}: ${unsuited}`);
  const run = new Run(scenario, mechanism.name, stream);
  const team = mechanism.team(scenario, run.stream);
  const jointAction = new Int32Array(scenario.agents);
  for (let step = 0; step < steps; step++) {
    const decisions = team(run.world, run.channel, jointAction, run.outcome);
    run.take(jointAction, decisions, onStep);
  }
  return run.ledger();
}

/** The ledger together with all steps as they happened. */
export function simulateWithTrace(
  scenario: Scenario,
  mechanism: Mechanism,
  steps: number,
  stream: Stream,
): { readonly ledger: Ledger; readonly trace: readonly TraceStep[] } {
  const trace: TraceStep[] = [];
  return { ledger: simulate(scenario, mechanism, steps, stream, (step) => trace.push(step)), trace };
}
