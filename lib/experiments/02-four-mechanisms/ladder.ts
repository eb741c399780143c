/** The settings and mechanisms of the notebook's comparison. */

import { allToAll, centralPlanner } from "coordlab/mechanisms/baselines.js";
import { hashOwnership, keepRight, lowestId, rotating } from "coordlab/mechanisms/conventions.js";
import { coordinationByGraph } from "coordlab/mechanisms/coordination-graph.js";
import { independent } from "coordlab/mechanisms/independent.js";
import { planMerging } from "coordlab/mechanisms/plan-merging.js";
import { roles } from "coordlab/mechanisms/roles.js";
import { twoLanes } from "coordlab/scenarios/airspace.js";
import { bernoulliDemand, corridor } from "coordlab/scenarios/corridor.js";
import { crawlers } from "coordlab/scenarios/crawlers.js";
import { drones } from "coordlab/scenarios/drones.js";
import { lift } from "coordlab/scenarios/lift.js";
import type { Mechanism } from "coordlab/world/mechanism.js";
import type { Scenario } from "coordlab/world/scenario.js";

/** The settings in which the mechanisms are compared, by name. */
export const ladderSettings: Readonly<Record<string, Scenario>> = {
  corridor: corridor({ agents: 6, demand: bernoulliDemand(0.3), refused: "remembered" }),
  crawlers: crawlers({ agents: 8 }),
  "crawlers, sparse": crawlers({ agents: 8, reach: 2, free: 0.8 }),
  lift: lift({ agents: 8 }),
  "lift, sparse": lift({ agents: 8, reach: 3, ready: 0.8 }),
  "drones, two lanes": drones({ agents: 6, map: twoLanes, pads: "by direction" }),
  "drones, narrows": drones({ agents: 6 }),
};

/** The mechanisms that are compared, from each for itself to the central planner. */
export const ladderMechanisms: readonly Mechanism[] = [
  independent,
  roles(),
  lowestId,
  rotating,
  hashOwnership,
  keepRight,
  coordinationByGraph,
  planMerging,
  centralPlanner,
  allToAll,
];

/** In the corridor the senior of those at the door goes first: the lowest ID, under another name. */
export const isRenamed = (scenario: string, mechanism: string): boolean =>
  scenario === "corridor" && mechanism === "roles";
