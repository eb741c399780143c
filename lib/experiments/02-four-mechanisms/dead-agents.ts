/** What one dead agent costs, and what the one costs whom all others ask. */

import { centralPlanner } from "coordlab/mechanisms/baselines.js";
import { lowestId, saltedOwnership } from "coordlab/mechanisms/conventions.js";
import { coordinationByGraph } from "coordlab/mechanisms/coordination-graph.js";
import { reconfiguredRoles, roles } from "coordlab/mechanisms/roles.js";
import { crawlers } from "coordlab/scenarios/crawlers.js";
import { withFailure } from "coordlab/scenarios/with-failure.js";
import { type Estimate, estimate } from "coordlab/world/estimate.js";
import type { Mechanism } from "coordlab/world/mechanism.js";
import { seededStream } from "coordlab/world/random.js";
import type { Scenario } from "coordlab/world/scenario.js";
import { simulate } from "coordlab/world/simulate.js";

export interface Failing {
  readonly worlds: number;
  readonly steps: number;
  /** The step in which it breaks. */
  readonly at: number;
}

const share = (worlds: number, of: (world: string) => number): Estimate => estimate(worlds, of, 7);

/** The share of the reward that is lost when `agent` breaks, unnoticed or with the roles reassigned. */
export function lostByFailure(
  scenario: Scenario,
  agent: number,
  { worlds, steps, at }: Failing,
): { readonly unnoticed: Estimate; readonly reassigned: Estimate } {
  const broken = withFailure(scenario, agent, at);
  const lost = (mechanism: Mechanism) =>
    share(worlds, (world) => {
      const run = (place: Scenario, who: Mechanism) =>
        simulate(place, who, steps, seededStream(world)).reward;
      return 1 - run(broken, mechanism) / run(scenario, roles());
    });
  return { unnoticed: lost(roles()), reassigned: lost(reconfiguredRoles) };
}

/** The same for eight crawlers, a site each, by how many pages their common queue keeps. */
export function lostByQueue(
  lengths: readonly number[],
  failing: Failing,
): {
  readonly queue: number;
  readonly what: string;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}[] {
  return lengths.flatMap((queue) => {
    const { unnoticed, reassigned } = lostByFailure(crawlers({ agents: 8, queue }), 3, failing);
    return [
      { queue, what: "nobody notices", share: unnoticed.mean, low: unnoticed.low, high: unnoticed.high },
      { queue, what: "roles reassigned", share: reassigned.mean, low: reassigned.low, high: reassigned.high },
    ];
  });
}

/** What eight crawlers lose if each hashes with a salt of its own, against one hash for all, by queue length. */
export function lostBySalt(queue: number, worlds: number, steps: number, one: Mechanism): Estimate {
  const scenario = crawlers({ agents: 8, queue });
  return share(worlds, (world) => {
    const run = (mechanism: Mechanism) => simulate(scenario, mechanism, steps, seededStream(world)).reward;
    return 1 - run(saltedOwnership) / run(one);
  });
}

/** The planner's team until step `at`; from then on nobody answers, and everybody does `then`. */
function plannerGone(at: number, then: "waits" | "what looks best"): Mechanism {
  return {
    ...centralPlanner,
    name: `planner dies, everybody ${then === "waits" ? "waits" : "for itself"}`,
    team(scenario, stream) {
      const planned = centralPlanner.team(scenario, stream);
      return (world, channel, jointAction, lastOutcome) => {
        if (world.step < at) return planned(world, channel, jointAction, lastOutcome);
        for (let agent = 0; agent < scenario.agents; agent++)
          jointAction[agent] = then === "waits" ? world.options(agent).length - 1 : 0;
        return scenario.agents;
      };
    },
  };
}

/** Whose death costs what: an agent's under three mechanisms, and the planner's. Shares of the reward kept. */
export function keptAfterADeath(
  scenario: Scenario,
  { worlds, steps, at }: Failing,
): { readonly who: string; readonly kept: number; readonly low: number; readonly high: number }[] {
  const broken = withFailure(scenario, 3, at);
  const kept = (who: string, place: Scenario, mechanism: Mechanism, whole: Mechanism) => {
    const { mean, low, high } = share(worlds, (world) => {
      const run = (where: Scenario, how: Mechanism) =>
        simulate(where, how, steps, seededStream(world)).reward;
      return run(place, mechanism) / run(scenario, whole);
    });
    return { who, kept: mean, low, high };
  };
  return [
    kept("a robot, under lowest ID", broken, lowestId, lowestId),
    kept("a robot, on the graph", broken, coordinationByGraph, coordinationByGraph),
    kept("a robot, under the planner", broken, centralPlanner, centralPlanner),
    kept("the planner; each for itself", scenario, plannerGone(at, "what looks best"), centralPlanner),
    kept("the planner; everybody waits", scenario, plannerGone(at, "waits"), centralPlanner),
  ];
}
