import type { Mechanism } from "../../lib/mechanism.js";
import { allToAll, centralPlanner, politeTalk } from "../../lib/mechanisms/baselines.js";
import {
  afterYou,
  backOff,
  coinFlip,
  hashOwnership,
  keepRight,
  lowestId,
  rendezvous,
  rotating,
  saltedOwnership,
} from "../../lib/mechanisms/conventions.js";
import { coordinationByGraph } from "../../lib/mechanisms/coordination-graph.js";
import { independent } from "../../lib/mechanisms/independent.js";
import { planMerging } from "../../lib/mechanisms/plan-merging.js";
import { reconfiguredRoles, roles } from "../../lib/mechanisms/roles.js";

export const everyMechanism: readonly Mechanism[] = [
  independent,
  afterYou,
  politeTalk,
  roles(),
  reconfiguredRoles,
  lowestId,
  rotating,
  coinFlip(0.5),
  backOff,
  hashOwnership,
  saltedOwnership,
  rendezvous,
  keepRight,
  coordinationByGraph,
  planMerging,
  centralPlanner,
  allToAll,
];
